import type { DisclosureClass } from '../../datasets/dataset.ts'

/** What an honest reader must know remains possible, by class. */
export const remainsOf: Readonly<Record<DisclosureClass, readonly string[]>> = {
  'open-exact': ['Every number is exact: its rows are open data, which anyone can count again.'],
  'cell-key': [
    'Totals carry their own noise, so parts do not add up to them. A total minus its parts is a noisy number too.',
    'Different numbers that would be equal without noise can be averaged. The list of tables is fixed, so there are few of them; it narrows a count, and does not settle it.',
    'The perturbation table and its parameters are public. Only the key of the records is secret: whoever has it can take the noise away.',
    'A zero is exact: where nothing was counted, the table says so.',
  ],
  suppressed: [
    'Zeros are shown, so “suppressed” says that there is at least one.',
    'What the attacker knows besides the tables (an arrest seen, a news report) is not part of the audit.',
    'Numbers of other units are not put together: each incident has some victims, which ties the two loosely.',
    'Which cells were hidden beside the small ones follows a public rule; someone who runs it backwards may narrow a cell further.',
  ],
}
