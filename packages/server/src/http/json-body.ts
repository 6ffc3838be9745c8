import { fail, ok, problem, type Result } from '@understory/model'
import type { z } from 'zod'
import { defaultMaxBytes, readBody } from './body.ts'

const maxDepth = 32
const jsonType = /^application\/json\s*(;|$)/i

/**
 * The JSON body of a request; an empty one is `{}`. Problems: those of `readBody`, `unsupported-media-type` where the body does not say that it
 * is JSON (other types are those that a form of another site can send), and `bad-request-body`.
 */
export async function readJson(request: Request, maxBytes = defaultMaxBytes): Promise<Result<unknown>> {
  const bytes = await readBody(request, maxBytes)
  if (!bytes.ok) return bytes
  if (bytes.value.length > 0 && !jsonType.test(request.headers.get('content-type') ?? ''))
    return fail(
      problem('unsupported-media-type', 'The body does not say that it is JSON.', {
        where: 'Content-Type',
        expected: 'application/json',
      }),
    )
  let value: unknown
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.value)
    value = text === '' ? {} : JSON.parse(text)
  } catch {
    return fail(problem('bad-request-body', 'The body is not JSON.', { expected: 'a JSON object, in UTF-8' }))
  }
  const fault = unfitPart(value)
  return fault === null ? ok(value) : fail(fault)
}

/** The JSON body of a request in its schema. Problem `bad-request-body` names the first field that is wrong. */
export async function readJsonAs<T extends z.ZodType>(
  request: Request,
  schema: T,
  maxBytes = defaultMaxBytes,
): Promise<Result<z.output<T>>> {
  const body = await readJson(request, maxBytes)
  if (!body.ok) return body
  return parseBody(body.value, schema)
}

/** A body that was read, in its schema. Problem `bad-request-body` names the first field that is wrong. */
export function parseBody<T extends z.ZodType>(value: unknown, schema: T): Result<z.output<T>> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return ok(parsed.data)
  const issue = parsed.error.issues[0]
  return fail(
    problem('bad-request-body', issue?.message ?? 'The body is not right.', {
      where: issue?.path.join('.') || 'body',
      expected: 'the fields that /api/openapi.json names',
    }),
  )
}

/** Why no part of the product could keep this value, or null: NUL and halves of characters are no text, and code that walks values has a stack. */
function unfitPart(root: unknown) {
  let level: unknown[] = [root]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth)
      return problem('bad-request-body', 'The body is nested too deeply.', {
        where: 'body',
        expected: `at most ${maxDepth} levels`,
      })
    const next: unknown[] = []
    for (const value of level) {
      if (typeof value === 'string' && !isText(value)) return notText()
      if (typeof value !== 'object' || value === null) continue
      if (!Array.isArray(value) && !Object.keys(value).every(isText)) return notText()
      for (const part of Object.values(value)) next.push(part)
    }
    level = next
  }
  return null
}

const isText = (value: string): boolean => value.isWellFormed() && !value.includes('\0')

const notText = () =>
  problem('bad-request-body', 'A text holds characters that are no text.', {
    where: 'body',
    expected: 'Unicode without NUL',
  })
