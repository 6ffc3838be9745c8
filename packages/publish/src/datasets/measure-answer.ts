import type { MeasureAnswer } from '@understory/model'
import type { Cell } from '../csv.ts'
import { type Dataset, number, text } from './dataset.ts'

/** The table of one answer: a code and a label per dimension, then the numbers. */
export const measureDataset = (answer: MeasureAnswer): Dataset => ({
  name: `measure-${answer.measure}`,
  title: `${answer.title}: ${answer.question}`,
  disclosure: 'open-exact',
  columns: [
    ...answer.by.flatMap(name => [
      text(columnOf(name), `Code of ${name}; empty where it is not known.`),
      text(`${columnOf(name)}_label`, `The same in words.`),
    ]),
    number('value', `${answer.unit}; empty where it cannot be estimated.`),
    number('low', 'Lower end of the 95 % interval.'),
    number('high', 'Upper end of the 95 % interval.'),
    number('count', 'Counted things; for shares and rates the numerator.'),
    number('base', 'For shares the counted whole, for rates person-years, for changes the count before.'),
    text('not_estimable', 'Why there is no value; empty where there is one.'),
  ],
  notes: [answer.method, `Population: ${answer.population}`, ...answer.notes],
})

const columnOf = (name: string): string => name.replaceAll(/[:-]/g, '_')

export const measureCells = (answer: MeasureAnswer): Cell[][] =>
  answer.rows.map(row => [
    ...answer.by.flatMap(name => [row.by[name]?.code ?? '', row.by[name]?.label ?? '']),
    row.value,
    row.low,
    row.high,
    row.count,
    row.base,
    row.notEstimable,
  ])
