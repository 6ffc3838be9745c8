import { type ReleaseOne, releaseFileAddress } from '@understory/model'
import { useWords } from '../../strings/words.tsx'
import { useTitle } from './release-words.ts'

interface Of {
  one: ReleaseOne
}

/** The hash, what it is taken over, and where it stands in the public log. */
export function Check({ one: { release, log } }: Of) {
  const { t, rich, path } = useWords()
  return (
    <section>
      <h2>{t('release.check')}</h2>
      <p>
        {t('release.hash')}: <code>{release.contentHash}</code>
      </p>
      <p>
        {rich('release.hashText', {
          manifest: parts => <a href={releaseFileAddress(release.id, 'manifest.json')}>{parts}</a>,
          code: parts => <code>{parts}</code>,
        })}
      </p>
      {log && (
        <p>
          {rich('release.inLog', {
            index: log.index,
            entry: parts => <a href={path(`/trust/check/${log.index}`)}>{parts}</a>,
            proof: parts => <a href={log.proof}>{parts}</a>,
          })}
        </p>
      )}
    </section>
  )
}

/** By role and organisation, never by name; and the versions of what it was made with. */
export function Approved({ one: { release } }: Of) {
  const { t, code, day } = useWords()
  const { approved, methods } = release
  return (
    <section>
      <h2>{t('release.approved')}</h2>
      {approved && (
        <p>
          {t(approved.organisation === null ? 'release.approvedRole' : 'release.approvedText', {
            role: code('release.approver', approved.role),
            organisation: approved.organisation ?? '',
            day: day(approved.at),
          })}
        </p>
      )}
      <h3>{t('release.methods')}</h3>
      <ul className="note" lang="en">
        {methods.map(({ name, version }) => (
          <li key={name}>
            {name}: <code>{version}</code>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Versions({ one: { release, versions } }: Of) {
  const { t, code, day, path } = useWords()
  const title = useTitle()
  return (
    <section>
      <h2>{t('release.versions')}</h2>
      <ul>
        {versions.map(version => (
          <li key={version.id}>
            {version.id === release.id ? (
              <>
                {title.numbered(version)} ({t('release.thisOne')})
              </>
            ) : (
              <a href={path(`/releases/${version.id}`)}>{title.numbered(version)}</a>
            )}
            . {code('releases.state', version.state)}. {t('release.asOf', { day: day(version.asOf) })}.
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Quote({ one: { city, release, page } }: Of) {
  const { t, day } = useWords()
  const title = useTitle()
  const words = {
    city: city.title,
    title: title.of(release),
    number: release.number,
    day: day(release.asOf),
    page,
    hash: release.contentHash.slice(0, 12),
  }
  return (
    <section>
      <h2>{t('release.quote')}</h2>
      <p className="quote">{t('release.quoteText', words)}</p>
    </section>
  )
}
