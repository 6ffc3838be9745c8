import { fieldsOf, publicTitle, residentWords, unscreened } from '../free-text-field.ts'

/** Steps about leads, and the naming of dealers. Who is behind a lead stands in the case file of the police, not here. */
export const gunFields = [
  ...fieldsOf(['member/guns/findings'], 'finding_step.note', {
    subject: {
      ...unscreened('walled', 'must be the id of a signal, a lead or a match that is open'),
      kept: 'finding_step.subject',
    },
    note: residentWords,
  }),
  ...fieldsOf(['member/guns/naming'], 'dealer_naming.why', { why: publicTitle }),
]
