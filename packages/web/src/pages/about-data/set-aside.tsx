import type { AboutData } from '@understory/model'
import { useWords } from '../../strings/words.tsx'

export function SetAside({ about }: { about: AboutData }) {
  const { t, number } = useWords()
  const reasons = about.setAsideReasons.toSorted((a, b) => b.rows - a.rows)
  const titleOf = (name: string) => about.sources.find(source => source.name === name)?.title ?? name
  return (
    <section id="set-aside">
      <h2>{t('about.setAside')}</h2>
      <p>{t(reasons.length > 0 ? 'about.setAsideText' : 'about.setAsideNone')}</p>
      {reasons.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('about.reason')}</th>
              <th scope="col">{t('about.source')}</th>
              <th scope="col" className="n">
                {t('table.rows')}
              </th>
            </tr>
          </thead>
          <tbody>
            {reasons.map(({ source, reason, rows }) => (
              <tr key={`${source} ${reason}`}>
                <th scope="row" lang="en">
                  {reason}
                </th>
                <td>{titleOf(source)}</td>
                <td className="n">{number(rows)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
