import type { Column } from './datasets/dataset.ts'

export type Cell = string | number | null

/** Text that a spreadsheet would take for a formula, see OWASP "CSV Injection". */
const looksLikeFormula = /^[=+\-@\t\r]/

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/**
 * One cell. Text that begins like a formula gets an apostrophe before it; numbers are left alone, so that a
 * negative longitude stays a number. Null is empty.
 */
export function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  return quoted(looksLikeFormula.test(cell) ? `'${cell}` : cell)
}

/** One line as RFC 4180 has it. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** A table with its header and nothing else: what belongs to it in words is in the note beside it. */
export const csvTable = (columns: readonly Column[], rows: readonly (readonly Cell[])[]): string =>
  csvLine(columns.map(c => c.name)) + rows.map(csvLine).join('')
