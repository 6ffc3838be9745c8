import { fewestShown } from '@understory/model'
import { useWords } from '../../../strings/words.tsx'
import type { Found } from './page.tsx'

/** How claims were made: the codebook, who coded, and how far they agreed about each code. */
export function Coding({ found }: { found: Found }) {
  const { t, language, code } = useWords()
  const { codebook, coding } = found
  const alpha = (value: number | null) => (value === null ? '–' : value.toFixed(2).replace('-', '−'))
  const labelOf = (id: string | null) => codebook.codes.find(one => one.id === id)?.label[language] ?? ''
  return (
    <section id="coding">
      <h2>{t('findings.how')}</h2>
      <p>
        {codebook.tookPart === null
          ? t('findings.codebookFew', { version: codebook.version, fewest: fewestShown })
          : t('findings.codebook', { version: codebook.version, people: codebook.tookPart })}{' '}
        {t('findings.coders', { ...coding })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="scroll" tabIndex={0} aria-label={t('findings.codes')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('findings.code')}</th>
              <th scope="col">{t('findings.definition')}</th>
              <th scope="col">{t('findings.scale')}</th>
              <th scope="col" className="n">
                {t('findings.alpha')}
              </th>
              <th scope="col" className="n">
                {t('findings.interval')}
              </th>
            </tr>
          </thead>
          <tbody>
            {codebook.codes.map(one => (
              <tr key={one.id}>
                <th scope="row">
                  {one.label[language]}
                  {one.state !== 'in-use' && (
                    <span className="note">
                      {' '}
                      (
                      {one.state === 'merged'
                        ? t('findings.mergedInto', { code: labelOf(one.into) })
                        : code('findings.codeState', one.state)}
                      )
                    </span>
                  )}
                </th>
                <td>{one.definition[language]}</td>
                <td>{code('findings.scale', one.scale)}</td>
                <td className="n">{alpha(one.agreement.alpha)}</td>
                <td className="n">
                  {one.agreement.low === null
                    ? '–'
                    : t('findings.range', {
                        low: alpha(one.agreement.low),
                        high: alpha(one.agreement.high),
                      })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="note">{t('findings.alphaNote')}</p>
    </section>
  )
}
