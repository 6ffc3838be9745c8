import { useLoaderData } from 'react-router'
import { useWords } from '../../../strings/words.tsx'
import { Agreement } from './agreement.tsx'
import { CheckBar } from './check-section.tsx'
import type { Found, loader } from './page.tsx'

type OneTheme = Found['themes'][number]
const shownAtOnce = 3

/** One claim: what it says, what stands under it, how sure it is, what those who took part say, and what was answered. */
export function Theme({ theme, found }: { theme: OneTheme; found: Found }) {
  const { t, language, path } = useWords()
  const { points } = theme
  const check = found.check?.themes.find(one => one.theme === theme.id)
  return (
    <section className="finding" id={`theme-${theme.id}`}>
      <h2>{theme.claim[language]}</h2>
      <p>{theme.summary[language]}</p>
      <h3>{t('findings.points', { count: points.length })}</h3>
      <Points points={points.slice(0, shownAtOnce)} />
      {points.length > shownAtOnce && (
        <details>
          <summary>{t('findings.morePoints', { count: points.length - shownAtOnce })}</summary>
          <Points points={points.slice(shownAtOnce)} />
        </details>
      )}
      <p className="note">
        {t('findings.coded', { count: theme.coded ?? 0, shown: theme.coded === null ? 'no' : 'yes' })}{' '}
        {(theme.settled > 0 || theme.disputed > 0) &&
          t('findings.differences', { settled: theme.settled, disputed: theme.disputed })}{' '}
        <a href={path('/trust')}>{t('dialogue.whoReads')}</a>
      </p>
      <Agreement agreement={theme.agreement} />
      {check && <CheckBar counts={check} />}
      <Answer theme={theme} answerBy={found.quality.answerBy} />
    </section>
  )
}

function Points({ points }: { points: OneTheme['points'] }) {
  const { t } = useWords()
  return (
    <ul className="statements">
      {points.map(one => (
        <li key={one.id} id={`point-${one.id}`}>
          <p className="statement" lang={one.language}>
            {one.quoted ? `“${one.text}”` : one.text}
          </p>
          <p className="note">
            <SessionName slug={one.session} />
            {one.quoted && ` · ${t('findings.quoted', { pseudonym: one.pseudonym ?? '' })}`}
            {!one.quoted && ` · ${t('findings.paraphrased')}`}
            {one.dissent && ` · ${t('findings.dissent')}`}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** A session by its title, with the way to it; never who spoke. */
function SessionName({ slug }: { slug: string }) {
  const { series, sessions } = useLoaderData<typeof loader>()
  const { path, language } = useWords()
  return (
    <a href={path(`/dialogue/${series.slug}/sessions/${slug}`)}>
      {sessions.find(one => one.slug === slug)?.terms.title[language] ?? slug}
    </a>
  )
}

function Answer({ theme: { answer }, answerBy }: { theme: OneTheme; answerBy: string | null }) {
  const { t, day, language, code, path } = useWords()
  return (
    <div className="panel answer">
      <p>
        <b>{answer === null ? t('findings.noAnswer') : code('findings.decision', answer.decision)}</b>{' '}
        {answer === null
          ? answerBy !== null && t('findings.answerBy', { day: day(answerBy) })
          : t('findings.answeredOn', { day: day(answer.at) })}
      </p>
      {answer !== null && <p>{answer.words[language]}</p>}
      {answer !== null && answer.commitment !== null && (
        <p>
          <a href={path(`/plan/commitments/${answer.commitment}`)}>
            {t('findings.promise', { no: answer.commitment })}
          </a>
        </p>
      )}
      {answer !== null && answer.commitment === null && answer.decision !== 'declined' && (
        <p className="note">{t('findings.notInPlan')}</p>
      )}
    </div>
  )
}
