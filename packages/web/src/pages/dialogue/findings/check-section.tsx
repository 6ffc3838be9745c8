import { fewestShown } from '@understory/model'
import { useWords } from '../../../strings/words.tsx'
import type { Found } from './page.tsx'

type Check = NonNullable<Found['check']>

/** What those who took part answered to one theme, as a bar of three parts and in words. */
export function CheckBar({ counts: { yes, partly, no } }: { counts: Check['themes'][number] }) {
  const { t } = useWords()
  if (yes === null || partly === null || no === null)
    return <p className="note">{t('findings.check.few', { fewest: fewestShown })}</p>
  const all = yes + partly + no
  if (all === 0) return <p className="note">{t('findings.check.nobody')}</p>
  const at = (count: number) => `${(count / all) * 100}%`
  return (
    <>
      <svg className="vote-bar" aria-hidden="true" focusable="false">
        <rect width="100%" height="12" className="passed" />
        <rect width={at(yes)} height="12" className="agreed" />
        <rect x={at(yes + partly)} width={at(no)} height="12" className="disagreed" />
      </svg>
      <p className="note vote-words">{t('findings.check.counts', { yes, partly, no, all })}</p>
    </>
  )
}

/** How many of those asked answered, and the dissent in its words. */
export function CheckSection({ found }: { found: Found }) {
  const { t, percent, day, language } = useWords()
  const { check } = found
  return (
    <section id="check">
      <h2>{check === null ? t('findings.check.none') : t('findings.check.heading')}</h2>
      {check === null ? (
        <p>{t('findings.check.noneText')}</p>
      ) : (
        <>
          <p>
            {check.rate === null
              ? t('findings.check.few', { fewest: fewestShown })
              : t('findings.check.rate', {
                  answered: check.answered ?? 0,
                  asked: check.asked ?? 0,
                  rate: percent(check.rate),
                })}{' '}
            {check.missing !== null && t('findings.check.missing', { count: check.missing })}
          </p>
          {check.words.length > 0 && (
            <>
              <h3>{t('findings.check.words')}</h3>
              <ul className="statements">
                {check.words.map(one => (
                  <li key={one.text}>
                    <p className="statement" lang={one.language}>
                      {one.text}
                    </p>
                    <p className="note">
                      {one.theme === null
                        ? t('findings.check.about.missing')
                        : t('findings.check.about', {
                            claim:
                              found.themes.find(theme => theme.id === one.theme)?.claim[language] ??
                              one.theme,
                          })}
                    </p>
                  </li>
                ))}
              </ul>
            </>
          )}
          <p className="note">{t('findings.check.published', { day: day(check.publishedAt) })}</p>
        </>
      )}
    </section>
  )
}
