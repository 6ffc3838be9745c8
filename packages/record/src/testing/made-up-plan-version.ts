import { type PlanTerms, planTermsShape, readPlanText } from '@understory/model'

/** A made-up version of the plan out of the text that an office would paste. */
export function madeUpPlan(
  text: string,
  change: Partial<Omit<PlanTerms, 'lines' | 'moves'>> = {},
): PlanTerms {
  const { lines, moves, faults } = readPlanText(text)
  if (faults[0]) throw new Error(`line ${faults[0].line}: ${faults[0].text}`)
  const title = { en: 'Plan of Milltown', es: 'Plan de Milltown' }
  return planTermsShape.parse({ title, from: '2038-07-01', lines, moves, ...change })
}
