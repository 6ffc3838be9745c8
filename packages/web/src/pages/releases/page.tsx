import type { Release } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { apiPath, askReleases } from '../../api/ask.ts'
import { bold, useWords } from '../../strings/words.tsx'
import { useTitle } from './release-words.ts'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const cursor = new URL(request.url).searchParams.get('cursor')
  const list = await askReleases(context, cursor)
  return { city: list.city, list }
}

/** What is published: the current release of each dataset, then everything, newest first. */
export default function ReleasesPage() {
  const { list } = useLoaderData<typeof loader>()
  const { t, rich, path } = useWords()
  const { releases, next } = list
  const current = releases.filter(one => one.state === 'public')
  return (
    <>
      <title>{t('releases.title')}</title>
      <h1>{rich('releases.heading', { count: current.length, b: bold })}</h1>
      <p className="lead">{t('releases.lead')}</p>
      {current.length > 0 && (
        <section>
          <h2>{t('releases.current')}</h2>
          <ul className="releases">
            {current.map(one => (
              <ReleaseCard key={one.id} release={one} />
            ))}
          </ul>
        </section>
      )}
      {releases.length > 0 && <History releases={releases} />}
      {next !== null && (
        <p>
          <a href={`${path('/releases')}?cursor=${encodeURIComponent(next)}`}>{t('releases.more')}</a>
        </p>
      )}
      <p className="note">
        {rich('releases.for', {
          api: parts => <a href={apiPath('releases')}>{parts}</a>,
          one: parts => <a href="/data.json">{parts}</a>,
          three: parts => <a href="/data.json?version=3">{parts}</a>,
        })}
      </p>
    </>
  )
}

function ReleaseCard({ release }: { release: Release }) {
  const { t, code, day, path } = useWords()
  const title = useTitle()
  return (
    <li className="card">
      <h3>
        <a href={path(`/releases/${release.id}`)}>{title.of(release)}</a>
      </h3>
      <p>{title.what(release)}</p>
      <p className="note">
        {code('release.class', release.disclosure)}. {t('release.asOf', { day: day(release.asOf) })}.
      </p>
    </li>
  )
}

function History({ releases }: { releases: readonly Release[] }) {
  const { t, code, day, path } = useWords()
  const title = useTitle()
  return (
    <section>
      <h2 id="all">{t('releases.all')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="scroll" tabIndex={0} aria-labelledby="all">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('releases.column.release')}</th>
              <th scope="col">{t('releases.column.published')}</th>
              <th scope="col">{t('releases.column.state')}</th>
            </tr>
          </thead>
          <tbody>
            {releases.map(one => (
              <tr key={one.id}>
                <th scope="row">
                  <a href={path(`/releases/${one.id}`)}>{title.numbered(one)}</a>
                </th>
                <td>{one.approved && day(one.approved.at)}</td>
                <td>{code('releases.state', one.state)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
