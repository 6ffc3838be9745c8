import { type Day, dayNumber, type GunRecord, type GunReportFact } from '@understory/model'

/** Words that would make an ingredient one about a person or about who lives somewhere. */
type Demographic =
  | (
      | 'age'
      | 'sex'
      | 'gender'
      | 'race'
      | 'ethnic'
      | 'name'
      | 'address'
      | 'zip'
      | 'neighbo'
      | 'income'
      | 'religion'
    )
  | ('nation' | 'language' | 'citizen' | 'birth' | 'gang' | 'arrest' | 'criminal')

/** Never, where a name has such a word in it: a feature of this kind does not compile. */
export type NotDemographic<Name extends string> =
  Lowercase<Name> extends `${string}${Demographic}${string}` ? never : Name

type Features<T> = {
  readonly [Name in keyof T]: Name extends string
    ? NotDemographic<Name> extends never
      ? never
      : T[Name]
    : never
}

/**
 * All that the index may look at: what happened to a gun. Null where it is not known. There is no field about a person; one whose name
 * speaks of age, sex, race, a name or a place of living has the type never, so that nothing can be put into it.
 */
export type IndexGun = Features<{
  key: string
  soldOn: Day | null
  recoveredOn: Day | null
  /** Days from sale to recovery. */
  time_days: number | null
  licence: string | null
  /** One sale of one or several guns. */
  transaction: string | null
  gunsInTransaction: number | null
  /** Other crime guns out of other sales to the same buyer; null where no sale is known. */
  otherGunsOfBuyer: number | null
  otherPossessor: boolean | null
  ballisticLinks: number | null
  serialRestored: boolean | null
}>

/** Reports that an index is made from. */
export const indexReportKinds = [
  ...(['sale', 'multiple-sale', 'possession', 'ballistic-entry', 'ballistic-lead', 'ballistic-hit'] as const),
  ...(['dealer-sales', 'theft-or-loss'] as const),
]

/**
 * Brings guns together with what else is told of them, by the agency's number of the gun. Without a number of the transaction, guns sold by
 * one dealer on one day to one buyer are one sale.
 */
export function indexGuns(records: readonly GunRecord[], reports: readonly GunReportFact[]): IndexGun[] {
  const told = new Map<
    string,
    { sale?: GunReportFact; possession?: GunReportFact; links: number; entered: boolean }
  >()
  const of = (key: string) => {
    const known = told.get(key)
    if (known) return known
    const made = { links: 0, entered: false }
    told.set(key, made)
    return made as NonNullable<ReturnType<typeof told.get>>
  }
  const bySale = new Map<string, number>()
  const byBuyer = new Map<string, Map<string, number>>()
  const stated = new Map<string, number>()
  const recovered = new Set(records.map(one => one.key))
  for (const report of reports) {
    if (report.kind === 'multiple-sale' && report.transaction !== null)
      stated.set(report.transaction, report.count ?? 0)
    if (report.gunKey === null || !recovered.has(report.gunKey)) continue
    const gun = of(report.gunKey)
    if (report.kind === 'sale') {
      gun.sale = report
      const sale = saleOf(report)
      bySale.set(sale, (bySale.get(sale) ?? 0) + 1)
      if (report.party === null) continue
      const sales = byBuyer.get(report.party) ?? new Map<string, number>()
      sales.set(sale, (sales.get(sale) ?? 0) + 1)
      byBuyer.set(report.party, sales)
    } else if (report.kind === 'possession') gun.possession = report
    else if (report.kind === 'ballistic-entry') gun.entered = true
    else if (report.kind === 'ballistic-lead' || report.kind === 'ballistic-hit') gun.links++
  }
  return records.map((record): IndexGun => {
    const { sale, possession, links = 0, entered = false } = told.get(record.key) ?? {}
    const transaction = sale ? saleOf(sale) : null
    const bought = sale?.party == null ? null : byBuyer.get(sale.party)
    const sameBuyer = bought
      ? [...bought].reduce((sum, [id, n]) => (id === transaction ? sum : sum + n), 0)
      : null
    return {
      key: record.key,
      soldOn: record.soldOn,
      recoveredOn: record.recoveredOn,
      time_days: record.timeToCrime.days,
      licence: record.dealerLicence,
      transaction,
      gunsInTransaction:
        transaction === null
          ? null
          : Math.max(bySale.get(transaction) ?? 1, stated.get(sale?.transaction ?? '') ?? 0),
      otherGunsOfBuyer: sameBuyer,
      otherPossessor:
        sale?.party == null || possession?.party == null ? null : sale.party !== possession.party,
      ballisticLinks: entered || links > 0 ? links : null,
      serialRestored: record.serialState === 'not-stated' ? null : record.serialState === 'restored',
    }
  })
}

const saleOf = (sale: GunReportFact): string =>
  sale.transaction ??
  (sale.party === null ? `gun ${sale.gunKey}` : `${sale.licence} ${sale.from} ${sale.party}`)

/** The guns as they were known at the end of a day: later recoveries are not there yet. */
export const knownOn = (guns: readonly IndexGun[], day: Day): IndexGun[] =>
  guns.filter(gun => gun.recoveredOn !== null && gun.recoveredOn <= day)

export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from)
