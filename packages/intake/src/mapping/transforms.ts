import type { Flag } from '@understory/model'
import type { Columns } from './columns.ts'
import { readDate } from './dates.ts'

/** Changes a row before it is mapped, and says so by flags. */
export type Transform = (cells: string[], flags: Flag[]) => void

/**
 * What a lookup cannot say. A mapping writes `name:column`, or `name:column=wrong>right` for a correction.
 * Each is data about one known defect, documented where a source uses it.
 */
const makers: Record<string, (columns: Columns, at: number, rest: string) => Transform> = {
  /** The text of an intersection whose first street is lost: `ST & IMLA ST`, `& IMLA ST`. */
  'half-address': (_, at) => (cells, flags) => {
    if (
      /^\s*(?:(?:ST|AVE?|RD|DR|LN|BL|BLVD|CT|PL|WY|WAY|HWY|PY|PKWY|SQ|TER?|CIR?)\.?\s*)?&/i.test(
        cells[at] ?? '',
      )
    )
      flags.push('half-address')
  },
  /** A spreadsheet wrote a long number as `2.02439E+11`. */
  'destroyed-key': (_, at) => (cells, flags) => {
    if (/^\s*\d(?:\.\d+)?E\+?\d+\s*$/i.test(cells[at] ?? '')) flags.push('key-destroyed')
  },
  /** A date that always says midnight has no time: `9/22/2006 12:00:00 AM`, `2016-06-18T00:00:00`. */
  'drop-midnight': (_, at) => cells => {
    cells[at] = (cells[at] ?? '').replace(/(?: {1,8}12:00:00 AM|[T ]00:00:00(?:\.0{1,9})?Z?)\s{0,8}$/i, '')
  },
  /** The column holds what another column's name promises. */
  'shifted-columns': (_, at) => (cells, flags) => {
    if (/^\s*(?:I|O|INSIDE|OUTSIDE)\s*$/i.test(cells[at] ?? '')) flags.push('shifted-columns')
  },
  /** `correct:state=wI>WI`; with a condition `correct:state=AL>OK|city=Tulsa`. */
  correct: (columns, at, rest) => {
    const [change = '', condition] = rest.split('|')
    const [wrong, right = ''] = change.split('>')
    const [column = '', value] = condition?.split('=') ?? []
    const conditionAt = condition === undefined ? -1 : columns.at(column)
    return (cells, flags) => {
      if (cells[at] !== wrong || (conditionAt >= 0 && cells[conditionAt] !== value)) return
      cells[at] = right
      flags.push('corrected-text')
    }
  },
  /** Text that says in a word that nothing is known becomes a blank. */
  'unknown-is-blank': (_, at) => cells => {
    if (/^\s*unknown\s*$/i.test(cells[at] ?? '')) cells[at] = ''
  },
  /** `December 31, 2016` becomes `2016-12-31`; anything else stays as it is. */
  'iso-date': (_, at) => cells => {
    cells[at] = readDate(cells[at] ?? '', 'month d, yyyy', null)?.day ?? cells[at] ?? ''
  },
  /** `fill:date=incident_date`: takes the other column where this one is blank. */
  fill: (columns, at, other) => {
    const otherAt = columns.at(other)
    return cells => {
      if ((cells[at] ?? '').trim() === '') cells[at] = cells[otherAt] ?? ''
    }
  },
}

export const transformNames: readonly string[] = Object.keys(makers)

const shape = /^([a-z-]+):([^=]+)(?:=(.*))?$/s

/** The name and column of a transform as a mapping writes it, or null. */
export function parseTransform(text: string): { name: string; column: string; rest: string } | null {
  const match = shape.exec(text)
  const name = match?.[1] ?? ''
  return match && Object.hasOwn(makers, name) ? { name, column: match[2] ?? '', rest: match[3] ?? '' } : null
}

export function transformsOf(texts: readonly string[], columns: Columns): Transform[] {
  return texts.flatMap(text => {
    const parsed = parseTransform(text)
    const make = parsed && makers[parsed.name]
    return make ? [make(columns, columns.at(parsed.column), parsed.rest)] : []
  })
}
