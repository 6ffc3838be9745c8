import { checkAnswers, type WorkFindings } from '@understory/model'
import { useLoaderData } from 'react-router'
import { Allowed } from '../../../../forms/decision.tsx'
import { useWords } from '../../../../strings/words.tsx'
import { CheckBar } from '../../../dialogue/findings/check-section.tsx'
import type { loader } from './findings.tsx'

type Check = NonNullable<WorkFindings['check']>

/** The check by those who took part: opened, answered on paper too, ended, and published by a second person. */
export function CheckWork({ found }: { found: WorkFindings }) {
  const { mayRun } = useLoaderData<typeof loader>()
  const { t, day, path, language } = useWords()
  const { check } = found
  if (check === null)
    return (
      <Allowed decision={mayRun} label={t('sense.check.open')}>
        <form method="post" className="inline-form">
          <input type="hidden" name="step" value="check" />
          <input type="hidden" name="findings" value={found.id} />
          <p className="field">
            <label htmlFor={`ends-${found.version}`}>{t('sense.check.endsOn')}</label>
            <input id={`ends-${found.version}`} name="endsOn" type="date" required />
          </p>
          <button type="submit">{t('sense.check.open')}</button>
        </form>
      </Allowed>
    )
  return (
    <section>
      <h3>{t('sense.check.heading', { answered: check.answered, asked: check.asked })}</h3>
      {check.result === null && (
        <p className="note">
          {t('sense.check.until', { day: day(check.endsOn) })}{' '}
          <a href={path('/take-part/check')}>{path('/take-part/check')}</a>
        </p>
      )}
      {check.missing.length > 0 && (
        <>
          <h4>{t('sense.check.missing', { count: check.missing.length })}</h4>
          <ul>
            {check.missing.map(one => (
              <li key={one.text} lang={one.language}>
                {one.text}
              </li>
            ))}
          </ul>
        </>
      )}
      {check.result !== null &&
        found.content.themes.map(theme => {
          const counts = check.result?.themes.find(one => one.theme === theme.id)
          return (
            <div key={theme.id}>
              <p>
                <b>{theme.claim[language]}</b>
              </p>
              {counts && <CheckBar counts={counts} />}
            </div>
          )
        })}
      {check.result === null && <TypeAnswer found={found} check={check} />}
      {!check.published && <End found={found} check={check} />}
      {check.result !== null && !check.published && <Publish check={check} />}
      {check.published && <p>{t('sense.check.published')}</p>}
    </section>
  )
}

function TypeAnswer({ found, check }: { found: WorkFindings; check: Check }) {
  const { mayRun } = useLoaderData<typeof loader>()
  const { t, language } = useWords()
  const id = (name: string) => `${name}-${found.version}`
  return (
    <details className="decided">
      <summary>{t('sense.check.type')}</summary>
      <Allowed decision={mayRun} label={t('sense.check.send')}>
        <form method="post" className="inline-form">
          <input type="hidden" name="step" value="type" />
          <input type="hidden" name="check" value={check.id} />
          <p className="field">
            <label htmlFor={id('code')}>{t('memberCheck.code')}</label>
            <input id={id('code')} name="code" minLength={8} maxLength={40} autoComplete="off" required />
          </p>
          {found.content.themes.map(theme => (
            <p className="field" key={theme.id}>
              <label htmlFor={id(theme.id)}>{theme.claim[language]}</label>
              <select id={id(theme.id)} name={`theme.${theme.id}`}>
                <option value="">{t('memberCheck.answer.none')}</option>
                {checkAnswers.map(one => (
                  <option key={one} value={one}>
                    {t(`memberCheck.answer.${one}`)}
                  </option>
                ))}
              </select>
            </p>
          ))}
          <p className="field">
            <label htmlFor={id('missing')}>{t('memberCheck.missing')}</label>
            <input id={id('missing')} name="missing" maxLength={600} />
          </p>
          <button type="submit" className="second">
            {t('sense.check.send')}
          </button>
        </form>
      </Allowed>
    </details>
  )
}

const wordsAtOnce = [0, 1, 2] as const

function End({ found, check }: { found: WorkFindings; check: Check }) {
  const { mayPublish } = useLoaderData<typeof loader>()
  const { t, language, languageName } = useWords()
  const id = (name: string) => `${name}-${found.version}`
  const words = check.result?.words ?? []
  return (
    <details className="decided">
      <summary>{t(check.result === null ? 'sense.check.end' : 'sense.check.endAgain')}</summary>
      <p className="note">{t('sense.check.endNote')}</p>
      <Allowed decision={mayPublish} label={t('sense.check.end')}>
        <form method="post" className="wide-form">
          <input type="hidden" name="step" value="end" />
          <input type="hidden" name="check" value={check.id} />
          {wordsAtOnce.map(n => (
            <div className="inline-form" key={n}>
              <p className="field">
                <label htmlFor={id(`text-${n}`)}>{t('sense.check.words', { n: n + 1 })}</label>
                <input
                  id={id(`text-${n}`)}
                  name={`text.${n}`}
                  maxLength={600}
                  defaultValue={words[n]?.text ?? ''}
                />
              </p>
              <p className="field">
                <label htmlFor={id(`about-${n}`)}>{t('sense.check.about')}</label>
                <select id={id(`about-${n}`)} name={`about.${n}`} defaultValue={words[n]?.theme ?? ''}>
                  <option value="">{t('findings.check.about.missing')}</option>
                  {found.content.themes.map(theme => (
                    <option key={theme.id} value={theme.id}>
                      {theme.claim[language]}
                    </option>
                  ))}
                </select>
              </p>
              <p className="field">
                <label htmlFor={id(`language-${n}`)}>{t('rsvp.short.language')}</label>
                <select
                  id={id(`language-${n}`)}
                  name={`language.${n}`}
                  defaultValue={words[n]?.language ?? language}
                >
                  {(['en', 'es'] as const).map(one => (
                    <option key={one} value={one}>
                      {languageName(one)}
                    </option>
                  ))}
                </select>
              </p>
            </div>
          ))}
          <p className="field">
            <label htmlFor={id('cleared')}>{t('sense.themes.cleared')}</label>
            <input id={id('cleared')} name="cleared" maxLength={400} />
          </p>
          <button type="submit">{t('sense.check.end')}</button>
        </form>
      </Allowed>
    </details>
  )
}

function Publish({ check }: { check: Check }) {
  const { mayPublish } = useLoaderData<typeof loader>()
  const { t } = useWords()
  if (check.own) return <p className="callout">{t('sense.check.own')}</p>
  return (
    <Allowed decision={mayPublish} label={t('sense.check.publish')}>
      <form method="post">
        <input type="hidden" name="step" value="publish" />
        <input type="hidden" name="check" value={check.id} />
        <button type="submit">{t('sense.check.publish')}</button>
      </form>
    </Allowed>
  )
}
