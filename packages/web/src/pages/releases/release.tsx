import type { ReleaseOne } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askRelease } from '../../api/ask.ts'
import { useWords } from '../../strings/words.tsx'
import { Approved, Check, Quote, Versions } from './about-release.tsx'
import { datasetJsonLd } from './dataset-json-ld.ts'
import { Downloads } from './downloads.tsx'
import { ProtectedHow } from './protected-how.tsx'
import { useTitle } from './release-words.ts'
import { PreviewTable } from './table-preview.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const one = await askRelease(context, params.id ?? '')
  return { city: one.city, one }
}

/** One release: what it is, what it says, how it was protected, its files, and how to check and quote it. */
export default function ReleasePage() {
  const { one } = useLoaderData<typeof loader>()
  const { t, path } = useWords()
  const title = useTitle()
  const { release } = one
  return (
    <>
      <title>{`${title.numbered(release)} – Understory`}</title>
      <script
        type="application/ld+json"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: our own JSON, in which no `<` is left
        dangerouslySetInnerHTML={{ __html: datasetJsonLd(one) }}
      />
      <p className="crumbs">
        <a href={path('/releases')}>{t('releases.crumb')}</a>
      </p>
      <h1>{title.numbered(release)}</h1>
      <p className="lead">{title.what(release)}</p>
      <Standing one={one} />
      <section className="previews">
        <h2>{t('release.tables')}</h2>
        <Tables previews={release.previews} />
        {release.notes.length > 0 && (
          <ul className="note" lang="en">
            {release.notes.map(note => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </section>
      <ProtectedHow release={release} />
      <Downloads release={release} />
      <Check one={one} />
      <Approved one={one} />
      <Versions one={one} />
      <Quote one={one} />
    </>
  )
}

/** The first table open, the others folded, so that a phone is not scrolled through all of them. */
function Tables({ previews }: Pick<ReleaseOne['release'], 'previews'>) {
  const { code } = useWords()
  const [first, ...others] = previews
  return (
    <>
      {first && <PreviewTable table={first} />}
      {others.map(table => (
        <details key={table.name}>
          <summary>{code('release.table', table.name, table.title)}</summary>
          <PreviewTable table={table} />
        </details>
      ))}
    </>
  )
}

function Standing({ one: { release, versions } }: { one: ReleaseOne }) {
  const { t, rich, day, path } = useWords()
  const current = versions.find(other => other.state === 'public')
  return (
    <p className="standing">
      {release.approved && `${t('release.published', { day: day(release.approved.at) })}. `}
      {t('release.asOf', { day: day(release.asOf) })}.{' '}
      {release.state === 'public' || !current
        ? t('release.isCurrent')
        : rich('release.isSuperseded', {
            a: parts => <a href={path(`/releases/${current.id}`)}>{parts}</a>,
          })}
    </p>
  )
}
