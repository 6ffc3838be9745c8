import { fail, ok, problem, type Register, type RegisterOne, type Result } from '@understory/model'
import type { Published } from '@understory/record/published'

const usualPage = 100

export interface RegisterPage {
  readonly limit?: number | undefined
  readonly cursor?: string | null | undefined
}

/** The register of agreements as residents read it, on the city's own day. */
export async function registerPage(
  published: Published,
  city: string,
  now: Date,
  { limit = usualPage, cursor = null }: RegisterPage,
): Promise<Result<Register>> {
  const [found, register] = [await published.city(city), await published.agreements(city, now)]
  if (!found.ok) return found
  if (!register.ok) return register
  const { on, agreements, withheld } = register.value
  const start = cursor === null ? 0 : agreements.findIndex(one => one.id === cursor) + 1
  if (cursor !== null && start === 0)
    return fail(
      problem('bad-parameter', 'No page ended there.', { where: 'cursor', expected: 'the `next` of a page' }),
    )
  const page = agreements.slice(start, start + limit)
  const next = start + limit < agreements.length ? (page.at(-1)?.id ?? null) : null
  return ok({ city: found.value, on, agreements: page, withheld, next })
}

/** One agreement, with what it stands on and what stands on it. Problem not-found. */
export async function registerOne(
  published: Published,
  city: string,
  now: Date,
  id: string,
): Promise<Result<RegisterOne>> {
  const [found, register] = [await published.city(city), await published.agreements(city, now)]
  if (!found.ok) return found
  if (!register.ok) return register
  const { on, agreements, versions } = register.value
  const agreement = agreements.find(one => one.id === id)
  if (!agreement)
    return fail(problem('not-found', 'There is no such agreement in the register.', { where: 'id' }))
  return ok({
    city: found.value,
    on,
    agreement,
    parent: agreements.find(one => one.id === agreement.parent) ?? null,
    children: agreements.filter(one => one.parent === id),
    versions: (versions.get(id) ?? []).map(({ version, state, effectiveOn, endsOn }) => ({
      version,
      state,
      effectiveOn,
      endsOn,
    })),
  })
}
