import type { AboutData, SourceState } from '@understory/model'
import { useWords } from '../../strings/words.tsx'

export function Sources({ sources }: Pick<AboutData, 'sources'>) {
  const { t } = useWords()
  return (
    <section id="sources">
      <h2>{t('about.sources')}</h2>
      <div className="sources-list">
        {sources.map(source => (
          <Source key={source.name} source={source} />
        ))}
      </div>
    </section>
  )
}

function Source({ source }: { source: SourceState }) {
  const { t, day } = useWords()
  const { title, publisher, licence, url, rows, from, to, lastReceivedAt, setAside, revised, notes } = source
  return (
    <article className="card">
      <h3>{url ? <a href={url}>{title}</a> : title}</h3>
      <p>
        {publisher}. {t('about.licence', { licence })}
      </p>
      <p>
        {from && to ? t('about.coverage', { rows, from: day(from), to: day(to) }) : t('about.coverageNone')}{' '}
        {to && lastReceivedAt && to > lastReceivedAt.slice(0, 10) && t('about.future')}{' '}
        {lastReceivedAt && t('about.received', { day: day(lastReceivedAt) })}{' '}
        {t('about.sourceCounts', { setAside, revised })}
      </p>
      {notes.length > 0 && (
        <ul className="note" lang="en">
          {notes.map(note => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <Flags flagged={source.flagged} />
    </article>
  )
}

function Flags({ flagged }: Pick<SourceState, 'flagged'>) {
  const words = useWords()
  const { t } = words
  const found = Object.entries(flagged)
    .filter(([, rows]) => rows > 0)
    .toSorted(([, a], [, b]) => b - a)
  if (found.length === 0) return <p className="note">{t('about.noFlags')}</p>
  return (
    <table>
      <caption>{t('about.flags')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('about.flag')}</th>
          <th scope="col" className="n">
            {t('table.rows')}
          </th>
        </tr>
      </thead>
      <tbody>
        {found.map(([flag, rows]) => (
          <tr key={flag}>
            <th scope="row">{words.code('flag', flag, words.code('guns.flag', flag))}</th>
            <td className="n">{words.number(rows)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
