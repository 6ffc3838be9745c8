import type { Change } from '../api/change.ts'
import type { Words } from '../strings/words.tsx'

/** Whether a change is more than chance, with its likely range. */
export function howSure({ t, percent }: Words, change: Change | null): string {
  if (!change || change.low === null || change.high === null || change.verdict === 'unknown')
    return t('change.unknown')
  const { low, high, verdict } = change
  const [near, far] = verdict === 'fewer' ? [high, low] : [low, high]
  return t(`change.${verdict}`, {
    before: change.before ?? 0,
    near: percent(Math.abs(near)),
    far: percent(Math.abs(far)),
    down: percent(Math.abs(low)),
    up: percent(Math.abs(high)),
  })
}

/** The same in a table cell: `24% fewer`, no clear change, or that nobody can say. */
export function changeCell({ t, percent }: Words, change: Change | null): string {
  if (!change || change.share === null || change.verdict === 'unknown') return t('change.cell.unknown')
  if (change.verdict === 'unclear') return t('change.cell.unclear')
  return t(`change.cell.${change.verdict}`, { share: percent(Math.abs(change.share)) })
}
