import type { ActionTally } from '@understory/model'
import { useWords } from '../../strings/words.tsx'

const parts = ['done', 'inProgress', 'delayed', 'notStarted'] as const

/** How the actions under an item go: a bar for a glance, and the same in words; what is stale is marked. */
export function Tally({ tally }: { tally: ActionTally }) {
  const { t } = useWords()
  const { actions, stale } = tally
  if (actions === 0) return <p className="tally note">{t('planItem.noActions')}</p>
  let from = 0
  return (
    <div className="tally">
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {parts.map(part => {
          const [x, width] = [from, (tally[part] / actions) * 100]
          from += width
          return (
            <rect key={part} className={part} x={x.toFixed(1)} y="0" width={width.toFixed(1)} height="6" />
          )
        })}
      </svg>
      <p>
        {t('planItem.tally', { actions })}{' '}
        {parts
          .filter(part => tally[part] > 0)
          .map(part => t(`planItem.tally.${part}`, { count: tally[part] }))
          .join(', ')}
        {'. '}
        {stale > 0 && <b className="late">{t('planItem.tallyStale', { stale })}</b>}
      </p>
    </div>
  )
}
