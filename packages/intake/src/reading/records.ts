/** One file row before mapping: its cells in header order, or the fault that keeps it from having any. */
export interface FileRecord {
  readonly line: number
  readonly raw: string
  readonly cells: readonly string[]
  /** Null for a sound row. */
  readonly fault: string | null
  /** The column at fault, where one is. */
  readonly column: string | null
}

export const sound = (line: number, raw: string, cells: readonly string[]): FileRecord => ({
  line,
  raw,
  cells,
  fault: null,
  column: null,
})

export const broken = (
  line: number,
  raw: string,
  fault: string,
  column: string | null = null,
): FileRecord => ({ line, raw, cells: [], fault, column })

/** What a reader of any format gives: the column names, then the rows in blocks. */
export interface Table {
  readonly columns: readonly string[]
  readonly blocks: AsyncGenerator<readonly FileRecord[]>
}
