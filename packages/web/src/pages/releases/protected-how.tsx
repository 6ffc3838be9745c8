import type { ReleaseOne } from '@understory/model'
import { releaseFileAddress } from '@understory/model'
import { bold, useWords } from '../../strings/words.tsx'

type Release = ReleaseOne['release']

/** How the numbers were protected, in plain words, and what is no number in them. */
export function ProtectedHow({ release }: { release: Release }) {
  const { t, rich } = useWords()
  const { report } = release
  return (
    <section>
      <h2>{t('release.protected')}</h2>
      <p>{useMethod(report)}</p>
      {report.audit && (
        <p>
          {t('release.audited', { attacked: report.audit.attacked, found: report.audit.disclosed.length })}
        </p>
      )}
      <p>{t('release.counts', countsOf(report))}</p>
      <p className="note">
        {rich('release.report', {
          page: parts => (
            <a href={releaseFileAddress(release.id, 'disclosure-report.html')} hrefLang="en">
              {parts}
            </a>
          ),
          data: parts => <a href={releaseFileAddress(release.id, 'disclosure-report.json')}>{parts}</a>,
        })}
      </p>
      <h3>{t('release.words')}</h3>
      <ul>
        {(['suppressed', 'missing', 'not-applicable', 'zero'] as const).map(word => (
          <li key={word}>{rich(`release.word.${word}`, { b: bold })}</li>
        ))}
      </ul>
    </section>
  )
}

function useMethod({ method }: Release['report']): string {
  const { t } = useWords()
  if (method.kind === 'cell-key') return t('release.protected.cell-key', { small: method.threshold ?? 0 })
  if (method.kind === 'suppressed')
    return t('release.protected.suppressed', { small: (method.minimumCell ?? 1) - 1 })
  return t('release.protected.open-exact')
}

function countsOf({ tables }: Release['report']) {
  const sum = (of: (one: (typeof tables)[number]) => number) => tables.reduce((all, one) => all + of(one), 0)
  return {
    cells: sum(one => one.cells),
    shown: sum(one => one.published),
    zeros: sum(one => one.zeros),
    hidden: sum(one => one.primary + one.complementary),
  }
}
