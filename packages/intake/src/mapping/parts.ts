import type { IncidentKind, Source } from '@understory/model'
import { isBlank } from './blank.ts'
import type { Columns } from './columns.ts'
import { type Fault, fault, quoted } from './fault.ts'

type Cells = readonly string[]

/** One kind of harm in a file row. */
export interface Part {
  readonly kind: IncidentKind
  readonly victims: number
}

const whole = /^\s*\d{1,5}(?:\.0+)?\s*$/

/** Splits a row into kinds of harm; a count that is no whole number is a fault. */
export function partsOf(
  source: Source,
  columns: Columns,
): (cells: Cells, kind: IncidentKind) => readonly Part[] | Fault {
  const { victims } = source
  if (victims.how === 'one' || victims.how === 'none') return same(victims.how === 'one' ? 1 : 0)
  if (victims.how === 'column') {
    const count = counter(victims.column, columns)
    return (cells, kind) => {
      const n = count(cells)
      return typeof n === 'number' ? [{ kind, victims: n }] : n
    }
  }
  const countKilled = counter(victims.killed, columns)
  const countInjured = counter(victims.injured, columns)
  return (cells, kind) => {
    const killed = countKilled(cells)
    if (typeof killed !== 'number') return killed
    const injured = countInjured(cells)
    if (typeof injured !== 'number') return injured
    const parts: Part[] = []
    if (killed > 0) parts.push({ kind: 'homicide', victims: killed })
    if (injured > 0) parts.push({ kind: 'shooting', victims: injured })
    return parts.length > 0 ? parts : [{ kind, victims: 0 }]
  }
}

/** The same one part per kind, made once. */
function same(victims: number) {
  const made = new Map<IncidentKind, readonly Part[]>()
  return (_: Cells, kind: IncidentKind) => {
    const known = made.get(kind)
    if (known) return known
    const parts: readonly Part[] = [{ kind, victims }]
    made.set(kind, parts)
    return parts
  }
}

function counter(column: string, columns: Columns): (cells: Cells) => number | Fault {
  const at = columns.at(column)
  return cells => {
    const text = cells[at] ?? ''
    if (whole.test(text)) return Number(text)
    return fault(
      column,
      isBlank(text)
        ? 'The number of people is blank; a whole number is needed.'
        : `The number of people ${quoted(text)} is not a whole number.`,
    )
  }
}
