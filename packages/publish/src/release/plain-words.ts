import type { DisclosureReport } from '../disclosure/index.ts'

/** How the numbers were protected, in sentences that anyone can read. */
export function protectedHow({ method }: DisclosureReport): string[] {
  if (method.kind === 'open-exact')
    return ['Every number is exact: the rows behind it are open data that anyone can count again.']
  if (method.kind === 'cell-key')
    return [
      'Every number carries a little noise, the same whenever the same rows are counted, so that no single event can be found by comparing tables.',
      `Numbers under ${method.threshold} after noise are suppressed; zero stays zero.`,
      'Totals carry noise of their own, so that rows need not add up to them.',
    ]
  return [
    `Numbers are exact. Counts from 1 to ${method.minimumCell - 1} are suppressed, and so are others that would give them away by subtraction.`,
    `What stays possible: somebody who works with all published numbers cannot rule out any count from ${method.protectedRange.from} to ${method.protectedRange.to} for a suppressed small one.`,
  ]
}

/** What the audit did, in a sentence; null where nothing is exact and suppressed. */
export function auditedHow({ audit }: DisclosureReport): string | null {
  if (audit === null) return null
  const found = audit.disclosed.length === 0 ? 'found none' : `found ${audit.disclosed.length}`
  return `An attacker who puts together everything published (${audit.tables} tables, ${audit.earlier.length} earlier releases) was simulated against ${audit.attacked} small counts and ${found}.`
}
