import type { Outcome } from './outcome.ts'

/** The table as text: columns padded, what was not met followed by what limits it. */
export function renderTable(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ what, value, target, met, ratio }) => [
    what,
    value,
    target,
    met === null ? '' : met ? 'met' : 'NOT MET',
    ratio,
  ])
  const all = [['what', 'measured', 'target', '', 'ratio in this run'], ...rows]
  const widths = (all[0] ?? []).map((_, i) => Math.max(...all.map(row => (row[i] ?? '').length)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd()
  const limits = outcomes.filter(({ limit }) => limit).map(({ what, limit }) => `  ${what}: ${limit}`)
  return [
    ...all.slice(0, 1).map(line),
    widths.map(width => '─'.repeat(width)).join('  '),
    ...all.slice(1).map(line),
    ...(limits.length > 0 ? ['', 'What limits those not met:', ...limits] : []),
  ].join('\n')
}
