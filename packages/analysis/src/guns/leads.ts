import type { GunReportFact, Lead, LeadKind } from '@understory/model'
import type { IndexGun } from './index-guns.ts'
import { scoreGun } from './index-scores.ts'

export type FoundLead = Pick<Lead, 'subject' | 'kind' | 'points' | 'guns' | 'dealers' | 'evidence'>

const year_days = 366

/**
 * What a detective might follow: a buyer with crime guns out of several sales, several guns of one sale, a gun in other hands soon after its
 * sale, a gun linked to several scenes. The points are those of the strongest sale or gun in it by the index, so that a lead about a buyer
 * is ordered by what happened to guns and not by a sum over a person. Most points first.
 */
export function findLeads(guns: readonly IndexGun[], reports: readonly GunReportFact[]): FoundLead[] {
  const points = new Map(guns.map(gun => [gun.key, scoreGun(gun).score]))
  const byKey = new Map(guns.map(gun => [gun.key, gun]))
  const ofSale = new Map<string, IndexGun[]>()
  for (const gun of guns) if (gun.transaction !== null) push(ofSale, gun.transaction, gun)
  const worth = (list: readonly IndexGun[]) => list.reduce((sum, gun) => sum + (points.get(gun.key) ?? 0), 0)
  const dealersOf = (list: readonly IndexGun[]) => [...new Set(list.flatMap(gun => gun.licence ?? []))]
  const lead = (
    kind: LeadKind,
    id: string,
    list: readonly IndexGun[],
    worthIt: number,
    evidence: Lead['evidence'],
  ): FoundLead => ({
    ...{ kind, subject: `${kind}:${id}`, points: worthIt, evidence },
    ...{ guns: list.map(gun => gun.key), dealers: dealersOf(list) },
  })
  const found: FoundLead[] = []
  for (const [party, sales] of buyers(reports, byKey)) {
    if (sales.size < 2) continue
    const list = [...sales.values()].flat()
    const days = list.flatMap(gun => gun.soldOn ?? []).sort()
    const strongest = Math.max(...[...sales.values()].map(worth))
    const evidence = {
      sales: sales.size,
      guns: list.length,
      firstSale: days[0] ?? '',
      lastSale: days.at(-1) ?? '',
    }
    found.push(lead('repeat-purchaser', party, list, strongest, evidence))
  }
  for (const [transaction, list] of ofSale)
    if (list.length > 1)
      found.push(
        lead('multiple-sale', transaction, list, worth(list), {
          guns: list.length,
          soldOn: list[0]?.soldOn ?? '',
        }),
      )
  for (const gun of guns)
    if (gun.otherPossessor && gun.time_days !== null && gun.time_days < year_days)
      found.push(lead('other-possessor', gun.key, [gun], points.get(gun.key) ?? 0, { days: gun.time_days }))
  for (const [key, incidents] of scenes(reports, byKey)) {
    const gun = byKey.get(key)
    if (gun && incidents.size > 1)
      found.push(lead('linked-incidents', key, [gun], points.get(key) ?? 0, { incidents: incidents.size }))
  }
  return found.sort((a, b) => b.points - a.points || (a.subject < b.subject ? -1 : 1))
}

function push<T>(into: Map<string, T[]>, key: string, one: T): void {
  const list = into.get(key)
  if (list) list.push(one)
  else into.set(key, [one])
}

/** The crime guns of each buyer, by sale. */
function buyers(reports: readonly GunReportFact[], byKey: ReadonlyMap<string, IndexGun>) {
  const found = new Map<string, Map<string, IndexGun[]>>()
  for (const { kind, party, gunKey } of reports) {
    const gun = kind === 'sale' && party !== null ? byKey.get(gunKey ?? '') : undefined
    if (!gun || party === null || gun.transaction === null) continue
    const sales = found.get(party) ?? new Map<string, IndexGun[]>()
    push(sales, gun.transaction, gun)
    found.set(party, sales)
  }
  return found
}

/** The incidents that each gun was linked to. */
function scenes(reports: readonly GunReportFact[], byKey: ReadonlyMap<string, IndexGun>) {
  const found = new Map<string, Set<string>>()
  for (const { kind, gunKey, incidentKey } of reports) {
    if (gunKey === null || incidentKey === null || !byKey.has(gunKey)) continue
    if (kind !== 'ballistic-lead' && kind !== 'ballistic-hit' && kind !== 'incident') continue
    const incidents = found.get(gunKey) ?? new Set<string>()
    incidents.add(incidentKey)
    found.set(gunKey, incidents)
  }
  return found
}
