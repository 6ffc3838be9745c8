import type { GunSummary } from '@understory/model'
import { useWords } from '../../../strings/words.tsx'

/** Dealers by count: a count is no rate, and the page says so. */
export function Dealers({ summary }: { summary: GunSummary }) {
  const { t, number } = useWords()
  const { dealers, dealerCount, dealersOfHalf } = summary
  if (dealers.length === 0) return null
  return (
    <section>
      <h2>{t('guns.dealers', { half: number(dealersOfHalf), all: number(dealerCount) })}</h2>
      <p className="note">{t('guns.dealersNote')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="scroll" tabIndex={0} aria-label={t('guns.dealersTable')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('guns.dealer')}</th>
              <th scope="col">{t('guns.state')}</th>
              <th scope="col" className="n">
                {t('guns.count')}
              </th>
              <th scope="col" className="n">
                {t('guns.shortTime')}
              </th>
              <th scope="col" className="n">
                {t('guns.medianDays')}
              </th>
            </tr>
          </thead>
          <tbody>
            {dealers.map(one => (
              <tr key={one.name}>
                <th scope="row">{one.name}</th>
                <td>{one.states.join(', ') || '–'}</td>
                <td className="n">{number(one.guns)}</td>
                <td className="n">
                  {t('guns.ofKnown', { count: number(one.withinThreeYears), of: number(one.withTime) })}
                </td>
                <td className="n">{one.median_days === null ? '–' : number(one.median_days)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
