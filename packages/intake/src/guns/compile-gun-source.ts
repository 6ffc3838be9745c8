import {
  type Day,
  type DealerDescription,
  type GunFlag,
  type GunRow,
  type GunSource,
  timeToCrime,
} from '@understory/model'
import { isBlank } from '../mapping/blank.ts'
import { type Columns, columnsOf } from '../mapping/columns.ts'
import { type Identity, keysOf } from '../mapping/keys.ts'
import { dayIn, looseDayIn } from './days.ts'
import { firearmOf } from './firearm.ts'
import { highestGunNumber } from './several-guns.ts'
import { statedTime } from './stated-time.ts'
import { wordIn } from './word-in.ts'

type Cells = readonly string[]

export interface GunMapper {
  /** The gun of a file row, with what is doubtful about it. A row is never dropped for one bad cell. */
  map(line: number, cells: Cells): GunRow
  close(): void
}

/** Turns a mapping of guns into code, once per file. Throws ProblemError `bad-mapping` for a column that is not there. */
export function compileGunSource(source: GunSource, names: readonly string[], receivedOn: Day): GunMapper {
  const columns = columnsOf(names, source.name)
  const recovered = dayIn(source.recovered, columns, receivedOn, {
    none: 'no-recovery-day',
    unreadable: 'recovery-day-unreadable',
    inFuture: 'recovery-in-future',
  })
  const sold = dayIn(source.sold, columns, receivedOn, {
    none: 'no-sale-day',
    unreadable: 'sale-day-unreadable',
    inFuture: 'sale-in-future',
  })
  const requested = looseDayIn(source.traceRequested, columns)
  const completed = looseDayIn(source.traceCompleted, columns)
  const firearm = firearmOf(source, columns)
  const dealer = dealerOf(source, columns)
  const [city, state] = [textIn(source.recoveryCity, columns), textIn(source.recoveryState, columns)]
  const area = textIn(source.recoveryArea, columns)
  const circumstance = wordIn(source.circumstance, columns, 'not-stated')
  const traceStatus = wordIn(source.traceStatus, columns, 'not-stated')
  const ballistics = wordIn(source.ballistics, columns, 'not-stated')
  const multipleSale = wordIn(source.multipleSale, columns, 'not-stated')
  const reportedStolen = wordIn(source.reportedStolen, columns, 'not-stated')
  const usedSale = wordIn(source.usedSale, columns, 'not-stated')
  const severalAt = source.mayHoldSeveral.map(column => columns.at(column))
  const stated = statedTime(source, columns)
  const kept = source.keep.map(column => [column, columns.at(column)] as const)
  const keys = keysOf(source, columns)
  const identity: Identity = { key: '', hash: '' }

  function map(line: number, cells: Cells): GunRow {
    const flags: GunFlag[] = []
    const recoveredOn = recovered(cells, flags)
    const soldOn = sold(cells, flags)
    const severalGuns = severalAt.some(index => highestGunNumber(cells[index] ?? '') > 1)
    if (severalGuns) flags.push('several-guns-in-a-row')
    const time = timeToCrime({
      soldOn,
      recoveredOn,
      stated_days: stated.days(cells),
      usedSale: usedSale(cells, flags) === 'yes',
      severalGuns,
    })
    if (time.reason === 'sale-after-recovery') flags.push('sale-after-recovery')
    stated.check(cells, time, flags)
    keys.identify(cells, identity, flags)
    return {
      line,
      key: identity.key,
      part: 0,
      hash: identity.hash,
      recoveredOn,
      recoveryState: state(cells)?.toUpperCase() ?? null,
      recoveryCity: city(cells),
      recoveryArea: area(cells),
      circumstance: circumstance(cells, flags),
      firearm: firearm(cells, flags),
      traceStatus: traceStatus(cells, flags),
      traceRequestedOn: requested(cells),
      traceCompletedOn: completed(cells),
      soldOn,
      dealer: dealer(cells, flags),
      timeToCrime: time,
      ballistics: ballistics(cells, flags),
      multipleSale: multipleSale(cells, flags),
      reportedStolen: reportedStolen(cells, flags),
      flags,
      detail: detailOf(kept, cells),
    }
  }
  return { map, close: keys.close }
}

function textIn(column: string | null, columns: Columns): (cells: Cells) => string | null {
  if (column === null) return () => null
  const index = columns.at(column)
  return cells => {
    const text = cells[index] ?? ''
    return isBlank(text) ? null : text.trim().replace(/\s+/g, ' ')
  }
}

function dealerOf({ dealer }: GunSource, columns: Columns) {
  const licence = textIn(dealer.licence, columns)
  const name = textIn(dealer.name, columns)
  const city = textIn(dealer.city, columns)
  const state = textIn(dealer.state, columns)
  return (cells: Cells, flags: GunFlag[]): DealerDescription => {
    const found = {
      licence: licence(cells),
      name: name(cells),
      city: city(cells),
      state: state(cells)?.toUpperCase() ?? null,
    }
    if (dealer.name !== null && found.name === null && found.licence === null) flags.push('no-dealer')
    if (dealer.state !== null && found.state === null) flags.push('no-dealer-state')
    return found
  }
}

function detailOf(kept: readonly (readonly [string, number])[], cells: Cells): Record<string, string> {
  const detail: Record<string, string> = {}
  for (const [column, index] of kept) {
    const text = (cells[index] ?? '').trim()
    if (text !== '') detail[column] = text
  }
  return detail
}
