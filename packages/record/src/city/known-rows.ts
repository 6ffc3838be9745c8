import { sql } from 'kysely'
import type { UnitOfWork } from '../engine/unit-of-work.ts'
import { decimalOf, hashText } from './hash.ts'
import type { ImportedTable, KeyedRow } from './row-kind.ts'

const withoutSeparator = (key: string): string => key.replaceAll('\x1e', '')

/** The current rows of some keys: per key, part → hash. Keys are found by their hash and then compared as text. */
export type KnownRows = ReadonlyMap<string, ReadonlyMap<number, string>>

/** Looks up the keys of a batch. One text instead of rows: a result row costs more than the lookup. */
export async function lookUpKeys(
  { db }: UnitOfWork,
  sourceNo: number,
  importNo: number,
  rows: readonly KeyedRow[],
  table: ImportedTable,
): Promise<KnownRows> {
  const hash = { high: 0, low: 0 }
  const keyNos = new Set<string>()
  for (const { key } of rows) {
    hashText(key, hash)
    keyNos.add(decimalOf(hash.high, hash.low))
  }
  const found = await sql<{ all: string | null }>`
    select string_agg(part || ' ' || hash || ' ' || replace(key, E'\\x1e', ''), E'\\x1e') as all
    from ${sql.table(table)}
    where key_no = any(${`{${[...keyNos].join(',')}}`}::bigint[]) and source_no = ${sourceNo}
      and superseded_by is null and import_no <> ${importNo}`.execute(db)
  const known = new Map<string, Map<number, string>>()
  const text = found.rows[0]?.all
  if (!text) return known
  for (const line of text.split('\x1e')) {
    const first = line.indexOf(' ')
    const second = line.indexOf(' ', first + 1)
    const key = line.slice(second + 1)
    const parts = known.get(key) ?? new Map<number, string>()
    parts.set(Number(line.slice(0, first)), line.slice(first + 1, second))
    known.set(key, parts)
  }
  return known
}

export type FileRowState = 'kept' | 'unchanged' | 'revised'

/** What became of one file row, given all its parts: unchanged only if every part is there with the same hash. */
export function stateOf(parts: readonly KeyedRow[], known: KnownRows): FileRowState {
  const before = known.get(withoutSeparator(parts[0]?.key ?? ''))
  if (!before) return 'kept'
  const same = before.size === parts.length && parts.every(row => before.get(row.part) === row.hash)
  return same ? 'unchanged' : 'revised'
}

/** The parts of each file row; they follow each other. */
export function* fileRows<Row extends KeyedRow>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let from = 0; from < rows.length; ) {
    let to = from + 1
    while (to < rows.length && rows[to]?.line === rows[from]?.line) to++
    yield rows.slice(from, to)
    from = to
  }
}
