import {
  type AnySource,
  columnsRead,
  type GunReport,
  type GunReportSource,
  gunReportSourceShape,
} from '@understory/model'
import type { CityRecord } from '../types.ts'
import { agree, madeUpMember, madeUpOrganisation, madeUpTerms } from './agreements.ts'

/** A police department with its custodian and the office, and an agreement under which the department gives these sources. */
export async function madeUpCustody(city: CityRecord, sources: readonly AnySource[]) {
  const [police, office] = [madeUpOrganisation('police-custodian'), madeUpOrganisation('office')]
  const mou = await agree(city, madeUpTerms({ tier: 'mou' }))
  const parties = [
    { organisation: police.name, organisationId: police.id, part: 'gives' as const, signatory: 'Chief' },
    {
      organisation: office.name,
      organisationId: office.id,
      part: 'receives' as const,
      signatory: 'Director',
    },
  ]
  const dataSets = sources.map(source => ({
    source: source.name,
    provenance: source.provenance,
    legalAuthority: 'Charter',
    fields: columnsRead(source).map(name => ({ name, sensitivity: 'identifying' as const })),
  }))
  await agree(city, madeUpTerms({ tier: 'dsa', parent: mou, parties, dataSets }))
  return { custodian: madeUpMember('custodian', police), office: madeUpMember('office', office) }
}

/** A source of reports, for tests: behind the custodian's wall unless told otherwise. */
export const madeUpReportSource = (change: Partial<GunReportSource> = {}): GunReportSource => ({
  ...gunReportSourceShape.parse({
    about: 'gun-reports',
    name: 'events',
    title: 'Events',
    publisher: 'Riverton Police',
    licence: 'not public',
    provenance: 'atf-trace',
    retention: 'walled',
    format: 'csv',
    header: ['id', 'kind', 'day'],
    key: { how: 'columns', columns: ['id'] },
    kind: { column: 'kind', words: {} },
    when: { column: 'day', layout: 'iso' },
  }),
  ...change,
})

export const madeUpReport = (line: number, change: Partial<GunReport> = {}): GunReport => ({
  ...{
    line,
    key: `R${line}`,
    part: 0,
    hash: String(line * 1000),
    kind: 'sale',
    from: '2024-01-02',
    to: '2024-01-02',
  },
  ...{ what: null, place: null, origin: null, city: null, name: null, licence: null, gunKey: null },
  ...{ otherGunKey: null, incidentKey: null, party: null, transaction: null, count: null, flags: [] },
  ...change,
})

/** Imports reports as one file; the agreement must be there. */
export async function importReports(
  city: CityRecord,
  reports: readonly GunReport[],
  {
    source = madeUpReportSource(),
    fileHash = '9'.repeat(64),
  }: { source?: GunReportSource; fileHash?: string } = {},
) {
  const begun = await city.beginGunReportImport({ source, fileName: 'events.csv', fileHash, actor: 'test' })
  if (!begun.ok) throw new Error(begun.problem.detail)
  await begun.value.write({ read: reports.length, reports, setAside: [], bytesRead: 0 })
  return begun.value.finish({ fileHash, notes: [] })
}
