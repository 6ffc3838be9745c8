import type { PlanItemLine } from '@understory/model'
import { number, text } from '../datasets/dataset.ts'

/** The version in force as a table, one item a line. */
export const outlineColumns = [
  text('number', 'Number in the version in force: /plan/VERSION/NUMBER.'),
  text('id', 'Id of the item, the same in every version.'),
  text('level', 'pillar, goal or action.'),
  text('title_en', 'What it says.'),
  text('title_es', 'The same in Spanish.'),
  text('owner', 'Organisation that owns it; empty where none is named.'),
  text('cadence', 'How often its owner says how it goes.'),
  text('status', 'Of an action, as its owner says.'),
  text('updated', 'Day of the newest update, UTC; empty before the first one.'),
  text('next', 'Day by which the owner owes the next word; empty where nothing is owed.'),
  number('stale_days', 'Days past that day; empty where it is not stale.'),
  number('actions', 'Of a pillar or goal: actions under it.'),
  number('done', 'Of those, done.'),
  number('delayed', 'Of those, delayed.'),
  number('stale', 'Of those, stale.'),
]

export const outlineRow = ({ stand, tally, ...one }: PlanItemLine) => [
  ...[one.number, one.id, one.level, one.title.en, one.title.es, one.owner?.name ?? null, one.cadence],
  ...[stand?.status ?? null, stand?.at?.slice(0, 10) ?? null, stand?.next ?? null, stand?.stale_days ?? null],
  ...[tally?.actions ?? null, tally?.done ?? null, tally?.delayed ?? null, tally?.stale ?? null],
]
