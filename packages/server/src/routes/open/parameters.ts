import { z } from '@hono/zod-openapi'
import {
  exploreFacets,
  isDay,
  type MeasureQuestion,
  placeDimensionPattern,
  plainDimensions,
} from '@understory/model'
import { many, one, type Parameter } from '../../http/query.ts'

const day = z.string().refine(isDay)
const word = z.string().max(200)
const dimension = z
  .string()
  .refine(text => (plainDimensions as readonly string[]).includes(text) || placeDimensionPattern.test(text))

export const cityParameter = {
  city: one(
    z.string().max(60),
    'Name of the city; left out where the server has one.',
    'a name from /api/v1/cities',
  ),
}

export const formatParameter = {
  format: one(z.enum(['json', 'csv']), 'JSON, or a table to download.', 'json or csv'),
}

const placeDimensions = ['district', 'neighborhood', 'csa']
const filterAbout = (name: string) => `Only this ${name}.`

const filters = (names: readonly string[]) =>
  Object.fromEntries(
    names.map(name => [`where.${name}`, many(word, filterAbout(name), 'a code as it appears in answers')]),
  ) as Record<`where.${string}`, Parameter<string> & { repeats: true }>

/** Filters and period that measures and rows share. */
export const filterParameters = {
  from: one(day, 'First day counted.', 'a day, YYYY-MM-DD'),
  to: one(day, 'Last day counted.', 'a day, YYYY-MM-DD'),
  ...filters([...plainDimensions, ...placeDimensions]),
}

export const questionParameters = {
  by: many(
    dimension,
    'Groups; at most three.',
    `one of ${[...plainDimensions, ...placeDimensions].join(', ')}, places also with a version (neighborhood:2020)`,
  ),
  ...filterParameters,
}

export const exploreParameters = filters(exploreFacets)

/** Filters may name a boundary version (`where.neighborhood:2020`): the parameters with those that the query uses. */
export function withVersions<P extends object>(parameters: P, search: URLSearchParams): P {
  const versioned = [...search.keys()]
    .filter(key => key.startsWith('where.') && placeDimensionPattern.test(key.slice(6)))
    .map(key => key.slice(6))
  return versioned.length === 0 ? parameters : { ...parameters, ...filters(versioned) }
}

/** The `where.` values of a parsed query, by dimension. */
export function whereOf(query: object): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(query)
      .filter(([name]) => name.startsWith('where.'))
      .map(([name, values]) => [name.slice(6), values as string[]]),
  )
}

export function questionOf(query: {
  readonly by?: readonly string[]
  readonly from?: string
  readonly to?: string
}): MeasureQuestion {
  return {
    by: [...(query.by ?? [])],
    where: whereOf(query),
    from: query.from ?? null,
    to: query.to ?? null,
  }
}
