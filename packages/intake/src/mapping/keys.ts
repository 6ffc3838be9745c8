import type { Source } from '@understory/model'
import { Seen } from '../seen/seen.ts'
import { isBlank } from './blank.ts'
import type { Columns } from './columns.ts'
import { asSigned, halves64, hash64 } from './row-hash.ts'

type Cells = readonly string[]

/** Separates joined cells: a character that no sane file holds. */
const between = '\u001f'

const longestKey = 200

export interface Identity {
  /** Unique in the file. */
  key: string
  /** Hash of the whole row under this version of the mapping, signed 64-bit decimal. */
  hash: string
}

/** Where doubts about a key are put down: the flags of a row. */
export interface KeyDoubts {
  push(doubt: 'key-repeats' | 'repeated-content'): unknown
}

export interface Keys {
  /** Writes key and hash of a row into `into`; flags what was doubtful. */
  identify(cells: Cells, into: Identity, flags: KeyDoubts): void
  close(): void
}

/**
 * Keys as the mapping says. A key that repeats gets the ordinal of its repetition (`123#2`); a row without a key is
 * known by its content (`=hash`, `=hash#2`). Columns without a name are row numbers of an export, and columns that
 * are never stored are not ours to know: neither is content.
 */
export function keysOf(source: Pick<Source, 'name' | 'version' | 'key' | 'never'>, columns: Columns): Keys {
  const seed = hash64(`${source.name}@${source.version}`)
  const keyAt = source.key.how === 'content' ? [] : source.key.columns.map(name => columns.at(name))
  const never = new Set(source.never.map(name => columns.at(name)))
  const content = columns.names.flatMap((name, index) =>
    keyAt.includes(index) || never.has(index) || name === '' ? [] : [index],
  )
  const [onlyKey] = keyAt.length === 1 ? keyAt : []
  const keys = new Seen()
  const contents = new Seen()

  function identify(cells: Cells, into: Identity, flags: KeyDoubts): void {
    let text = ''
    for (const index of content) text += cells[index] + between
    const contentHash = hash64(text)
    const { low, high } = halves64(contentHash)
    const repeated = contents.before(low, high)
    if (repeated > 0) flags.push('repeated-content')
    const key =
      onlyKey === undefined
        ? keyAt.map(i => (cells[i] ?? '').trim()).join('|')
        : (cells[onlyKey] ?? '').trim()
    // Row content hashed over the key, seeded with the mapping: equal rows under equal mappings, and only they, agree.
    into.hash = asSigned(hash64(key, contentHash ^ seed))
    into.key =
      keyAt.length === 0 || keyAt.every(i => isBlank(cells[i] ?? ''))
        ? numbered(`=${asSigned(contentHash)}`, repeated)
        : byKey(key, flags)
  }

  function byKey(text: string, flags: KeyDoubts): string {
    const key = escaped(text)
    const { low, high } = halves64(hash64(key))
    const before = keys.before(low, high)
    if (before > 0) flags.push('key-repeats')
    return numbered(key.length > longestKey ? `${key.slice(0, 170)}~${asSigned(hash64(key))}` : key, before)
  }

  return {
    identify,
    close() {
      keys.close()
      contents.close()
    },
  }
}

const numbered = (key: string, before: number): string => (before === 0 ? key : `${key}#${before + 1}`)

/** `#` and a leading `=` are ours: a source key that has them is written so that it cannot meet one of ours. */
const escaped = (key: string): string => {
  const safe = key.includes('#') ? key.replaceAll('#', '##') : key
  return safe.startsWith('=') ? `#${safe}` : safe
}
