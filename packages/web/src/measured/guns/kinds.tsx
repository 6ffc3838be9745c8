import { useWords } from '../../strings/words.tsx'
import type { OpenGunSummary } from './summary.ts'

/** Serial numbers, privately made guns, conversion devices and ballistic links: each for itself. */
export function GunKinds({ summary }: { summary: OpenGunSummary }) {
  const { t, code, number } = useWords()
  const lines: [string, number][] = [
    ...summary.serials.map(({ state, count }): [string, number] => [code('guns.serial', state), count]),
    [t('guns.privatelyMade'), summary.privatelyMade],
    [t('guns.conversionDevices'), summary.conversionDevices],
    [t('guns.ballisticLinks'), summary.ballisticLinks],
  ]
  return (
    <section>
      <h2>{t('guns.kinds')}</h2>
      <p className="note">{t('guns.kindsNote')}</p>
      <table>
        <tbody>
          {lines.map(([name, count]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="n">{number(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
