import { type GunSummary, recoveryDimensions } from '@understory/model'
import { csvTable } from './csv.ts'
import { number, text } from './datasets/dataset.ts'

/** Guns by type, caliber, maker, circumstance and place as one long table. */
export const recoveriesCsv = ({ recoveries }: Pick<GunSummary, 'recoveries'>): string =>
  csvTable(
    [
      text('by', 'What guns are counted by.'),
      text('value', 'Its value.'),
      number('guns', 'Guns with this value.'),
      number('of_guns', 'Guns whose row says any value.'),
      number('share', 'The one over the other, 0 to 1.'),
      number('share_low', 'Lower end of its 95 % interval (Wilson).'),
      number('share_high', 'Upper end of its 95 % interval.'),
    ],
    recoveryDimensions.flatMap(by =>
      recoveries[by].lines.map(one => [by, one.value, one.count, one.of, one.share, one.low, one.high]),
    ),
  )

/** Three series by month, with of how many guns the rows say anything about each. */
export const kindMonthsCsv = ({ kindMonths }: Pick<GunSummary, 'kindMonths'>): string =>
  csvTable(
    [
      text('month', 'Month of recovery.'),
      number('guns', 'Guns recovered.'),
      ...(['privately_made', 'serial_removed', 'conversion_device'] as const).flatMap(name => [
        number(name, 'Guns of this kind.'),
        number(`${name}_said`, 'Guns whose row says whether they are.'),
      ]),
    ],
    kindMonths.months.map(({ month, guns, privatelyMade, serialRemoved, conversionDevice }) => [
      month,
      guns,
      ...[privatelyMade, serialRemoved, conversionDevice].flatMap(one => [one.count, one.said]),
    ]),
  )
