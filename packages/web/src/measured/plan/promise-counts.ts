import type { PublicCommitment } from '@understory/model'

/** States in which a promise stands and is not yet claimed to be delivered. */
export const openStates: ReadonlySet<PublicCommitment['state']> = new Set([
  'accepted',
  'in-progress',
  'stalled',
])

/** How many promises were made, whether or not their owners say that they are delivered, and how many are overdue. */
export const promiseCounts = (
  commitments: readonly PublicCommitment[],
): { promised: number; overdue: number } => ({
  promised: commitments.filter(one => openStates.has(one.state) || one.state === 'delivered').length,
  overdue: commitments.filter(one => one.late.overdue_days !== null).length,
})
