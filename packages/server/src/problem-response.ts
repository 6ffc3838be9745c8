import {
  type Problem,
  ProblemError,
  problem,
  problemList,
  retryAfter,
  systemProblem,
} from '@understory/model'

/** The one place where a problem becomes an HTTP answer (RFC 9457). */
export function problemResponse(p: Problem, headers: Record<string, string> = {}): Response {
  const { status } = problemList[p.code]
  const wait_s = retryAfter(p.code)
  return new Response(JSON.stringify(problemBody(p)), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(p.code === 'not-signed-in' && { 'www-authenticate': 'Bearer realm="understory"' }),
      ...(wait_s !== null && { 'retry-after': String(wait_s) }),
      ...headers,
    },
  })
}

export function problemBody(p: Problem) {
  const { status, title } = problemList[p.code]
  return {
    type: `/docs/problems#${p.code}`,
    title,
    status,
    code: p.code,
    detail: p.detail,
    ...(p.where !== undefined && { where: p.where }),
    ...(p.expected !== undefined && { expected: p.expected }),
  }
}

/** Asked too often; in how many seconds again. */
export const tooManyResponse = (wait_s: number): Response =>
  problemResponse(problem('too-many-requests', `Too many requests; ask again in ${wait_s} s.`), {
    'retry-after': String(wait_s),
  })

/** The problem inside an error, or what a failing database, disk or memory means; null when it is a bug. */
export function problemOf(error: unknown): Problem | null {
  if (error instanceof ProblemError) return error.problem
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return problem('deadline-exceeded', 'The question was stopped at its time limit.')
  return systemProblem(error)
}

/** A bug reached the edge: say so without its text, which may hold content. */
export const bugResponse = (): Response =>
  new Response(
    JSON.stringify({
      type: 'about:blank',
      title: 'Something went wrong here',
      status: 500,
      detail: 'This is a fault of the server, not of the request. It was written to the log.',
    }),
    {
      status: 500,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    },
  )

/** Nobody is there to read it: 499, as web servers write it into their logs. */
export const clientGoneResponse = (): Response =>
  new Response(null, { status: 499, headers: { 'cache-control': 'no-store' } })
