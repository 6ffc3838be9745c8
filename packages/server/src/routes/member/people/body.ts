import { fail, ok, problem, type Result } from '@understory/model'
import type { z } from 'zod'
import { jsonBody } from '../context.ts'

/** The JSON body of a request in its shape. Problem `bad-request-body` names the first field that is wrong. */
export async function bodyOf<T extends z.ZodType>(
  request: Request,
  shape: T,
  most_bytes?: number,
): Promise<Result<z.output<T>>> {
  const body = await jsonBody(request, most_bytes)
  if (!body.ok) return body
  const parsed = shape.safeParse(body.value)
  if (parsed.success && !storable(parsed.data))
    return fail(
      problem('bad-request-body', 'A text holds characters that are no text.', {
        where: 'body',
        expected: 'Unicode without NUL',
      }),
    )
  if (parsed.success) return ok(parsed.data)
  const issue = parsed.error.issues[0]
  const where = issue?.path.join('.')
  return fail(
    problem('bad-request-body', issue?.message ?? 'The body is not right.', {
      where: where || 'body',
      expected: 'the fields that /api/openapi.json names',
    }),
  )
}

/** The record keeps any text but NUL and halves of characters. */
const storable = (value: unknown): boolean => {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0')
  return typeof value !== 'object' || value === null || Object.values(value).every(storable)
}
