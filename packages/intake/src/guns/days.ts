import type { Day, GunFlag, GunSource } from '@understory/model'
import { isBlank } from '../mapping/blank.ts'
import type { Columns } from '../mapping/columns.ts'
import { readDate } from '../mapping/dates.ts'
import { remember } from '../mapping/remember.ts'

type Cells = readonly string[]
type DayColumn = NonNullable<GunSource['sold']>

interface DayFlags {
  readonly none: GunFlag
  readonly unreadable: GunFlag
  readonly inFuture: GunFlag
}

/** Reads a day. What cannot be read is left out and flagged; a day in the future is kept and flagged. */
export function dayIn(
  given: DayColumn | null,
  columns: Columns,
  receivedOn: Day,
  words: DayFlags,
): (cells: Cells, flags: GunFlag[]) => Day | null {
  if (given === null) return () => null
  const index = columns.at(given.column)
  const typed = given.typed === null ? null : columns.at(given.typed)
  const read = remember((text: string) => readDate(text, given.layout, null)?.day ?? null)
  return (cells, flags) => {
    const text = cells[index] ?? ''
    const day = isBlank(text) ? null : read(text)
    if (day !== null) {
      if (day > receivedOn) flags.push(words.inFuture)
      return day
    }
    const wasTyped = typed !== null && !isBlank(cells[typed] ?? '')
    flags.push(!isBlank(text) || wasTyped ? words.unreadable : words.none)
    return null
  }
}

/** A day that is not required: what cannot be read is null. */
export function looseDayIn(given: DayColumn | null, columns: Columns): (cells: Cells) => Day | null {
  if (given === null) return () => null
  const index = columns.at(given.column)
  const read = remember((text: string) => readDate(text, given.layout, null)?.day ?? null)
  return cells => read(cells[index] ?? '')
}
