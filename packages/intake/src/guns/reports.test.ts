import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { GunReport, GunReportSourceInput, SetAsideRow } from '@understory/model'
import { describe, expect, test } from 'vitest'
import { matchSource } from '../match-source.ts'
import { sniffHeader } from '../sniff-header.ts'
import { builtInGunReportSources } from './built-in-gun-sources.ts'
import { parseGunReportSource } from './parse-gun-source.ts'
import { readGunReports } from './read-guns.ts'

async function readBytes(bytes: Uint8Array, name: string, sources = builtInGunReportSources) {
  const source = matchSource(sniffHeader(bytes.subarray(0, 100_000), name).header, sources)
  if (!source) throw new Error(`${name} is not known by its header`)
  async function* once() {
    yield bytes
  }
  const [reports, setAside]: [GunReport[], SetAsideRow[]] = [[], []]
  let read = 0
  for await (const batch of readGunReports({ name, bytes: once(), size: bytes.length }, source)) {
    read += batch.read
    for (const report of batch.reports) reports.push(report)
    setAside.push(...batch.setAside)
  }
  // Nothing is lost on the way in.
  expect(new Set(reports.map(row => row.line)).size + setAside.length).toBe(read)
  return { source, reports, setAside, read }
}

const folder = new URL('../../../../../shared/data/guns/', import.meta.url)
const real = (name: string) => {
  const bytes = readFileSync(new URL(name, folder))
  return readBytes(name.endsWith('.gz') ? gunzipSync(bytes) : bytes, name.replace(/\.gz$/, ''))
}
const sum = (rows: readonly GunReport[]) => rows.reduce((total, row) => total + (row.count ?? 0), 0)
const byPlaceAndYear = (rows: readonly GunReport[]) =>
  Object.fromEntries(
    [...Map.groupBy(rows, row => `${row.place} ${row.from?.slice(0, 4)}`)].map(([at, list]) => [
      at,
      sum(list),
    ]),
  )

describe.skipIf(!existsSync(folder))('the published tables (skipped where the data are absent)', () => {
  test('source and recovery states add up to the published totals of all 51 places in all four years', async () => {
    const { reports, setAside } = await real('atf_source_recovery_2008_2011.csv')
    expect(setAside).toEqual([])
    const flows = byPlaceAndYear(reports)
    const summary = await real('atf_state_summary_2008_2012.csv')
    const totals = byPlaceAndYear(
      summary.reports.filter(row => row.kind === 'traces-sourced' && row.from !== '2012-01-01'),
    )
    expect(Object.keys(totals).length).toBe(51 * 4)
    expect(flows).toEqual(totals)
    const national = [2008, 2009, 2010, 2011].map(year =>
      sum(reports.filter(row => row.from === `${year}-01-01`)),
    )
    expect(national).toEqual([151_224, 145_349, 145_103, 148_636])
  })

  test('what was sold in the same state agrees between the two tables, and is what is published for Maryland and DC', async () => {
    const { reports } = await real('atf_source_recovery_2008_2011.csv')
    const local = byPlaceAndYear(reports.filter(row => row.place === row.origin))
    const summary = await real('atf_state_summary_2008_2012.csv')
    const stated = byPlaceAndYear(summary.reports.filter(row => row.kind === 'traces-local'))
    for (const [at, count] of Object.entries(local)) expect([at, stated[at]]).toEqual([at, count])
    expect([local['MD 2011'], local['DC 2011']]).toEqual([2_718, 20])
  })

  test('the long table of 2011, on bare carriage returns, says the same as the matrix where both speak', async () => {
    const long = await real('atf_2011_tracing_by_state.csv')
    expect(long.read).toBe(2_550)
    expect(long.setAside.map(row => row.reason)).toEqual(['A row of kind trace-flow needs count.'])
    const { reports } = await real('atf_source_recovery_2008_2011.csv')
    const key = (row: GunReport) => `${row.place} from ${row.origin}`
    const matrix = new Map(reports.filter(row => row.from === '2011-01-01').map(row => [key(row), row.count]))
    const between = long.reports.filter(row => row.origin !== 'elsewhere')
    const differing = between.filter(row => (matrix.get(key(row)) ?? 0) !== row.count)
    expect(differing.map(key)).toEqual([])
  })

  test('a state that names only its ten largest crimes has no zero for the others', async () => {
    const { reports } = await real('atf_2011_summary_by_state.csv')
    const maryland = reports.filter(row => row.place === 'MD')
    expect(maryland.find(row => row.what === 'total')?.count).toBe(7_680)
    expect(maryland.filter(row => row.what?.startsWith('crime: ')).length).toBeLessThanOrEqual(11)
    expect(new Set(reports.map(row => row.what)).has('crime: other')).toBe(true)
  })

  test('background checks of a month, manufacture of a year and licensees are read whole', async () => {
    const checks = await real('nics_background_checks.csv.gz')
    const month = checks.reports.filter(row => row.from === '2023-09-01' && row.what === 'totals')
    expect([sum(month), month[0]?.to]).toEqual([2_035_410, '2023-09-30'])
    expect(month.find(row => row.place === 'MD')?.count).toBe(20_991)
    const made = await real('atf_commerce_01-manufacturing.csv')
    expect(made.reports.find(row => row.from === '1986-01-01' && row.what === 'total')?.count).toBe(3_040_934)
    const licences = await real('atf_commerce_10-FFL-total.csv')
    expect([licences.read, licences.setAside]).toEqual([41, []])
  })

  test('licensees of Virginia are kept by the name of their business, never by a person or a street', async () => {
    const { reports, read } = await real('atf_ffl_virginia_business_premises.csv')
    expect([read, reports.length]).toEqual([1_060, 1_060])
    const kept = JSON.stringify(reports)
    expect(kept).not.toContain('Frazier, Ronald')
    expect(kept).not.toContain('Viewtown')
  })
})

const events: GunReportSourceInput = {
  about: 'gun-reports',
  name: 'made-up-events',
  title: 'Events',
  publisher: 'Riverton Police',
  licence: 'not public',
  provenance: 'state-center',
  format: 'csv',
  header: ['no', 'what', 'day', 'gun', 'buyer', 'dealer', 'n'],
  key: { how: 'columns', columns: ['no'] },
  kind: { column: 'what', words: { SALE: 'sale', THEFT: 'theft-or-loss' } },
  when: { column: 'day', layout: 'iso' },
  what: { column: 'what', words: { THEFT: 'burglary' } },
  gunKey: 'gun',
  dealerLicence: 'dealer',
  party: 'buyer',
  count: 'n',
}
const readEvents = (text: string) => {
  const source = parseGunReportSource(events)
  if (!source.ok) throw new Error(source.problem.detail)
  return readBytes(Buffer.from(text), 'events.csv', [source.value])
}

test('a row that lacks what its kind needs, or holds what cannot be read, is set aside with the column and the reason', async () => {
  const { reports, setAside } = await readEvents(
    [
      'no,what,day,gun,buyer,dealer,n',
      '1,SALE,2024-02-03,G1,P77,1-2,',
      '2,THEFT,2024-02-30,,,1-2,4',
      '3,THEFT,2024-02-03,,,1-2,many',
      '4,THEFT,2024-02-03,,,1-2,',
      '5,LOAN,2024-02-03,G1,,1-2,',
    ].join('\n'),
  )
  expect(reports.map(row => [row.key, row.kind, row.from, row.to, row.party])).toEqual([
    ['1', 'sale', '2024-02-03', '2024-02-03', 'P77'],
  ])
  expect(setAside.map(row => [row.line, row.column, row.reason])).toEqual([
    [3, 'day', '"2024-02-30" is not a day, month or year in the layout of the mapping.'],
    [4, 'n', '"many" is not a whole number.'],
    [5, 'n', 'A row of kind theft-or-loss needs count.'],
    [6, 'what', '"LOAN" is no kind that the mapping lists.'],
  ])
})

test('a name where a code of a buyer should be is not kept, neither in a row nor in what is set aside', async () => {
  const { reports, setAside } = await readEvents(
    'no,what,day,gun,buyer,dealer,n\n1,SALE,2024-02-03,G1,Jane Placeholder,1-2,\n',
  )
  expect(reports).toEqual([])
  expect(setAside[0]?.column).toBe('buyer')
  expect(JSON.stringify(setAside)).not.toContain('Placeholder')
})

test('a mapping that names a column the header lacks is refused with the name', () => {
  const parsed = parseGunReportSource({ ...events, gunKey: 'weapon' })
  expect(parsed.ok ? null : parsed.problem.detail).toBe(
    'gunKey names the column "weapon", which is not in the header.',
  )
})
