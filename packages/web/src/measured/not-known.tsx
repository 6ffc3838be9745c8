import type { Proviso } from '@understory/model'
import { isOld } from '../api/questions.ts'
import { useWords } from '../strings/words.tsx'

/** What is missing from the numbers beside it: rows without place, date or weapon, age, revisions. */
export function NotKnownYet({ coverage, whole }: { coverage: Proviso; whole: Proviso }) {
  const words = useWords()
  const { t } = words
  const { rows, withoutPlace, withoutWeapon } = coverage.coverage
  const share = (part: number, all: number) => words.percent(all === 0 ? 0 : part / all)
  const undated = whole.coverage.withoutDate
  const { age, revisions } = whole
  return (
    <aside className="panel" aria-labelledby="not-known">
      <h2 id="not-known">{t('notKnown.title')}</h2>
      <ul>
        <li>
          {withoutPlace > 0
            ? t('notKnown.place', { share: share(withoutPlace, rows) })
            : t('notKnown.placeAll')}
        </li>
        <li>
          {withoutWeapon > 0
            ? t('notKnown.weapon', { share: share(withoutWeapon, rows) })
            : t('notKnown.weaponAll')}
        </li>
        {undated > 0 && <li>{t('notKnown.date', { rows: undated })}</li>}
        {age.newestDay && age.age_days !== null && (
          <li>
            {t('notKnown.age', { days: age.age_days, day: words.day(age.newestDay), old: isOld(whole) })}
          </li>
        )}
        <li>
          {revisions.revised > 0 && revisions.lastRevisedAt
            ? t('notKnown.revised', { rows: revisions.revised, day: words.day(revisions.lastRevisedAt) })
            : t('notKnown.unrevised')}
        </li>
        <li>{t('notKnown.unreported')}</li>
      </ul>
      <p>
        <a href={words.path('/about-data')}>{t('notKnown.link')}</a>
      </p>
    </aside>
  )
}
