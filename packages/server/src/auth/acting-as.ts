import { fail, ok, problem, type Result } from '@understory/model'
import type { HatRow } from '@understory/record/people'

export const actingCookie = 'understory-acting-as'
export const actingHeader = 'x-understory-acting-as'

/**
 * The hat of a request: the one its header names, which must hold; else the one of the cookie, if it still holds; else the
 * first that holds. Problem `not-allowed` where none does.
 */
export function actingAs(headers: Headers, hats: readonly HatRow[]): Result<HatRow> {
  const held = hats.filter(hat => hat.holds)
  const named = headers.get(actingHeader)
  if (named !== null) {
    const hat = held.find(one => one.membership === named)
    return hat
      ? ok(hat)
      : fail(
          problem('not-allowed', 'This is no role of yours, or it has ended.', {
            where: actingHeader,
            expected: 'the id of a membership from /api/v1/member/me',
          }),
        )
  }
  const chosen = cookieOf(headers, actingCookie)
  const hat = held.find(one => one.membership === chosen) ?? held[0]
  return hat
    ? ok(hat)
    : fail(
        problem('not-allowed', 'No role of yours holds today.', {
          expected: 'a role that the operator gives',
        }),
      )
}

export function cookieOf(headers: Headers, name: string): string | null {
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return null
}
