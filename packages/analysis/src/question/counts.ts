import { dayOfNumber, fail, type MeasureQuestion, ok, problem, type Result } from '@understory/model'
import { findMeasure } from '../measures/index.ts'
import type { SqlRow } from '../snapshot/database.ts'
import { type AskOptions, knownDays, type Plan, planOf, restrict } from './answer.ts'
import { missingCode } from './dimension.ts'
import { cellsOf, withEmptyGroups } from './groups.ts'
import { newestDayOf, type Snapshot } from './proviso.ts'
import { parseQuestion } from './query.ts'

export interface CountsAsked {
  /** Name of a measure that is a count. */
  readonly name: string
  readonly question: MeasureQuestion
}

/** What a question counted, without intervals and without what travels with a published number. */
export interface BareCounts {
  /** Code of the one dimension that was asked by; a count, or null where no source covers it. */
  readonly cells: readonly { readonly code: string; readonly count: number | null }[]
  readonly newestDay: string | null
}

/** Questions in one text of SQL: more would wait for the slowest. */
const atOnce = 25

/**
 * The counts of many questions, each by one dimension, for whoever computes with them: `answerMeasure` passes over the rows a second time for what
 * is missing, and makes an interval for each count. The counts are those of `answerMeasure`; a test compares them.
 * In the order of the questions. Problems of each: `bad-parameter`, and that of a measure that is not there.
 */
export async function countMeasures(
  snapshot: Snapshot,
  asked: readonly CountsAsked[],
  options: AskOptions,
): Promise<Result<BareCounts>[]> {
  const plans = asked.map(one => planned(snapshot, one, options))
  const sqls = plans.flatMap((plan, n) =>
    plan.ok ? [`SELECT ${n} AS q, g0, count FROM (${plan.value.sql}) AS t${n}`] : [],
  )
  const texts = Array.from({ length: Math.ceil(sqls.length / atOnce) }, (_, i) =>
    sqls.slice(i * atOnce, (i + 1) * atOnce).join(' UNION ALL '),
  )
  const rows = (await Promise.all(texts.map(text => snapshot.db.ask(text, options.signal)))).flat()
  const own = Map.groupBy(rows, row => Number(row.q))
  return plans.map((plan, n) => (plan.ok ? ok(countsOf(snapshot, plan.value.plan, own.get(n) ?? [])) : plan))
}

function planned(
  snapshot: Snapshot,
  { name, question }: CountsAsked,
  options: AskOptions,
): Result<{ plan: Plan; sql: string }> {
  const found = findMeasure(name)
  if (!found.ok) return found
  const measure = found.value
  const parsed = parseQuestion(question, snapshot.dictionary, snapshot.contents, measure.dimensions)
  if (!parsed.ok) return parsed
  const plan = planOf(measure, restrict(parsed.value, snapshot, measure, options), snapshot)
  if (plan.query.by.length !== 1)
    return fail(
      problem('bad-parameter', `Counts are asked by ${question.by.length} dimensions.`, {
        where: 'by',
        expected: 'one dimension',
      }),
    )
  return ok({ plan, sql: measure.sql(plan.sqlQuery) })
}

function countsOf(snapshot: Snapshot, plan: Plan, rows: readonly SqlRow[]): BareCounts {
  const { query, coverage } = plan
  const cells = withEmptyGroups(query, cellsOf(query, rows), coverage) ?? []
  const newest = newestDayOf(snapshot, query)
  return {
    cells: cells.map(cell => {
      const [code = null] = cell.codes
      return {
        code: code === null ? missingCode : (query.by[0]?.codeOf(code) ?? missingCode),
        count: knownDays(plan, cell).missing ? null : cell.count,
      }
    }),
    newestDay: newest === null ? null : dayOfNumber(newest),
  }
}
