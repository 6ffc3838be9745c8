import type { PlanItemLine } from '@understory/model'
import { useWords } from '../../strings/words.tsx'

/** Where an action stands, in words: status, who owns it, and who owes the next word by when. */
export function ActionStandLine({ item }: { item: PlanItemLine }) {
  const { t, code, day } = useWords()
  const { stand, owner, cadence } = item
  if (!stand) return null
  const name = owner?.name ?? t('planItem.noOwner')
  const last = stand.at === null ? null : day(stand.at)
  return (
    <div className="stand">
      <p>
        <b className={`state action-${stand.status}`}>{code('planItem.status', stand.status)}</b>{' '}
        {stand.stale_days !== null && stand.next !== null && (
          <b className="late">
            {t('planItem.stale', { owner: name, days: stand.stale_days, next: day(stand.next) })}
          </b>
        )}
      </p>
      {stand.words && (
        <p className="said" lang={stand.words.language}>
          {stand.words.text}
        </p>
      )}
      <p className="note">
        {name}
        {' · '}
        {last ? t('planItem.lastWord', { day: last }) : t('planItem.noWord')}
        {cadence && ` · ${code('planItem.cadence', cadence)}`}
        {stand.next !== null && stand.stale_days === null && (
          <> · {t('planItem.owes', { day: day(stand.next) })}</>
        )}
      </p>
    </div>
  )
}
