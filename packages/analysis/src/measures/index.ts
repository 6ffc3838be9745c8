import { fail, type MeasureSummary, ok, problem, type Result } from '@understory/model'
import { change, changeInIncidents } from './change.ts'
import { clearance, notClosedByArrest } from './clearance.ts'
import { incidents } from './incidents.ts'
import type { Measure } from './measure.ts'
import { rate } from './rate.ts'
import { victims } from './victims.ts'
import { weaponShare } from './weapon-share.ts'

/** Every question that can be asked, by name. */
export const measures: readonly Measure[] = [
  victims,
  incidents,
  rate,
  change,
  changeInIncidents,
  weaponShare,
  clearance,
  notClosedByArrest,
]

/** What each measure is, without its SQL. */
export const measureSummaries = (): MeasureSummary[] =>
  measures.map(({ name, title, question, unit, population, dimensions, notEstimableWhen, method }) => ({
    name,
    title,
    question,
    unit,
    population,
    dimensions: [...dimensions],
    notEstimableWhen,
    method,
  }))

export function findMeasure(name: string): Result<Measure> {
  const measure = measures.find(m => m.name === name)
  if (measure) return ok(measure)
  return fail(
    problem('no-such-measure', `There is no measure “${name.slice(0, 80)}”.`, {
      where: 'name',
      expected: measures.map(m => m.name).join(', '),
    }),
  )
}
