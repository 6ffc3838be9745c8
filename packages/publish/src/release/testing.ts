import type { DisclosureReport, PublishedTable } from '../disclosure/index.ts'
import type { ReleaseMaking } from './types.ts'

const kinds = [
  { code: 'robbery', label: 'Robbery, armed or not' },
  { code: 'homicide', label: '=Homicide' },
  { code: '', label: 'Not known' },
]
const years = [
  { code: '2024', label: '2024' },
  { code: '2025', label: '2025' },
]

/** A table with everything that can stand in one: numbers, zero, suppressed, not known, totals, awkward words. */
export const madeUpTable: PublishedTable = {
  name: 'by-kind-and-year',
  title: 'Incidents by kind and year',
  by: ['kind', 'year'],
  where: {},
  unit: 'incidents',
  disclosure: 'suppressed',
  domains: { kind: kinds, year: years },
  cells: [
    { codes: { kind: 'robbery', year: '2024' }, value: 120, status: 'published' },
    { codes: { kind: 'robbery', year: '2025' }, value: 0, status: 'published' },
    { codes: { kind: 'homicide', year: '2024' }, value: null, status: 'suppressed' },
    { codes: { kind: 'homicide', year: '2025' }, value: null, status: 'suppressed' },
    { codes: { kind: '', year: '2024' }, value: 14, status: 'published' },
    { codes: { year: '2024' }, value: 139, status: 'published' },
    { codes: {}, value: 155, status: 'published' },
  ],
}

export const madeUpReport: DisclosureReport = {
  dataset: 'incidents-by-year',
  disclosure: 'suppressed',
  method: {
    kind: 'suppressed',
    minimumCell: 11,
    zeros: 'shown',
    protectedRange: { from: 1, to: 10 },
  },
  tables: [
    {
      name: 'by-kind-and-year',
      cells: 7,
      zeros: 1,
      published: 5,
      primary: 1,
      complementary: 1,
      shownShare: 0.9,
    },
  ],
  perturbationTable: [],
  audit: {
    attacked: 1,
    disclosed: [],
    unknowns: 2,
    equations: 3,
    components: 1,
    programs: 2,
    tables: 1,
    earlier: [],
    exact: true,
  },
  remains: ['Whoever knows one of two people in a cell may know the other.'],
  approvable: true,
  reasons: [],
}

export const madeUpMaking: ReleaseMaking = {
  city: { name: 'riverton', title: 'Riverton <the city>' },
  id: '0199a0de-1111-7222-8333-444455556666',
  dataset: 'incidents-by-year',
  number: 2,
  title: 'Incidents by year',
  what: 'Reported incidents of Riverton.',
  notes: ['Counts of incidents, not of people.'],
  provenances: ['agency-own'],
  population: 'all incidents of riverton',
  asOf: '2026-03-04',
  madeAt: '2026-03-04T15:00:00.000Z',
  methods: [{ name: 'understory', version: '0.1.0' }],
  tables: [madeUpTable],
  report: madeUpReport,
}
