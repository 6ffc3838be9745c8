import { fail, ok, ProblemError, problem, type Result } from '@understory/model'

/** What a request body may take: bytes, and time that the server waits for the sender. */
export interface BodyLimits {
  readonly maxBytes: number
  /** How long a sender may be silent. */
  readonly grace_ms: number
}

/** A sender earns a millisecond of waiting with each byte, so it must send at least this much on average. */
export const minBytesPerSecond = 1_000

/** The limit of a JSON body or a form where a route names no other. */
export const defaultMaxBytes = 65_536
/** The limit of the largest form: a file of evidence or a whole plan. */
export const largestFormBytes = 4_300_000

/**
 * The request with a body that ends with a problem past its limits: `payload-too-large` when it grows past `maxBytes`,
 * `request-timeout` when the sender is silent for `grace_ms` or slower than `minBytesPerSecond`. Nothing is read before a route reads it, and
 * no faster than the route reads. The time in which nobody asks for bytes does not count, so an upload to a slow disk goes on.
 */
export function limitBody(request: Request, limits: BodyLimits): Request {
  if (request.body === null) return request
  return withBody(request, limited(request.body, limits))
}

const withBody = (request: Request, body: BodyInit): Request =>
  new Request(request.url, {
    method: request.method,
    headers: request.headers,
    body,
    signal: request.signal,
    duplex: 'half',
  } as RequestInit)

/** How long a sender may still keep the server waiting: at most `grace_ms`, less what it took, more for each byte that came. */
export function createPace(grace_ms: number) {
  let credit_ms = grace_ms
  return {
    left_ms: (): number => Math.max(0, credit_ms),
    spend(waited_ms: number, bytes: number): void {
      credit_ms = Math.min(grace_ms, credit_ms - waited_ms + (bytes / minBytesPerSecond) * 1_000)
    },
  }
}

function limited(body: ReadableStream<Uint8Array>, { maxBytes, grace_ms }: BodyLimits) {
  const reader = body.getReader()
  let bytes = 0
  const pace = createPace(grace_ms)
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const asked = performance.now()
        const next = await readWithin(reader, pace.left_ms())
        if (next === 'late') return controller.error(new ProblemError(tooSlow()))
        if (next.done) return controller.close()
        bytes += next.value.length
        // The rest stays unread: the connection is closed after the answer.
        if (bytes > maxBytes) return controller.error(new ProblemError(tooLargeBody(maxBytes)))
        pace.spend(performance.now() - asked, next.value.length)
        controller.enqueue(next.value)
      },
    },
    { highWaterMark: 0 },
  )
}

/** The next bytes, or `late` when the sender keeps the server waiting for longer. */
async function readWithin(reader: ReadableStreamDefaultReader<Uint8Array>, wait_ms: number) {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>(resolve => {
    timer = setTimeout(resolve, Math.max(0, wait_ms), 'late')
  })
  try {
    return await Promise.race([reader.read(), late])
  } finally {
    clearTimeout(timer)
  }
}

const tooSlow = () =>
  problem('request-timeout', 'The body of the request came too slowly.', {
    where: 'body',
    expected: `at least ${minBytesPerSecond} bytes a second`,
  })

export const tooLargeBody = (maxBytes: number) =>
  problem('payload-too-large', `The body is longer than ${maxBytes} bytes.`, {
    where: 'body',
    expected: `at most ${maxBytes} bytes`,
  })

/**
 * The bytes of a request body: the only way in which a route reads one, uploads of files apart. Stops at the first byte over the
 * limit. Problems: `payload-too-large`, `request-timeout`, and `bad-request-body` when the sender breaks off.
 */
export async function readBody(
  request: Request,
  maxBytes = defaultMaxBytes,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return fail(tooLargeBody(maxBytes))
  const parts: Uint8Array[] = []
  let bytes = 0
  try {
    const reader = request.body?.getReader()
    while (reader) {
      const { done, value } = await reader.read()
      if (done) break
      bytes += value.length
      if (bytes > maxBytes) return fail(tooLargeBody(maxBytes))
      parts.push(value)
    }
  } catch (error) {
    if (error instanceof ProblemError) return fail(error.problem)
    return fail(problem('bad-request-body', 'The request broke off.', { where: 'body' }))
  }
  const all = new Uint8Array(bytes)
  let offset = 0
  for (const part of parts) {
    all.set(part, offset)
    offset += part.length
  }
  return ok(all)
}

/** The request with its whole body in memory, for code of others that reads it itself. */
export async function bufferBody(request: Request, maxBytes = defaultMaxBytes): Promise<Result<Request>> {
  if (request.body === null) return ok(request)
  const bytes = await readBody(request, maxBytes)
  return bytes.ok ? ok(withBody(request, bytes.value)) : bytes
}
