import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Milltown, openMilltown } from './testing.ts'

/** What a JSON schema of the API description may hold. */
interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}
interface Described {
  readonly responses?: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>
  >
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
}

let house: Milltown
let numbers: readonly { readonly path: string; readonly field: string }[]
beforeAll(async () => {
  house = await openMilltown()
  const document = (await (await house.get('/api/openapi.json')).json()) as Document
  numbers = Object.entries(document.paths)
    .filter(([path]) => /^\/api\/v1\/(dialogue|plan|part)(\/|$)/.test(path))
    .flatMap(([path, operations]) =>
      Object.values(operations).flatMap(operation =>
        Object.entries(operation.responses ?? {})
          .filter(([status]) => status.startsWith('2'))
          .flatMap(([, { content }]) => numbersIn(content?.['application/json']?.schema ?? {}, '', document))
          .map(field => ({ path, field })),
      ),
    )
})
afterAll(() => house.close())

/** The fields of an answer that are numbers, such as `statements[].tally.seen`. */
function numbersIn(schema: Schema, at: string, document: Document): string[] {
  const { $ref } = schema
  if ($ref !== undefined) {
    const steps = $ref.replace('#/', '').split('/')
    const found = steps.reduce<unknown>((part, step) => (part as Record<string, unknown>)[step], document)
    return numbersIn(found as Schema, at, document)
  }
  const { type, properties = {}, additionalProperties, items, prefixItems = [] } = schema
  const own = [type].flat().some(one => one === 'integer' || one === 'number') ? [at] : []
  const named = Object.entries(properties).flatMap(([name, part]) =>
    numbersIn(part, at === '' ? name : `${at}.${name}`, document),
  )
  const others =
    typeof additionalProperties === 'object' ? numbersIn(additionalProperties, `${at}.*`, document) : []
  const listed = [...prefixItems, ...(items ? [items] : [])].flatMap(part =>
    numbersIn(part, `${at}[]`, document),
  )
  const either = [schema.anyOf, schema.oneOf, schema.allOf]
    .flatMap(parts => parts ?? [])
    .flatMap(part => numbersIn(part, at, document))
  return own.concat(named, others, listed, either)
}

const rows = [
  ...readFileSync('docs/live-counts.md', 'utf8').matchAll(/^\| `([^`]+)` \| `([^`]+)` \| ([a-z]+)/gm),
].map(([, path = '', field = '', kind = '']) => ({ path, field, kind }))
const covers = (row: (typeof rows)[number], { path, field }: (typeof numbers)[number]): boolean => {
  const pattern = row.field
    .split('*')
    .map(part => part.replaceAll(/[[\].]/g, '\\$&'))
    .join('.*')
  return (path === row.path || path.startsWith(`${row.path}/`)) && new RegExp(`^${pattern}$`).test(field)
}

describe('the list of live counts', () => {
  test('has a row for every number in an open answer about a dialogue or the plan', () => {
    expect(numbers.length).toBeGreaterThan(200)
    expect(numbers.filter(one => !rows.some(row => covers(row, one)))).toEqual([])
  })

  test('has no row for a number that is not there, and says of each what it is', () => {
    expect(rows.filter(row => !numbers.some(one => covers(row, one)))).toEqual([])
    const kinds = new Set(['edition', 'live', 'own', 'fixed', 'official', 'incidents'])
    expect(rows.filter(({ kind }) => !kinds.has(kind))).toEqual([])
  })
})
