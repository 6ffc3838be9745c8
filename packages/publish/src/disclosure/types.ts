import type { DisclosureClass } from '../datasets/dataset.ts'
import type { ReleaseDataset } from '../datasets/release-dataset.ts'

/** Codes of a cell by level, such as `{ kind: 'robbery', year: '2019' }`. A level that is not named is summed over. */
export type Codes = Readonly<Record<string, string>>

export type Unit = 'incidents' | 'victims' | 'guns'

/** A counted cell as analysis hands it on. `keySum` is the sum of the record keys of its contributors modulo 256. */
export interface CountedCell {
  readonly codes: Codes
  readonly count: number
  readonly keySum: number
}

/** A code of a level with its words. The code '' is “not known”. */
export interface LevelCode {
  readonly code: string
  readonly label: string
}

/**
 * Levels of one thing, finest parts as tuples: time has atoms such as `{ year: '2019', month: '2019-03' }`, place has
 * `{ district: 'east', neighborhood: 'abell' }`. Levels need not nest. A level in no root stands alone.
 */
export interface Root {
  readonly name: string
  readonly levels: readonly string[]
  readonly atoms: readonly Codes[]
}

/** A table of the fixed catalogue, before any number: at most three dimensions. */
export interface TablePlan {
  readonly name: string
  readonly title: string
  /** Levels in the order of the columns; at most three. */
  readonly by: readonly string[]
  /** Codes that every cell has, one per level: the table of a subgroup. */
  readonly where: Codes
  readonly unit: Unit
}

/** Finest cells of a table: every cell that is not there is zero. */
export interface TableCounts {
  readonly table: TablePlan
  /** Every code of every level of `by`, in order. */
  readonly domains: Readonly<Record<string, readonly LevelCode[]>>
  readonly cells: readonly CountedCell[]
}

/** What a reader sees in a cell: a number, or that it is suppressed. */
export type CellStatus = 'published' | 'suppressed'

export interface PublishedCell {
  /** Codes of `by` only; a level left out is the total over it. */
  readonly codes: Codes
  /** Null where suppressed. */
  readonly value: number | null
  readonly status: CellStatus
}

/** A table as it leaves, totals included. Rows in the order of its domains, totals last. */
export interface PublishedTable extends TablePlan {
  readonly disclosure: DisclosureClass
  readonly domains: Readonly<Record<string, readonly LevelCode[]>>
  readonly cells: readonly PublishedCell[]
}

/** An earlier release that is still public: what an attacker already has. */
export interface EarlierRelease {
  readonly id: string
  /** Rows that were counted, in words that never change (`Dataset.population`): only equal populations are put together. */
  readonly population: string
  readonly tables: readonly PublishedTable[]
}

/** How the numbers were protected, with every parameter: nothing of it is secret but the keys. */
export type DisclosureMethod =
  | { readonly kind: 'open-exact' }
  | {
      readonly kind: 'cell-key'
      /** Counts under it are suppressed after noise; zero stays zero. */
      readonly threshold: number
      readonly perturbation: PerturbationParameters
    }
  | {
      readonly kind: 'suppressed'
      /** Counts from 1 to this minus 1 are suppressed. */
      readonly minimumCell: number
      /** Zeros are shown, so that whoever reads “suppressed” knows it is at least 1. */
      readonly zeros: 'shown'
      /**
       * A suppressed small count is protected when the attacker can rule out neither end: `from` (more only where the
       * shown zeros alone leave more parts) and `to`.
       */
      readonly protectedRange: { readonly from: number; readonly to: number }
    }

export interface PerturbationParameters {
  readonly table: 'ons-10-5' | 'maximum-entropy'
  /** Largest change, variance, and the blocked small outputs 1…js; null for the rounding table. */
  readonly maxChange: number | null
  readonly variance: number | null
  readonly blocked: number | null
}

/** A row of a perturbation table: true count i (the last row serves all larger), published j, its probability. */
export interface PerturbationRow {
  readonly i: number
  readonly j: number
  readonly p: number
  readonly v: number
  /** Upper bound of the interval of the cell key, 0–1. */
  readonly upTo: number
}

/** A small count that the published numbers give away, or that could not be shown to be safe. */
export interface DisclosedCell {
  readonly table: string
  readonly codes: Codes
  /** What an attacker can narrow it to; null where it could not be computed in time. */
  readonly low: number | null
  readonly high: number | null
  readonly why: 'narrowed' | 'already-public' | 'not-shown-safe'
}

export interface AuditSummary {
  /** Small counts that were attacked. */
  readonly attacked: number
  readonly disclosed: readonly DisclosedCell[]
  readonly unknowns: number
  readonly equations: number
  readonly components: number
  readonly programs: number
  /** Tables and earlier releases that were put together. */
  readonly tables: number
  readonly earlier: readonly string[]
  /** False where tables could only be joined by their shared margins: then nothing is called safe. */
  readonly exact: boolean
}

export interface DisclosureReport {
  readonly dataset: string
  readonly disclosure: DisclosureClass
  readonly method: DisclosureMethod
  readonly tables: readonly {
    readonly name: string
    readonly cells: number
    readonly zeros: number
    readonly published: number
    /** Suppressed because the count is small (or small after noise). */
    readonly primary: number
    /** Suppressed so that the small ones cannot be worked out. */
    readonly complementary: number
    /** Share of what was counted, in the finest cells, that stands in a published finest cell, 0–1. */
    readonly shownShare: number | null
  }[]
  /** Empty unless counts are perturbed by a random table. */
  readonly perturbationTable: readonly PerturbationRow[]
  /** Null where nothing is exact and suppressed. */
  readonly audit: AuditSummary | null
  /** What an honest reader must know remains possible. */
  readonly remains: readonly string[]
  readonly approvable: boolean
  /** Why it cannot be approved; empty when it can. */
  readonly reasons: readonly string[]
}

/**
 * What `buildRelease(input): Promise<BuiltRelease>` takes. `gatherRelease(snapshots, city, dataset, recordKeySecret)`
 * gives `tables`, `roots` and `population`; the caller adds the smallest count that agreements allow and what is public.
 */
export interface ReleaseInput {
  readonly dataset: ReleaseDataset
  readonly population: string
  readonly tables: readonly TableCounts[]
  readonly roots: readonly Root[]
  /** At least 2; the usual one is 11. */
  readonly minimumCell: number
  /** Everything still public, superseded releases included: what was once public stays known. */
  readonly earlier: readonly EarlierRelease[]
}

export interface BuiltRelease {
  readonly dataset: string
  readonly population: string
  readonly tables: readonly PublishedTable[]
  readonly disclosureReport: DisclosureReport
}
