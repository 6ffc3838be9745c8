import { fail, type Problem, type Progress, problem, problemList, type Result } from '@understory/model'
import type { ProgressSink } from './command.ts'
import type { ServerFile } from './server-file.ts'

type Line = { progress: Progress } | { result: unknown } | { problem: Problem }

/** Runs a command inside the server that has the record open, and passes its progress on. */
export async function runRemotely(
  server: ServerFile,
  name: string,
  args: unknown,
  progress: ProgressSink,
): Promise<Result<unknown>> {
  const response = await fetch(new URL(`/api/v1/member/commands/${name}`, server.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ args }),
  }).catch((error: unknown) => error as Error)
  if (response instanceof Error)
    return fail(
      problem('record-unavailable', `The server at ${server.url} does not answer: ${response.message}`),
    )
  if (!response.ok || !response.body) return fail(await refusal(response))
  for await (const line of linesOf(response.body)) {
    const message = JSON.parse(line) as Line
    if ('result' in message) return { ok: true, value: message.result }
    if ('problem' in message) {
      if (message.problem.code in problemList) return fail(message.problem)
      throw new Error(`in the server at ${server.url}: ${message.problem.detail}`)
    }
    progress(message.progress)
  }
  return fail(problem('record-unavailable', `The server at ${server.url} ended before "${name}" did.`))
}

/** The problem in an RFC 9457 answer. */
async function refusal(response: Response): Promise<Problem> {
  const body: { code?: string; detail?: string; expected?: string } = await response.json().catch(() => ({}))
  const code = body.code as keyof typeof problemList | undefined
  const known = code !== undefined && code in problemList ? code : 'record-unavailable'
  return problem(
    known,
    body.detail ?? `The server answered ${response.status}.`,
    body.expected ? { expected: body.expected } : {},
  )
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.trim() !== '') yield line
  }
  if (rest.trim() !== '') yield rest
}
