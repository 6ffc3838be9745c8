import type { Flag, Source } from '@understory/model'
import { Seen } from '../seen/seen.ts'
import { isBlank } from './blank.ts'
import type { Columns } from './columns.ts'
import { halvesOf, hashText, seedOf } from './row-hash.ts'

type Cells = readonly string[]

/** Separates joined cells: a character that no sane file holds. */
const between = '\u001f'

export interface Keys {
  /** The key of a row, unique in the file; flags what was doubtful. */
  key(cells: Cells, flags: Flag[]): string
  /** Hash of the whole row under this version of the mapping. */
  hash(cells: Cells, raw: string): string
  close(): void
}

/**
 * Keys as the mapping says. A key that repeats gets the ordinal of its repetition (`123#2`); a row without a key is
 * known by its content. Columns without a name are row numbers of an export and are no content.
 */
export function keysOf(source: Source, columns: Columns): Keys {
  const seed = seedOf(`${source.name}@${source.version}`)
  const keyAt = source.key.how === 'content' ? [] : source.key.columns.map(name => columns.at(name))
  const never = new Set(source.never.map(name => columns.at(name)))
  const all = columns.names.map((_, index) => index).filter(index => !never.has(index))
  const content = all.filter(index => !keyAt.includes(index) && columns.names[index] !== '')
  const [onlyKey] = keyAt.length === 1 ? keyAt : []
  const keys = new Seen()
  const contents = new Seen()
  const cellsAt = (cells: Cells, at: readonly number[]) => {
    let text = ''
    for (const index of at) text += cells[index] + between
    return text
  }
  const seenContent = (cells: Cells) => {
    const { low, high } = halvesOf(cellsAt(cells, content))
    return contents.before(low, high)
  }
  const byContent = (cells: Cells, before: number) => {
    const hash = hashText(cellsAt(cells, content), 0n)
    return before === 0 ? `=${hash}` : `=${hash}#${before + 1}`
  }
  return {
    key(cells, flags) {
      const repeated = seenContent(cells)
      if (repeated > 0) flags.push('repeated-content')
      if (keyAt.length === 0) return byContent(cells, repeated)
      const text =
        onlyKey === undefined
          ? keyAt.map(i => (cells[i] ?? '').trim()).join('|')
          : (cells[onlyKey] ?? '').trim()
      if (keyAt.every(i => isBlank(cells[i] ?? ''))) return byContent(cells, repeated)
      const { low, high } = halvesOf(text)
      const before = keys.before(low, high)
      const short = text.length > 200 ? `${text.slice(0, 180)}~${hashText(text, 0n)}` : text
      if (before === 0) return short
      flags.push('key-repeats')
      return `${short}#${before + 1}`
    },
    hash: never.size > 0 ? cells => hashText(cellsAt(cells, all), seed) : (_, raw) => hashText(raw, seed),
    close() {
      keys.close()
      contents.close()
    },
  }
}
