import type { Clearance, IncidentKind, Setting, Source, Weapon } from '@understory/model'
import { isBlank } from './blank.ts'
import type { Columns } from './columns.ts'
import { remember } from './remember.ts'

type Cells = readonly string[]

/** A word of ours for a text of the source. `known` is false where only the fallback fits. */
export interface Word<T> {
  readonly word: T
  readonly known: boolean
  readonly blank: boolean
}

const tidy = (text: string) => text.trim().replace(/\s+/g, ' ').toUpperCase()

const tidied = <T>(words: Readonly<Record<string, T>>) =>
  new Map(Object.entries(words).map(([text, word]) => [tidy(text), word]))

/** `*` catches what is not listed; an empty key says what a blank means. */
export function lookup<T>(words: Readonly<Record<string, T>>, whenBlank: T, whenUnknown: T) {
  const table = tidied(words)
  const fallback = table.get('*')
  return remember((text: string): Word<T> => {
    const listed = table.get(tidy(text))
    if (listed !== undefined) return { word: listed, known: true, blank: false }
    if (isBlank(text)) return { word: whenBlank, known: false, blank: true }
    return { word: fallback ?? whenUnknown, known: fallback !== undefined, blank: false }
  })
}

/** The longest prefix of a code that the mapping lists. */
function prefix<T>(words: Readonly<Record<string, T>>, otherwise: T) {
  const table = tidied(words)
  const fallback = table.get('*')
  return remember((text: string): Word<T> => {
    const code = tidy(text)
    for (let length = code.length; length > 0; length--) {
      const word = table.get(code.slice(0, length))
      if (word !== undefined) return { word, known: true, blank: false }
    }
    const blank = isBlank(text)
    return {
      word: blank ? otherwise : (fallback ?? otherwise),
      known: !blank && fallback !== undefined,
      blank,
    }
  })
}

const always = <T>(word: T, blank = false) => {
  const answer: Word<T> = { word, known: true, blank }
  return (_: Cells) => answer
}

function reading<T>(columns: Columns, column: string, of: (text: string) => Word<T>) {
  const at = columns.at(column)
  return (cells: Cells) => of(cells[at] ?? '')
}

export function kindOf(source: Source, columns: Columns): (cells: Cells) => Word<IncidentKind> {
  const { kind } = source
  if (kind.how === 'always') return always(kind.kind)
  const table =
    kind.how === 'prefix'
      ? prefix<IncidentKind>(kind.words, 'other')
      : lookup<IncidentKind>(kind.words, 'other', 'other')
  return reading(columns, kind.column, table)
}

export function weaponOf(source: Source, columns: Columns): (cells: Cells) => Word<Weapon> {
  if (!source.weapon) return always<Weapon>('none-recorded')
  return reading(
    columns,
    source.weapon.column,
    lookup<Weapon>(source.weapon.words, 'none-recorded', 'unknown'),
  )
}

export function clearanceOf(source: Source, columns: Columns): (cells: Cells) => Word<Clearance> {
  if (!source.clearance) return always<Clearance>('not-stated')
  const table = lookup<Clearance>(source.clearance.words, 'not-stated', 'not-stated')
  return reading(columns, source.clearance.column, table)
}

export function settingOf(source: Source, columns: Columns): (cells: Cells) => Word<Setting> {
  if (!source.setting) return always<Setting>('not-stated')
  const table = lookup<Setting>(source.setting.words, 'not-stated', 'not-stated')
  return reading(columns, source.setting.column, table)
}
