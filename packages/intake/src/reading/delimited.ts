import { ProblemError, problem } from '@understory/model'
import Papa from 'papaparse'
import type { FileLayout, OpenFile } from '../types.ts'
import type { Progress } from './bytes.ts'
import { columnNames } from './header.ts'
import { limits } from './limits.ts'
import { type Lines, readLines } from './lines.ts'
import { broken, type FileRecord, sound, type Table } from './records.ts'

/** Rows of a block are parsed together; when the parser and the physical lines disagree, in groups, then one by one. */
const groupLines = 64
const mostTries = 4

/** A CSV or TSV file as rows, every one reconciled with the physical lines it came from. */
export async function readDelimited(file: OpenFile, source: FileLayout, progress: Progress): Promise<Table> {
  const delimiter = source.format === 'tsv' ? '\t' : source.delimiter
  const blocks = readLines(file, source.encoding, progress)
  const rows = new RowReader(delimiter)
  for await (const block of manual(blocks)) {
    const header = rows.header(block)
    if (header) return { columns: header, blocks: rows.all(block, blocks) }
  }
  throw new ProblemError(
    problem('unreadable-file', 'The file has no header line that can be read.', {
      where: file.name,
      expected: `column names separated by ${JSON.stringify(delimiter)}`,
    }),
  )
}

/** Like `for await`, but leaving the loop does not close the generator: its rest is read later. */
async function* manual<T>(generator: AsyncGenerator<T>): AsyncGenerator<T> {
  for (let next = await generator.next(); !next.done; next = await generator.next()) yield next.value
}

class RowReader {
  readonly #config: { delimiter: string; newline: '\n'; skipEmptyLines: true }
  #columns: string[] = []
  /** Where the rows begin in the block that holds the header. */
  #afterHeader = 0

  constructor(delimiter: string) {
    this.#config = { delimiter, newline: '\n', skipEmptyLines: true }
  }

  /** Column names from the first record of the file, or null when the block has only blank lines. */
  header(block: Lines): string[] | null {
    const at = block.lines.findIndex(line => line.trim() !== '')
    if (at < 0 || block.faults.has(at)) return null
    let text = block.lines[at] ?? ''
    for (let end = at + 1; end <= block.lines.length; end++) {
      const cells = this.#one(text)
      if (cells && cells.length <= limits.columns) {
        this.#afterHeader = end
        this.#columns = columnNames(cells)
        return this.#columns
      }
      if (end - at > limits.recordLines) return null
      text += `\n${block.lines[end] ?? ''}`
    }
    return null
  }

  async *all(first: Lines, rest: AsyncGenerator<Lines>): AsyncGenerator<readonly FileRecord[]> {
    try {
      let held = from(first, this.#afterHeader)
      for await (const next of rest) {
        const { records, openAt } = this.#block(held, false)
        yield records
        held = openAt < held.lines.length ? append(from(held, openAt), next) : next
      }
      yield this.#block(held, true).records
    } finally {
      await rest.return(undefined)
    }
  }

  /** Rows of a block; `openAt` is the line where a quoted field may still go on in the next block. */
  #block(block: Lines, last: boolean): { records: FileRecord[]; openAt: number } {
    const records: FileRecord[] = []
    const { lines } = block
    if (this.#together(block, 0, lines.length, records)) return { records, openAt: lines.length }
    let at = 0
    while (at < lines.length) {
      const end = Math.min(at + groupLines, lines.length)
      if (this.#together(block, at, end, records)) {
        at = end
        continue
      }
      while (at < end) {
        const used = this.#record(block, at, last, records)
        if (used === 0) return { records, openAt: at }
        at += used
      }
    }
    return { records, openAt: lines.length }
  }

  /** The fast way: many lines in one parse, right only if every line that is not blank gave one whole row. */
  #together(block: Lines, at: number, end: number, into: FileRecord[]): boolean {
    for (const fault of block.faults.keys()) if (fault >= at && fault < end) return false
    const whole = at === 0 && end === block.lines.length
    const lines = whole ? block.lines : block.lines.slice(at, end)
    const parsed = Papa.parse<string[]>(lines.join('\n'), this.#config)
    if (parsed.errors.length > 0) return false
    const rows = parsed.data
    const width = this.#columns.length
    for (const row of rows) if (row.length !== width) return false
    let blank = 0
    for (const line of lines) if (line === '') blank++
    if (rows.length !== lines.length - blank) return false
    let row = 0
    for (let i = 0; i < lines.length; i++) {
      const raw = lines[i] ?? ''
      if (raw === '') continue
      const cells = rows[row++] ?? []
      into.push(this.#checked(block.firstLine + at + i, raw, cells))
    }
    return true
  }

  /** One record from line `at`; gives the number of lines it took, or 0 when more lines are needed to tell. */
  #record(block: Lines, at: number, last: boolean, into: FileRecord[]): number {
    const raw = block.lines[at] ?? ''
    const line = block.firstLine + at
    const fault = block.faults.get(at)
    if (fault !== undefined) return into.push(broken(line, raw, fault)) && 1
    if (raw.trim() === '') return 1
    const cells = this.#one(raw)
    if (cells) {
      into.push(
        cells.length === this.#columns.length
          ? this.#checked(line, raw, cells)
          : broken(line, raw, this.#widthFault(cells.length)),
      )
      return 1
    }
    const over = this.#overLines(block, at)
    if (over === 'more' && !last) return 0
    if (typeof over === 'object') {
      into.push(this.#checked(line, over.raw, over.cells))
      return over.lines
    }
    into.push(
      broken(
        line,
        raw,
        'A quote is opened and not closed, or stands where it cannot.',
        this.#openColumn(raw),
      ),
    )
    return 1
  }

  /**
   * A quoted field that runs over several lines. It is believed only when the joined lines make exactly one row
   * of the right width and none of the inner lines is such a row by itself: otherwise one lost quote would
   * swallow good rows.
   */
  #overLines(block: Lines, at: number): { raw: string; cells: string[]; lines: number } | 'more' | 'never' {
    const width = this.#columns.length
    let raw = block.lines[at] ?? ''
    let tries = 0
    for (let end = at + 1; end < block.lines.length; end++) {
      const next = block.lines[end] ?? ''
      if (end - at >= limits.recordLines || raw.length + next.length > limits.recordChars) return 'never'
      if (block.faults.has(end)) return 'never'
      if (width > 2 && this.#one(next)?.length === width) return 'never'
      raw += `\n${next}`
      // Only an odd number of quotes can close the field; a few tries are enough, or broken files would take hours.
      if (next.split('"').length % 2 === 1) continue
      const cells = this.#one(raw)
      if (!cells && ++tries === mostTries) return 'never'
      if (cells) return cells.length === width ? { raw, cells, lines: end - at + 1 } : 'never'
    }
    return 'more'
  }

  /** The cells of a text that is exactly one record, else null. */
  #one(text: string): string[] | null {
    const { data, errors } = Papa.parse<string[]>(text, this.#config)
    return data.length === 1 && errors.length === 0 ? (data[0] ?? null) : null
  }

  #checked(line: number, raw: string, cells: string[]): FileRecord {
    if (raw.length > limits.fieldChars) {
      const long = cells.findIndex(cell => cell.length > limits.fieldChars)
      if (long >= 0)
        return broken(
          line,
          raw,
          `The field has ${cells[long]?.length} characters; at most ${limits.fieldChars} are read.`,
          this.#columns[long] ?? null,
        )
    }
    return sound(line, raw, cells)
  }

  #widthFault(found: number): string {
    return `The row has ${found} ${found === 1 ? 'column' : 'columns'}; the header has ${this.#columns.length}.`
  }

  /** The column in which an unclosed quote opens, counted by the delimiters before it. */
  #openColumn(raw: string): string | null {
    const { data } = Papa.parse<string[]>(raw, this.#config)
    return this.#columns[(data[0]?.length ?? 0) - 1] ?? null
  }
}

const from = (block: Lines, at: number): Lines =>
  at === 0
    ? block
    : {
        firstLine: block.firstLine + at,
        lines: block.lines.slice(at),
        faults: new Map([...block.faults].filter(([i]) => i >= at).map(([i, fault]) => [i - at, fault])),
      }

const append = (block: Lines, next: Lines): Lines => ({
  firstLine: block.firstLine,
  lines: [...block.lines, ...next.lines],
  faults: new Map([
    ...block.faults,
    ...[...next.faults].map(([i, fault]) => [i + block.lines.length, fault] as const),
  ]),
})
