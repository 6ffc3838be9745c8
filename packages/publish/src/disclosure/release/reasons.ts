import type { AuditSummary, DisclosedCell } from '../types.ts'

const mostNamed = 20

/** Why a release cannot be approved: each disclosed cell in words. Empty when it can. */
export function reasonsAgainst(audit: AuditSummary, range: { from: number; to: number }): string[] {
  const named = audit.disclosed.slice(0, mostNamed).map(cell => reason(cell, range))
  const left = audit.disclosed.length - named.length
  return [
    ...(audit.exact
      ? []
      : [
          'The tables share their dimensions in a ring that is too large to be attacked as one, so none of their small counts can be called safe. Publish fewer of them.',
        ]),
    ...named,
    ...(left > 0 ? [`${left} more cells are disclosed.`] : []),
  ]
}

function reason(
  { table, codes, low, high, why }: DisclosedCell,
  range: { from: number; to: number },
): string {
  const cell = `${table}, ${
    Object.entries(codes)
      .map(([level, code]) => `${level} “${code || 'not known'}”`)
      .join(', ') || 'total'
  }`
  if (why === 'already-public') return `${cell}: the same small count stands in an earlier release.`
  if (why === 'not-shown-safe') return `${cell}: it could not be shown in time that this small count is safe.`
  const least = low === null ? range.from : low
  if (low !== null && low === high)
    return `${cell}: everything published together gives this small count exactly.`
  return `${cell}: everything published together narrows this small count to ${high === null ? `${least} or more` : `${least} to ${high}`}.`
}
