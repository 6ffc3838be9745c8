import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { PublicRelease } from '@understory/record/published'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import type { CatalogueEntry } from './catalogue.ts'
import { catalogueOneOne } from './catalogue-1-1.ts'
import { catalogueThree } from './catalogue-3.ts'

const options = { base: 'https://riverton.example', contactEmail: 'data@riverton.example' }
const id = '0199a0de-1111-7222-8333-444455556666'
const before = '0199a0de-1111-7222-8333-444455550000'
const one: PublicRelease = {
  release: {
    id,
    dataset: 'incidents-by-year',
    number: 2,
    state: 'public',
    title: 'Incidents by year',
    what: 'Reported incidents.',
    disclosure: 'open-exact',
    asOf: '2026-03-04',
    madeAt: '2026-03-04T15:00:00.000Z',
    contentHash: 'a'.repeat(64),
    approved: { role: 'counsel', organisation: 'Office of Riverton', at: '2026-03-05T09:00:00.000Z' },
    supersedes: before,
    supersededBy: null,
  },
  population: 'all',
  notes: ['Not of people.'],
  provenances: ['open'],
  methods: [],
  report: {
    method: { kind: 'open-exact' },
    tables: [],
    audit: null,
    remains: [],
    approvable: true,
    reasons: [],
  },
}
const entry: CatalogueEntry = {
  city: { name: 'riverton', title: 'Riverton', timeZone: 'America/New_York', invented: false },
  one,
  files: [
    {
      name: 'by-year.csv',
      mediaType: 'text/csv; charset=utf-8',
      bytes: 20,
      sha256: 'b'.repeat(64),
      address: `/releases/${id}/files/by-year.csv`,
    },
  ],
}

describe('the catalogue that harvesters read (DCAT-US 1.1)', () => {
  // The fields that https://resources.data.gov/resources/dcat-us/ marks as required for everyone; the rest are for federal agencies.
  const required = 'title description keyword modified publisher contactPoint identifier accessLevel'.split(
    ' ',
  )

  it('has every field that is required of a city, and addresses that are whole', () => {
    const catalogue = catalogueOneOne([entry], options)
    expect(catalogue.conformsTo).toBe('https://project-open-data.cio.gov/v1.1/schema')
    const [dataset] = catalogue.dataset
    for (const field of required) expect(dataset, field).toHaveProperty(field)
    expect(dataset).toMatchObject({
      identifier: 'riverton/incidents-by-year',
      modified: '2026-03-05',
      contactPoint: { hasEmail: 'mailto:data@riverton.example' },
      landingPage: `https://riverton.example/releases/${id}`,
      distribution: [
        {
          downloadURL: `https://riverton.example/releases/${id}/files/by-year.csv`,
          mediaType: 'text/csv',
          format: 'CSV',
        },
      ],
    })
  })

  it('without an address for letters names none', () => {
    const [dataset] = catalogueOneOne([entry], { ...options, contactEmail: null }).dataset
    expect(dataset?.contactPoint).toEqual({ '@type': 'vcard:Contact', fn: 'Riverton, data' })
  })
})

const standard = new URL('../../../../../shared/data/standards/dcat-us-3/jsonschema/', import.meta.url)
const isThere = existsSync(standard)
describe.skipIf(!isThere)('the schema of DCAT-US 3 (skipped without ../shared/data/standards)', () => {
  /** One schema of all definitions. An `$id` inside a property would send its references elsewhere; some definitions are named and missing. */
  const bundled = () => {
    const strip = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(strip)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(
        Object.entries(value)
          .filter(([key, inner]) => !((key === '$id' || key === '$schema') && typeof inner === 'string'))
          .map(([key, inner]) => [key, strip(inner)]),
      )
    }
    const folder = new URL('definitions/', standard)
    const names = readdirSync(folder).map(file => file.replace('.json', ''))
    const text = (name: string) => readFileSync(new URL(`${name}.json`, folder), 'utf8')
    const definitions = Object.fromEntries(names.map(name => [name, strip(JSON.parse(text(name)))]))
    for (const [, name = ''] of JSON.stringify(definitions).matchAll(/#\/definitions\/(\w+)/g))
      definitions[name] ??= { type: 'object' }
    return { definitions, $ref: '#/definitions/Catalog' }
  }
  const faults = (catalogue: unknown) => {
    const ajv = new Ajv({ strict: false, allErrors: true, formats: { iri: /^[a-z]+:\S+$/ } })
    ;(formats as unknown as (ajv: Ajv, names: string[]) => void)(ajv, ['date', 'date-time'])
    return ajv.validate(bundled(), catalogue) ? [] : (ajv.errors ?? [])
  }
  const catalogue = catalogueThree({ title: 'Riverton' }, [entry], options)

  it('accepts the catalogue', () => {
    expect(faults(catalogue)).toEqual([])
    expect(faults(catalogueThree({ title: 'Riverton' }, [], { ...options, contactEmail: null }))).toEqual([])
  })

  it('would refuse one without a publisher, or with a size that is no text', () => {
    const { publisher: _, ...without } = catalogue
    expect(faults(without)).not.toEqual([])
    const [dataset] = catalogue.dataset
    const distribution = [{ ...dataset?.distribution[0], byteSize: 20 }]
    expect(faults({ ...catalogue, dataset: [{ ...dataset, distribution }] })).not.toEqual([])
  })

  it('gives the hash of every file and the version before', () => {
    expect(catalogue.dataset[0]).toMatchObject({
      version: '2',
      previousVersion: `https://riverton.example/releases/${before}`,
      distribution: [{ byteSize: '20', checksum: { checksumValue: 'b'.repeat(64) } }],
    })
  })
})
