import { apiContext } from './api-context.ts'
import type { Context } from './ask.ts'
import { type Sent, troubleOf } from './member.ts'

/** Hands something in as anybody, without an account; a problem comes back for the form to show. */
export async function sendPart<T>(
  context: Context,
  path: string,
  body: unknown,
  shape: { parse(value: unknown): T },
): Promise<Sent<T>> {
  const response = await context.get(apiContext)(`/api/v1/part/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
  if (!response.ok) return { ok: false, trouble: await troubleOf(response) }
  return { ok: true, value: shape.parse(await response.json()) }
}
