import {
  type IndicatorTerms,
  indicatorTermsShape,
  type MeasureValue,
  type PerformanceLine,
  type PerformanceTerms,
  type PlanMeasureKind,
  performanceTermsShape,
} from '@understory/model'
import { sql } from 'kysely'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import { instantOf } from '../../import-reports.ts'

export interface MeasureStepRow {
  id: string
  item_id: string
  measure_kind: PlanMeasureKind
  seq: number
  kind: 'written' | 'value'
  content: IndicatorTerms | PerformanceTerms | MeasureValue
  org_name: string
  at: string | Date
}

/** A measure out of its steps: its newest terms, every writing, and one value a month. */
export type ReadMeasure = {
  readonly id: string
  readonly item: string
  /** Number of its last step. */
  readonly read: number
} & (
  | { readonly kind: 'indicator'; readonly writings: readonly Writing<IndicatorTerms>[] }
  | {
      readonly kind: Exclude<PlanMeasureKind, 'indicator'>
      readonly writings: readonly Writing<PerformanceTerms>[]
      readonly values: PerformanceLine['values']
    }
)
/** Newest first. */
export interface Writing<T> {
  readonly seq: number
  readonly org: string
  readonly at: string
  readonly terms: T
}

/** Rows come by measure, in the order of their steps. */
export const measuresOf = (rows: readonly MeasureStepRow[]): ReadMeasure[] =>
  [...Map.groupBy(rows, one => one.id).values()].flatMap((own): ReadMeasure[] => {
    const [first] = own
    if (!first) return []
    const { id, item_id: item, measure_kind: kind } = first
    const head = { id, item, read: Number(own.at(-1)?.seq ?? 1) }
    if (kind === 'indicator')
      return [{ ...head, kind, writings: writingsOf(own, content => indicatorTermsShape.parse(content)) }]
    const writings = writingsOf(own, content => performanceTermsShape.parse(content))
    return [{ ...head, kind, writings, values: valuesOf(own) }]
  })

const writingsOf = <T>(rows: readonly MeasureStepRow[], parse: (content: unknown) => T): Writing<T>[] =>
  rows
    .filter(one => one.kind === 'written')
    .toReversed()
    .map(({ seq, org_name: org, at, content }) => ({
      ...{ seq: Number(seq), org, at: instantOf(at as string), terms: parse(content) },
    }))

/** One value a month, the one that was typed last; newest month first. */
function valuesOf(rows: readonly MeasureStepRow[]): PerformanceLine['values'] {
  const byMonth = new Map<string, PerformanceLine['values'][number]>()
  for (const { kind, content, org_name: org, at } of rows)
    if (kind === 'value') {
      const value = content as MeasureValue
      byMonth.set(value.month, { ...value, org, at: instantOf(at as string) })
    }
  return [...byMonth.values()].toSorted((a, b) => (a.month < b.month ? 1 : -1))
}

export async function measuresIn({ db }: UnitOfWork): Promise<ReadMeasure[]> {
  const { rows } = await sql<MeasureStepRow>`
    select m.id, m.item_id, m.kind as measure_kind, s.seq, s.kind, s.content, s.org_name, s.at
    from plan_measure_step s join plan_measure m on m.id = s.measure_id order by m.id, s.seq`.execute(db)
  return measuresOf(rows)
}
