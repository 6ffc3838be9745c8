import { fail, problem, type Result } from '@understory/model'
import type { PublicLog, Publish } from '@understory/publish'

/** What open routes may see: what is published, and which city is meant when none is named. */
export interface OpenContext {
  readonly publish: Publish
  readonly defaultCity: () => Promise<string | null>
  readonly publicLog?: PublicLog | undefined
  /** Address of the house, without a slash at the end. */
  readonly home: () => string
  /** Where people write about the data. */
  readonly contactEmail?: string | undefined
}

/** The city of a question: the named one, or the server's. */
export async function withCity<T>(
  context: OpenContext,
  query: { readonly city?: string },
  ask: (city: string) => Promise<Result<T>> | Result<T>,
): Promise<Result<T>> {
  const city = query.city ?? (await context.defaultCity())
  if (city !== null) return ask(city)
  return fail(
    problem('which-city', 'The question names no city, and there is not exactly one.', {
      where: 'city',
      expected: 'city= with a name from /api/v1/cities',
    }),
  )
}
