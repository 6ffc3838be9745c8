import { type Action, fail, type Member, problem, type Result } from '@understory/model'
import type { Publish } from '@understory/publish'
import type { CityRecord, RecordStore } from '@understory/record'
import type { People } from '@understory/record/people'
import type { Context } from 'hono'
import type { HouseAuth } from '../../auth/house-auth.ts'
import { tooMany } from '../../auth/steps.ts'
import type { RateLimit } from '../../rate-limit.ts'
import type { ImportPath, RunCommand } from '../../types.ts'
import { callerOf } from './signed-in.ts'

/** What routes for signed-in people work with. */
export interface MemberContext {
  readonly record: RecordStore
  readonly publish: Publish
  readonly people: People
  /** Sign-in; null where the house has no session key. */
  readonly auth: HouseAuth | null
  readonly personLimit: RateLimit
  readonly cityRecord: (name: string) => Promise<Result<CityRecord>>
  readonly defaultCity: () => Promise<string | null>
  readonly operatorToken: string | undefined
  readonly runCommand: RunCommand | undefined
  readonly importPath: ImportPath
  readonly uploadDir: string
  readonly maxUploadBytes: number
  readonly addressOf: (c: Context) => { readonly address: string; readonly direct: boolean }
  /** Codes given to people are kept as hashes keyed by this; null where the house has no key. */
  readonly secret: Buffer | null
  /** Something was handed in that answers show: what is kept of them is made anew. */
  readonly onTaken: () => void
  /** Address of the house, without a slash at its end. */
  readonly home: () => string
  readonly now: () => Date
}

/** Who asks, if they may do this; each person and each token has its own limit of requests besides that of the address. */
export async function signedIn(c: Context, context: MemberContext, action: Action): Promise<Result<Member>> {
  const caller = await callerOf(c.req.raw.headers, action, context)
  if (!caller.ok || caller.value.by === 'server-file') return caller
  const wait_s = context.personLimit.take(caller.value.person)
  return wait_s === 0 ? caller : fail(tooMany(wait_s))
}

/** Names that identify no one, where a request is about no city: those of the only city, or else of organisations. */
export async function knownNames(context: MemberContext): Promise<readonly string[]> {
  const name = await context.defaultCity()
  const found = name === null ? null : await context.cityRecord(name)
  if (found?.ok) return found.value.knownNames()
  return (await context.people.organisations()).map(one => one.name)
}

/** The city a caller means and may touch: the token's own, the named one, or the server's. */
export async function cityFor(
  context: MemberContext,
  caller: Member,
  wanted: string | undefined,
): Promise<Result<CityRecord>> {
  if (caller.city !== null && wanted !== undefined && wanted !== caller.city)
    return fail(problem('not-allowed', `This token is for the city ${caller.city}.`, { where: 'city' }))
  const name = wanted ?? caller.city ?? (await context.defaultCity())
  if (name !== null) return await context.cityRecord(name)
  return fail(
    problem('which-city', 'The request names no city, and there is not exactly one.', {
      where: 'city',
      expected: 'city= with a name from /api/v1/cities',
    }),
  )
}

export const okJson = (value: unknown, status = 200): Response =>
  new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  })
