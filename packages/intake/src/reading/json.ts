import { ProblemError, problem } from '@understory/model'
import type { FileLayout, OpenFile } from '../types.ts'
import { type Progress, readBytes } from './bytes.ts'
import { byteOrderMark, utf16AsUtf8 } from './encoding.ts'
import { columnNames } from './header.ts'
import { cellsOfItem } from './json-cells.ts'
import { JsonItems } from './json-items.ts'
import { limits } from './limits.ts'
import { readLines } from './lines.ts'
import { broken, type FileRecord, sound, type Table } from './records.ts'

/** Columns at least one of which the first items must have, or the file is not of this source. */
const essential = ({ date, header }: FileLayout): readonly string[] =>
  date === undefined ? header : date.how === 'column' ? [date.column] : [date.year, date.month, date.day]

type Item = {
  readonly line: number
  readonly raw: string
  readonly value: unknown
  readonly fault: string | null
}

/** GeoJSON, Socrata and ArcGIS pages. A row's line is its ordinal in the file, from 1. */
export function readJsonItems(file: OpenFile, source: FileLayout, progress: Progress): Promise<Table> {
  async function* items(): AsyncGenerator<Item[]> {
    const reader = new JsonItems(file.name)
    let line = 0
    const numbered = (found: ReturnType<JsonItems['push']>) =>
      found.map(({ value, tooDeep }) => ({
        line: ++line,
        raw: tooDeep ? '' : JSON.stringify(value),
        value,
        fault: tooDeep ? 'The item is nested too deep to be read.' : null,
      }))
    for await (const bytes of asUtf8(readBytes(file, progress))) yield numbered(reader.push(bytes))
    yield numbered(reader.end())
  }
  return table(items(), source, file.name)
}

/** One JSON object (or GeoJSON feature) per line. */
export function readJsonLines(file: OpenFile, source: FileLayout, progress: Progress): Promise<Table> {
  async function* items(): AsyncGenerator<Item[]> {
    for await (const block of readLines(file, source.encoding, progress)) {
      yield block.lines.flatMap((text, index) => {
        const raw = text.startsWith('\u001e') ? text.slice(1) : text
        if (raw.trim() === '') return []
        return [{ line: block.firstLine + index, raw, ...parsedLine(raw, block.faults.get(index)) }]
      })
    }
  }
  return table(items(), source, file.name)
}

function parsedLine(raw: string, fault: string | undefined): { value: unknown; fault: string | null } {
  if (fault !== undefined) return { value: null, fault }
  try {
    return { value: JSON.parse(raw), fault: null }
  } catch {
    return { value: null, fault: 'The line is not valid JSON.' }
  }
}

async function* asUtf8(bytes: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const first = await bytes.next()
  if (first.done) return
  const mark = byteOrderMark(first.value)
  async function* rest() {
    if (!first.done) yield first.value.subarray(mark?.length ?? 0)
    yield* bytes
  }
  const utf16 = mark && mark.encoding !== 'utf-8' ? (mark.encoding as 'utf-16le' | 'utf-16be') : null
  yield* utf16 ? utf16AsUtf8(rest(), utf16) : rest()
}

async function table(items: AsyncGenerator<Item[]>, source: FileLayout, name: string): Promise<Table> {
  const columns = columnNames(source.header)
  const first: Item[] = []
  while (first.length === 0) {
    const next = await items.next()
    if (next.done) break
    first.push(...next.value)
  }
  checkColumns(first, source, name)
  async function* blocks(): AsyncGenerator<readonly FileRecord[]> {
    try {
      yield first.map(item => recordOf(item, columns))
      for await (const block of items) yield block.map(item => recordOf(item, columns))
    } finally {
      await items.return(undefined)
    }
  }
  return { columns, blocks: blocks() }
}

function checkColumns(first: readonly Item[], source: FileLayout, name: string): void {
  const there = new Set(first.flatMap(item => [...(safeCells(item.value)?.keys() ?? [])]))
  const wanted = essential(source)
  if (first.length === 0 || wanted.some(column => there.has(column.trim()))) return
  throw new ProblemError(
    problem(
      'unknown-layout',
      `No row of the file has ${wanted.map(c => JSON.stringify(c)).join(' or ')}, which source ${source.name} needs.`,
      { where: name, expected: `rows with the columns ${source.header.slice(0, 20).join(', ')}` },
    ),
  )
}

function safeCells(value: unknown): Map<string, string> | null {
  try {
    return cellsOfItem(value)
  } catch {
    return null
  }
}

function recordOf(item: Item, columns: readonly string[]): FileRecord {
  const { line, raw } = item
  if (item.fault !== null) return broken(line, raw, item.fault)
  const named = safeCells(item.value)
  if (!named) return broken(line, raw, 'The row is not an object with columns.')
  const cells = columns.map(column => named.get(column) ?? '')
  for (const [index, cell] of cells.entries()) {
    const column = columns[index] ?? null
    if (cell.length > limits.fieldChars)
      return broken(
        line,
        raw,
        `The field has ${cell.length} characters; at most ${limits.fieldChars} are read.`,
        column,
      )
    if (cell.includes('\0')) return broken(line, raw, 'The field has NUL characters.', column)
    if (!cell.isWellFormed() || cell.includes('\uFFFD'))
      return broken(line, raw, 'The field has characters that could not be decoded.', column)
  }
  return sound(line, raw, cells)
}
