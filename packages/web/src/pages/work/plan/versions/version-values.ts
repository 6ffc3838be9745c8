import { type PlanTerms, planTextOf, readPlanText, type WorkPlanVersion } from '@understory/model'
import type { Trouble } from '../../../../api/member.ts'
import { both, type Values, valuesOfBoth } from '../../dialogue/form-lines.ts'

/** The form that would write this version again. */
export const valuesOfVersion = ({ slug, terms }: WorkPlanVersion): Values => ({
  ...{ slug, ...valuesOfBoth('title', terms.title), from: terms.from, to: terms.to ?? '' },
  text: planTextOf(terms),
})

/** A new version begins with the lines of the last public one, each saying what it was. */
export function valuesAfter(versions: readonly WorkPlanVersion[]): Values {
  const last = versions.find(one => one.state === 'public')
  if (!last) return {}
  const lines = last.terms.lines.map(line => ({ ...line, was: line.number }))
  return { text: planTextOf({ lines, moves: [] }) }
}

/** What a form says, as terms; or the first line that cannot be read, as trouble for the form to show. */
export function termsOfForm(values: Values): { readonly terms: PlanTerms } | { readonly trouble: Trouble } {
  const { lines, moves, faults } = readPlanText(values.text ?? '')
  const [fault] = faults
  if (fault) {
    const more = faults.length > 1 ? ` (${faults.length - 1} more)` : ''
    const detail = `Line ${fault.line} cannot be read: ${fault.text}${more}`
    return {
      trouble: { status: 400, code: 'bad-request-body', detail, where: 'text', expected: fault.expected },
    }
  }
  return {
    terms: {
      ...{ title: both(values, 'title'), from: values.from ?? '', to: values.to || null },
      ...{ lines: [...lines], moves: [...moves] },
    },
  }
}
