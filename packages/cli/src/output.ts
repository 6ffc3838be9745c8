import type { Problem, Progress } from '@understory/model'
import type { SingleBar } from 'cli-progress'

/** Where a command writes: results to standard output, everything else to standard error. */
export interface Output {
  line(text?: string): void
  table(rows: readonly (readonly (string | number | null)[])[], options?: { header?: boolean }): void
}

export function outputTo(stream: { write(text: string): unknown }): Output {
  const line = (text = '') => void stream.write(`${text}\n`)
  return { line, table: (rows, options) => formatTable(rows, options).forEach(line) }
}

/** Columns padded to their widest cell; numbers to the right. */
export function formatTable(
  rows: readonly (readonly (string | number | null)[])[],
  { header = true }: { header?: boolean } = {},
): string[] {
  const cells = rows.map(row => row.map(cell => (typeof cell === 'number' ? count(cell) : (cell ?? ''))))
  const widths = (cells[0] ?? []).map((_, i) => Math.max(...cells.map(row => row[i]?.length ?? 0)))
  const right = widths.map((_, i) => rows.slice(header ? 1 : 0).some(row => typeof row[i] === 'number'))
  const lines = cells.map(row =>
    row
      .map((cell, i) => (right[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
  if (header && lines.length > 0)
    lines.splice(
      1,
      0,
      widths
        .map(width => '─'.repeat(width))
        .join('  ')
        .trimEnd(),
    )
  return lines
}

const large = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })
const small = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 7 })

/** A number for reading; `--json` has it whole. */
export const count = (n: number) => (Math.abs(n) < 1 ? small : large).format(n)

export function problemText(p: Problem): string {
  const where = p.where ? ` (${p.where})` : ''
  return `${p.detail}${where}${p.expected ? `\nExpected: ${p.expected}` : ''}`
}

export interface ProgressBar {
  show(p: Progress): void
  end(): void
}
const noBar: ProgressBar = { show: () => {}, end: () => {} }

/** A bar on the terminal; nothing where standard error is not one. Steps without an end show beside it. */
export async function progressBar(isTerminal: boolean): Promise<ProgressBar> {
  if (!isTerminal) return noBar
  const { default: cliProgress } = await import('cli-progress')
  const format = '{step} {bar} {what}'
  const bar: SingleBar = new cliProgress.SingleBar(
    { format, hideCursor: true, clearOnComplete: true, stream: process.stderr, fps: 8 },
    cliProgress.Presets.shades_classic,
  )
  let started = false
  let counted = ''
  const show = ({ step, done, total, unit }: Progress) => {
    if (!started) bar.start(total ?? 1, 0, { step, what: '' })
    started = true
    if (total === null) counted = `${step}: ${count(done)} ${unit}`
    else bar.setTotal(total)
    if (total === null) bar.update({ what: counted })
    else bar.update(done, { step, what: counted })
  }
  return { show, end: () => (started ? bar.stop() : undefined) }
}
