import { data } from 'react-router'
import { apiContext } from '../../api/api-context.ts'
import type { Context } from '../../api/ask.ts'

/** An answer about the public log. */
export async function askLog<T>(
  context: Context,
  path: string,
  shape: { parse(value: unknown): T },
): Promise<T> {
  const response = await context.get(apiContext)(`/api/v1/log${path}`)
  if (!response.ok) throw data(await response.json().catch(() => null), { status: response.status })
  return shape.parse(await response.json())
}
