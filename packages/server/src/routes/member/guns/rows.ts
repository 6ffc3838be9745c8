import {
  findLeads,
  gunCoverage,
  gunNetwork,
  indexGuns,
  indexReportKinds,
  matchFirearms,
} from '@understory/analysis'
import type { Finding, GunRecord, GunReportFact, GunReportKind, Purpose, Result } from '@understory/model'
import { ok } from '@understory/model'
import type { CityRecord } from '@understory/record'
import { keptFor } from './kept.ts'

type Doing = Parameters<CityRecord['gunFacts']>[1]

export interface GunRows {
  readonly records: readonly GunRecord[]
  readonly reports: readonly GunReportFact[]
}

/** What follows single guns: reports of sales, possession, ballistics, incidents, and what became of guns. */
const kinds: readonly GunReportKind[] = [...indexReportKinds, 'incident', 'disposition']

/** Guns with their numbers, and everything told of them, as far as this member may read both. */
export async function gunRows(city: CityRecord, purpose: Purpose, doing: Doing): Promise<Result<GunRows>> {
  const records = await city.gunRecords(purpose, doing)
  if (!records.ok) return records
  const reports = await city.gunReports(kinds, purpose, doing)
  return reports.ok ? ok(rowsOf(records.value)(reports.value)) : reports
}

/** The same two lists are the same rows, so that what is computed of them is kept as well. */
const rowsOf = keptFor((records: readonly GunRecord[]) =>
  keptFor((reports: readonly GunReportFact[]): GunRows => ({ records, reports })),
)
export const coverageOf = keptFor(gunCoverage)
export const indexedGuns = keptFor(({ records, reports }: GunRows) => indexGuns(records, reports))
export const leadsOf = keptFor((rows: GunRows) => findLeads(indexedGuns(rows), rows.reports))
const firearmsOf = keptFor(matchFirearms)

/** Two numbers of guns as the subject of a match, the smaller first. */
export const matchSubject = (a: string, b: string): string => [a, b].sort().join(' = ')

/** Which rows are one firearm: by maker and serial number, and where a person said so. */
export function matched(records: readonly GunRecord[], decided: readonly Finding[]) {
  const found = firearmsOf(records)
  const firearmOf = Int32Array.from(found.firearmOf)
  const same = new Set(decided.filter(one => one.outcome === 'same-firearm').map(one => one.subject))
  const root = (at: number): number => {
    let here = at
    while (firearmOf[here] !== here) here = firearmOf[here] ?? here
    return here
  }
  for (const { a, b } of found.doubtful) {
    const [one, other] = [records[a], records[b]]
    if (!one || !other || !same.has(matchSubject(one.key, other.key))) continue
    const [x, y] = [root(a), root(b)]
    firearmOf[Math.max(x, y)] = Math.min(x, y)
  }
  for (let at = 0; at < firearmOf.length; at++) firearmOf[at] = root(at)
  return { ...found, firearmOf }
}

/** The network of guns with what a person decided about doubtful matches in it. */
export async function networkOf(city: CityRecord, purpose: Purpose, doing: Doing) {
  const rows = await gunRows(city, purpose, doing)
  if (!rows.ok) return rows
  const decided = await city.findings('match', doing)
  return ok({ ...rows.value, network: networks(rows.value)(decided) })
}

/** The network is kept until rows change or a person decides about a match. */
const networks = keptFor(({ records, reports }: GunRows) => {
  let kept: { readonly of: string; readonly network: ReturnType<typeof gunNetwork> } | null = null
  return (decided: readonly Finding[]) => {
    const of = decided.flatMap(one => (one.outcome === 'same-firearm' ? [one.subject] : [])).join('\n')
    if (kept?.of !== of)
      kept = { of, network: gunNetwork(records, reports, matched(records, decided).firearmOf) }
    return kept.network
  }
})
