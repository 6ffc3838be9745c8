import type { PublicFindings } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { apiPath } from '../../../api/ask.ts'
import { askSeries } from '../../../api/dialogue.ts'
import { askFindings } from '../../../api/findings.ts'
import { useWords } from '../../../strings/words.tsx'
import { CheckSection } from './check-section.tsx'
import { Coding } from './coding.tsx'
import { Quality } from './quality.tsx'
import { Theme } from './theme.tsx'

export const loader = async ({ context, params, request }: LoaderFunctionArgs) => {
  const slug = params.series ?? ''
  const [found, { series }] = await Promise.all([
    askFindings(context, slug, new URL(request.url).searchParams.get('version')),
    askSeries(context, slug),
  ])
  return { ...found, sessions: series.sessions }
}

export type Found = NonNullable<PublicFindings['findings']>

/** What was found in a dialogue: claims with the points under each, how sure they are, who was there, and what was answered. */
export default function FindingsPage() {
  const { series, findings, versions } = useLoaderData<typeof loader>()
  const { t, path, language, day, code } = useWords()
  const base = `/dialogue/${series.slug}`
  const data = apiPath(`dialogue/${series.slug}/findings`)
  return (
    <div className="findings">
      <title>{t('findings.title', { title: series.title[language] })}</title>
      <meta name="description" content={series.question[language]} />
      <p className="crumbs">
        <a href={path('/dialogue')}>{t('nav.dialogue')}</a> ›{' '}
        <a href={path(base)}>{series.title[language]}</a>
      </p>
      {findings === null ? (
        <>
          <h1>{t('findings.none')}</h1>
          <p className="lead">{t('findings.noneLead')}</p>
        </>
      ) : (
        <>
          <h1>
            {t('findings.heading', { themes: findings.themes.length, points: findings.quality.points })}
          </h1>
          <p className="lead">{series.question[language]}</p>
          <p className="note">
            {t('findings.version', { version: findings.version, day: day(findings.publishedAt) })}
          </p>
          <ol className="contents not-printed">
            {findings.themes.map(theme => (
              <li key={theme.id}>
                <a href={`#theme-${theme.id}`}>{theme.claim[language]}</a>{' '}
                <span className="note">
                  {theme.answer === null
                    ? t('findings.noAnswer')
                    : code('findings.decision', theme.answer.decision)}
                </span>
              </li>
            ))}
          </ol>
          {findings.themes.map(theme => (
            <Theme key={theme.id} theme={theme} found={findings} />
          ))}
          <CheckSection found={findings} />
          <Quality found={findings} />
          <Coding found={findings} />
        </>
      )}
      <p className="tools">
        {findings !== null && (
          <>
            <a href={`${data}?format=csv&version=${findings.version}`}>{t('findings.csv')}</a>{' '}
          </>
        )}
        <a href={data}>{t('dialogue.json')}</a> <a href={path('/trust')}>{t('findings.log')}</a>
      </p>
      {versions.length > 1 && (
        <p className="note">
          {t('findings.versions')}{' '}
          {versions.map(one => (
            <span key={one.version}>
              <a href={`${path(`${base}/findings`)}?version=${one.version}`}>
                {one.version} ({day(one.publishedAt)})
              </a>{' '}
            </span>
          ))}
        </p>
      )}
    </div>
  )
}
