import type { Day, Flag, Source } from '@understory/model'
import { isBlank } from './blank.ts'
import type { Columns } from './columns.ts'
import { type DateValue, dayFromParts, readDate } from './dates.ts'
import { type Fault, fault, quoted } from './fault.ts'
import { remember } from './remember.ts'
import { readTime } from './times.ts'

type Cells = readonly string[]

export interface When {
  day: Day | null
  minute: number | null
}

const unreadable = 'unreadable'

/** Reads the date and time of a row into `into`; gives a fault where there is a date that cannot be read. */
export function whenOf(source: Source, columns: Columns, receivedOn: Day) {
  const readDay =
    source.date.how === 'column' ? dateColumn(source.date, columns) : dateParts(source.date, columns)
  const readMinute = timeColumn(source, columns)
  const from = source.covers?.from ?? null
  return (cells: Cells, into: When, flags: Flag[]): Fault | null => {
    const date = readDay(cells)
    if (date !== null && 'reason' in date) return date
    into.day = date?.day ?? null
    into.minute = date?.minute ?? null
    readMinute?.(cells, into, flags)
    if (into.day === null) flags.push('no-date')
    else if (from !== null && into.day < from) flags.push('date-before-collection')
    else if (into.day > receivedOn) flags.push('date-in-future')
    return null
  }
}

type DateColumn = Extract<Source['date'], { how: 'column' }>

function dateColumn({ column, layout, timeZone }: DateColumn, columns: Columns) {
  const at = columns.at(column)
  const read = remember((text: string): DateValue | null | typeof unreadable =>
    isBlank(text) ? null : (readDate(text, layout, timeZone) ?? unreadable),
  )
  return (cells: Cells): DateValue | Fault | null => {
    const text = cells[at] ?? ''
    const value = read(text)
    return value === unreadable
      ? fault(column, `The date ${quoted(text)} cannot be read; the layout is ${layout}.`)
      : value
  }
}

type DateParts = Extract<Source['date'], { how: 'parts' }>

/** All parts blank is no date; a part that is missing or wrong sets the row aside. */
function dateParts(parts: DateParts, columns: Columns) {
  const at = [columns.at(parts.year), columns.at(parts.month), columns.at(parts.day)] as const
  const read = remember((text: string): DateValue | null | typeof unreadable => {
    const pieces = text.split('\n')
    if (pieces.every(isBlank)) return null
    if (!pieces.every(piece => /^\s*\d{1,4}\s*$/.test(piece))) return unreadable
    const [year = 0, month = 0, dayNo = 0] = pieces.map(Number)
    const day = dayFromParts(year, month, dayNo)
    return day === null ? unreadable : { day, minute: null }
  })
  return (cells: Cells): DateValue | Fault | null => {
    const text = at.map(i => (cells[i] ?? '').replaceAll('\n', ' ')).join('\n')
    const value = read(text)
    if (value !== unreadable) return value
    return fault(
      parts.year,
      `The date ${quoted(text.replaceAll('\n', '-'))} cannot be read; year, month and day are needed.`,
    )
  }
}

/** A time that cannot be read does not cost the row: the minute stays unknown, flagged. */
function timeColumn(source: Source, columns: Columns) {
  if (!source.time) {
    const layout = source.date.how === 'column' ? source.date.layout : null
    const hasTime = layout !== null && /time|h:mm|epoch/.test(layout)
    return hasTime
      ? (_: Cells, into: When, flags: Flag[]) => {
          if (into.day !== null && into.minute === null) flags.push('no-time')
        }
      : null
  }
  const at = columns.at(source.time.column)
  const { layout } = source.time
  const read = remember((text: string) => (isBlank(text) ? null : (readTime(text, layout) ?? unreadable)))
  return (cells: Cells, into: When, flags: Flag[]) => {
    const time = read(cells[at] ?? '')
    into.minute = time === null || time === unreadable ? null : time.minute
    if (time === null) flags.push('no-time')
    else if (time === unreadable || time.odd) flags.push('odd-time-layout')
  }
}

/** The day a row was reported. It is never required: what cannot be read is null. */
export function reportedOf(source: Source, columns: Columns): (cells: Cells) => Day | null {
  if (!source.reported) return () => null
  const { column, layout } = source.reported
  const at = columns.at(column)
  const timeZone = source.date.how === 'column' ? source.date.timeZone : null
  const read = remember((text: string) => readDate(text, layout, timeZone)?.day ?? null)
  return cells => read(cells[at] ?? '')
}
