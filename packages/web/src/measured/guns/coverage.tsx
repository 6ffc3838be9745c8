import { useWords } from '../../strings/words.tsx'
import type { OpenGunSummary } from './summary.ts'

/** How much can be known at all: read before any number below it. */
export function Coverage({ summary }: { summary: OpenGunSummary }) {
  const { t, code, number, percent, day } = useWords()
  const { coverage, timeToCrime, asOf } = summary
  const known = timeToCrime.known.share ?? 0
  return (
    <section className="letter">
      <h2>{t('guns.coverage')}</h2>
      <ul>
        <li>{t('guns.coverageTraced', { share: percent(coverage.traced.share ?? 0) })}</li>
        <li>
          {t('guns.coverageTime', {
            share: percent(known),
            computed: number(timeToCrime.computed),
            stated: number(timeToCrime.stated),
          })}
        </li>
        <li>
          {coverage.turnaround_days === null
            ? t('guns.turnaroundUnknown')
            : t('guns.turnaround', {
                days: number(coverage.turnaround_days),
                count: number(coverage.turnaroundKnown),
              })}
        </li>
        {asOf && <li>{t('guns.asOf', { day: day(asOf) })}</li>}
      </ul>
      <p className="note">{t('guns.notASample')}</p>
      {coverage.flags.length > 0 && (
        <details>
          <summary>{t('guns.flags', { count: coverage.flags.length })}</summary>
          <table>
            <tbody>
              {coverage.flags.map(({ flag, count }) => (
                <tr key={flag}>
                  <th scope="row">{code('guns.flag', flag)}</th>
                  <td className="n">{number(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  )
}
