import type { Day } from './day.ts'
import type { SetAsideRow } from './incident.ts'

/** What a report can say beside its kind and its days. */
export const gunReportFields = [
  'what',
  'place',
  'origin',
  'city',
  'name',
  'licence',
  'gunKey',
  'otherGunKey',
  'incidentKey',
  'party',
  'transaction',
  'count',
] as const
export type GunReportField = (typeof gunReportFields)[number]

interface KindRule {
  /** Fields without which a row of this kind says nothing and is set aside. */
  readonly needs: readonly (GunReportField | 'from')[]
  /** A number about a whole place or country: open data of this kind may be read by anybody. */
  readonly open: boolean
}

/**
 * What is told of guns, dealers and sales beside the guns themselves. Numbers about places come first. A ballistic lead is a candidate
 * that nobody has looked at under a microscope, a hit was confirmed; an alert of a sensor is not shots that were confirmed. A multiple
 * sale is one transaction; several sales to one buyer in 30 days are `sale` rows apart. Append only: the position is the code.
 */
export const gunReportKinds = {
  'trace-flow': { needs: ['from', 'place', 'origin', 'count'], open: true },
  'traces-sourced': { needs: ['from', 'place', 'count'], open: true },
  'traces-local': { needs: ['from', 'place', 'count'], open: true },
  recoveries: { needs: ['from', 'place', 'what', 'count'], open: true },
  'background-checks': { needs: ['from', 'place', 'what', 'count'], open: true },
  manufacture: { needs: ['from', 'what', 'count'], open: true },
  'licensee-count': { needs: ['from', 'what', 'count'], open: true },
  licensee: { needs: ['name', 'what', 'place'], open: false },
  'dealer-sales': { needs: ['from', 'licence', 'count'], open: false },
  'theft-or-loss': { needs: ['from', 'licence', 'what', 'count'], open: false },
  sale: { needs: ['from', 'gunKey', 'licence'], open: false },
  'multiple-sale': { needs: ['from', 'licence', 'transaction', 'count'], open: false },
  possession: { needs: ['gunKey', 'party'], open: false },
  incident: { needs: ['gunKey', 'incidentKey'], open: false },
  'ballistic-entry': { needs: ['from', 'gunKey'], open: false },
  'ballistic-lead': { needs: ['gunKey'], open: false },
  'ballistic-hit': { needs: ['gunKey'], open: false },
  'gunshot-alert': { needs: ['from'], open: false },
  'confirmed-shots': { needs: ['from'], open: false },
  'conversion-device': { needs: ['from'], open: false },
  disposition: { needs: ['from', 'gunKey', 'what'], open: false },
} as const satisfies Record<string, KindRule>
export type GunReportKind = keyof typeof gunReportKinds
export const gunReportKindNames = Object.keys(gunReportKinds) as GunReportKind[]

export const gunReportFlags = ['key-repeats', 'repeated-content'] as const
export type GunReportFlag = (typeof gunReportFlags)[number]

/** One thing told of guns, a dealer or a sale. A wide file row (a column per type) gives several, numbered by `part`. */
export interface GunReport {
  readonly line: number
  readonly key: string
  readonly part: number
  /** Signed 64-bit hash of the whole content of the row and of the mapping version, as a decimal string. */
  readonly hash: string
  readonly kind: GunReportKind
  /** First and last day of what is told: one day, a month or a year. Null where the kind does not need a day. */
  readonly from: Day | null
  readonly to: Day | null
  readonly what: string | null
  readonly place: string | null
  /** Where the guns come from. */
  readonly origin: string | null
  readonly city: string | null
  readonly name: string | null
  readonly licence: string | null
  /** The number under which the agency keeps the gun: the key of its row among the guns. */
  readonly gunKey: string | null
  readonly otherGunKey: string | null
  readonly incidentKey: string | null
  /** The custodian's code for whoever bought or had the gun; never a name. */
  readonly party: string | null
  readonly transaction: string | null
  readonly count: number | null
  readonly flags: readonly GunReportFlag[]
}

/** A report as questions are asked of it. */
export type GunReportFact = Omit<GunReport, 'line' | 'key' | 'part' | 'hash' | 'flags'> & {
  readonly source: string
}

/** A number about a place, as anybody may read it. */
export interface OpenGunReport {
  readonly source: string
  readonly title: string
  readonly publisher: string
  readonly kind: GunReportKind
  readonly from: Day
  readonly to: Day
  readonly what: string | null
  readonly place: string | null
  readonly origin: string | null
  readonly count: number
}

/** Some consecutive rows of a file: every one of `read` is in `reports` (by line) or in `setAside`. */
export interface GunReportBatch {
  readonly read: number
  readonly reports: readonly GunReport[]
  readonly setAside: readonly SetAsideRow[]
  readonly bytesRead: number
}
