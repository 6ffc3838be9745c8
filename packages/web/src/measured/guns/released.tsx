import type { GunRelease, GunReleaseTable } from '@understory/model'
import { useWords } from '../../strings/words.tsx'

/** Numbers of guns from approved releases: what the custodian let out, with what is suppressed said so. */
export function Released({ releases }: { releases: readonly GunRelease[] }) {
  const { t } = useWords()
  return (
    <section id="released">
      <h2>{t('guns.released', { count: releases.length })}</h2>
      <p>{t(releases.length === 0 ? 'guns.releasedNone' : 'guns.releasedText')}</p>
      {releases.map(one => (
        <Release key={one.id} release={one} />
      ))}
    </section>
  )
}

function Release({ release }: { release: GunRelease }) {
  const { t, code, path, day } = useWords()
  const { approved, tables, dataset } = release
  return (
    <article className="letter">
      <h3>
        <a href={path(`/releases/${release.id}`)}>{code('release.dataset', dataset, release.title)}</a>
      </h3>
      <p className="note">
        {t('guns.releasedAsOf', { day: day(release.asOf) })}{' '}
        {approved &&
          t('guns.releasedBy', { day: day(approved.at), who: approved.organisation ?? approved.role })}{' '}
        {t(`guns.releasedHow.${release.disclosure === 'cell-key' ? 'noise' : 'suppressed'}`)}
      </p>
      {tables.map((table, n) => (
        <details key={table.name} open={n === 0}>
          <summary>{code('release.table', table.name, table.title)}</summary>
          <Table table={table} />
        </details>
      ))}
    </article>
  )
}

function Table({ table }: { table: GunReleaseTable }) {
  const { t, code, number } = useWords()
  const name = (value: string): string => {
    if (value === '') return t('guns.released.notSaid')
    if (table.level === 'gun-type') return code('signals.type', value)
    if (table.level === 'time-to-crime') return code('guns.band', value)
    return code(`guns.${table.level}`, value)
  }
  const cell = (value: number | 'suppressed' | null) =>
    value === null ? '–' : value === 'suppressed' ? t('guns.released.suppressed') : number(value)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="scroll" tabIndex={0} aria-label={code('release.table', table.name, table.title)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t(`guns.level.${table.level as 'traced'}`)}</th>
            {table.years.map(year => (
              <th scope="col" className="n" key={year}>
                {year}
              </th>
            ))}
            <th scope="col" className="n">
              {t('guns.released.allYears')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[
            ...table.lines.map(one => ({ ...one, label: name(one.code) })),
            { ...table.total, code: '*', label: t('guns.released.total') },
          ].map(line => (
            <tr key={line.code}>
              <th scope="row">{line.label}</th>
              {line.values.map((value, n) => (
                <td className="n" key={table.years[n]}>
                  {cell(value)}
                </td>
              ))}
              <td className="n">{cell(line.all)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
