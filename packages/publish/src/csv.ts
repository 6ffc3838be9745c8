import Papa from 'papaparse'
import type { Column } from './datasets/dataset.ts'

export type Cell = string | number | null

/** What may begin a formula, also in the full-width characters that spreadsheets of East Asia take for it; see OWASP “CSV Injection”. */
const beginsFormula = /^(?:'*[\t\r\n]|[\s"'`\u200b\ufeff]*[=+\-@＝＋－＠])/
/** The same behind a character at which a spreadsheet with other settings begins a new cell. A hyphen with a gap begins a line of a list. */
const formulaInside = /(?<=[;\t\r\n|])(?=[ \u00a0"']*(?:[=+@＝＋＠]|[-－]\S))/g
const guardInside = /(?<=[;\t\r\n|])'(?=[ \u00a0"']*(?:[=+@＝＋＠]|[-－]\S))/g
const mayHoldFormula = /[=+\-@＝＋－＠\t\r\n]/

/** A text that no spreadsheet runs: an apostrophe stands before whatever could begin a formula. Numbers that are numbers need none. */
export const guardFormula = (text: string): string => {
  if (!mayHoldFormula.test(text)) return text
  const inside = text.replaceAll(formulaInside, "'")
  return beginsFormula.test(text) ? `'${inside}` : inside
}

/** The text again that `guardFormula` was given. */
export function unguardFormula(guarded: string): string {
  const inside = guarded.replaceAll(guardInside, '')
  return inside.startsWith("'") && beginsFormula.test(inside.slice(1)) ? inside.slice(1) : inside
}

const written = (cell: Cell): string | number => {
  if (cell === null) return ''
  if (typeof cell === 'string') return guardFormula(cell)
  return Number.isFinite(cell) ? cell : ''
}

/** Lines of a table (RFC 4180), each with its line end: the only place where the project writes CSV for people. */
export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  rows.length === 0
    ? ''
    : `${Papa.unparse(
        rows.map(row => row.map(written)),
        { newline: '\r\n' },
      )}\r\n`

export const csvLine = (cells: readonly Cell[]): string => csvLines([cells])

/** A table with its header and nothing else: what belongs to it in words is in the note beside it. */
export const csvTable = (columns: readonly Column[], rows: readonly (readonly Cell[])[]): string =>
  csvLines([columns.map(c => c.name), ...rows])
