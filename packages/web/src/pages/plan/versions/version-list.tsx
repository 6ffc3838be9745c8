import type { PlanVersionSummary } from '@understory/model'
import { useWords } from '../../../strings/words.tsx'

/** Every version that was ever public, newest first. */
export function VersionList({ versions }: { versions: readonly PlanVersionSummary[] }) {
  const { t, path, language } = useWords()
  if (versions.length === 0) return null
  return (
    <section id="versions">
      <h2>{t('planItem.versions')}</h2>
      <p>{t('planItem.versionsText')}</p>
      <ul>
        {versions.toReversed().map(one => (
          <li key={one.id}>
            <a href={path(`/plan/${one.slug}`)}>{one.title[language]}</a> <VersionDates version={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** When a version is in force, and whether a newer one took its place. */
export function VersionDates({ version }: { version: PlanVersionSummary }) {
  const { t, code, day } = useWords()
  const { from, to, state } = version
  return (
    <span className="note">
      {to === null
        ? t('planItem.fromDay', { from: day(from) })
        : t('planItem.fromTo', { from: day(from), to: day(to) })}
      {' · '}
      {code('planItem.version', state)}
    </span>
  )
}
