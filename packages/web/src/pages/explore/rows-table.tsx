import type { IncidentPage } from '@understory/model'
import { useWords } from '../../strings/words.tsx'

/** The newest matching rows of open data. */
export function RowsTable({
  rows,
  csv,
  partial,
}: {
  rows: IncidentPage['rows']
  csv: string
  partial: boolean
}) {
  const words = useWords()
  return (
    <section className="explore-rows" aria-labelledby="explore-rows">
      <h2 id="explore-rows">{words.t('explore.rows.title')}</h2>
      <p>{words.t('explore.rows.order')}</p>
      {partial && <p>{words.t('explore.rows.partial')}</p>}
      {rows.length === 0 ? (
        <p>{words.t('explore.rows.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
        <div className="table-scroll" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.t('explore.rows.day')}</th>
                <th scope="col">{words.t('explore.facet.kind')}</th>
                <th scope="col">{words.t('explore.facet.weapon')}</th>
                <th scope="col">{words.t('explore.rows.block')}</th>
                <th scope="col" className="n">
                  {words.t('explore.rows.victims')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(row => (
                <tr key={row.id}>
                  <td>{row.occurredOn ? words.day(row.occurredOn) : words.t('explore.not-known')}</td>
                  <td>{words.code('kind', row.kind)}</td>
                  <td>{words.code('weapon', row.weapon)}</td>
                  <td>{row.block ?? words.t('explore.not-known')}</td>
                  <td className="n">{words.number(row.victims)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p>
        <a href={csv} download>
          {words.t('explore.download')}
        </a>
      </p>
    </section>
  )
}
