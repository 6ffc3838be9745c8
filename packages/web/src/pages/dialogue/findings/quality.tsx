import { fewestShown } from '@understory/model'
import { useLoaderData } from 'react-router'
import { useWords } from '../../../strings/words.tsx'
import type { Found, loader } from './page.tsx'

/** Who was reached, how tables spoke, and what came of it. */
export function Quality({ found }: { found: Found }) {
  const { t, percent, day } = useWords()
  const { quality } = found
  const share = quality.points === 0 ? null : quality.decidedPoints / quality.points
  return (
    <>
      <section id="decided">
        <h2>
          {share === null
            ? t('findings.decided.none')
            : t('findings.decided', { share: percent(share), points: quality.points })}
        </h2>
        <p>
          {t('findings.decided.counts', {
            answered: quality.answeredThemes,
            themes: found.themes.length,
            committed: quality.committedThemes,
          })}{' '}
          {quality.daysToAnswer !== null && t('findings.daysToAnswer', { days: quality.daysToAnswer })}{' '}
          {quality.daysWaiting !== null && t('findings.daysWaiting', { days: quality.daysWaiting })}{' '}
          {quality.answerBy !== null &&
            quality.daysWaiting !== null &&
            t('findings.promisedBy', { day: day(quality.answerBy) })}
        </p>
        {share !== null && <p className="note">{t('findings.decidedNote')}</p>}
      </section>
      <section id="reached">
        <h2>
          {quality.balance.length === 0
            ? t('findings.notCounted', { sessions: quality.sessions })
            : quality.people === null
              ? t('findings.reachedFew', { fewest: fewestShown, sessions: quality.sessions })
              : t('findings.reached', { people: quality.people, sessions: quality.sessions })}
        </h2>
        {quality.reached.length === 0 ? (
          <p>{t('findings.noProfile')}</p>
        ) : (
          quality.reached.map(one => <Dimension key={one.id} dimension={one} />)
        )}
        <p className="note">{t('findings.reachedNote', { fewest: fewestShown })}</p>
      </section>
      <Balance found={found} />
    </>
  )
}

function Dimension({ dimension }: { dimension: Found['quality']['reached'][number] }) {
  const { t, percent, number, language } = useWords()
  const share = (value: number | null) => (value === null ? '–' : percent(value))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="scroll" tabIndex={0} aria-label={dimension.title[language]}>
      <table>
        <caption>{dimension.title[language]}</caption>
        <thead>
          <tr>
            <th scope="col">{t('findings.group')}</th>
            <th scope="col" className="n">
              {t('findings.came')}
            </th>
            <th scope="col" className="n">
              {t('findings.cameShare')}
            </th>
            <th scope="col" className="n">
              {t('findings.residents')}
            </th>
          </tr>
        </thead>
        <tbody>
          {dimension.groups.map(one => (
            <tr key={one.label.en}>
              <th scope="row">{one.label[language]}</th>
              <td className="n">{one.people === null ? t('findings.notShown') : number(one.people)}</td>
              <td className="n">{share(one.share)}</td>
              <td className="n">{share(one.residents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{t('findings.sharesFrom', { source: dimension.source })}</p>
    </section>
  )
}

function Balance({ found }: { found: Found }) {
  const { t, language } = useWords()
  const { sessions } = useLoaderData<typeof loader>()
  const titleOf = (slug: string) => sessions.find(one => one.slug === slug)?.terms.title[language] ?? slug
  const { balance } = found.quality
  const known = balance.filter(one => one.evenness !== null)
  return (
    <section id="balance">
      <h2>{t('findings.balance', { known: known.length, tables: balance.length })}</h2>
      <p>{t('findings.balanceLead')}</p>
      {known.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section className="scroll" tabIndex={0} aria-label={t('findings.balanceCaption')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('findings.session')}</th>
                <th scope="col" className="n">
                  {t('findings.table')}
                </th>
                <th scope="col" className="n">
                  {t('findings.evenness')}
                </th>
                <th scope="col" className="n">
                  {t('findings.byChance')}
                </th>
              </tr>
            </thead>
            <tbody>
              {known.map(one => (
                <tr key={`${one.session} ${one.table}`}>
                  <th scope="row">{titleOf(one.session)}</th>
                  <td className="n">{one.table}</td>
                  <td className="n">{one.evenness?.toFixed(2)}</td>
                  <td className="n">{one.evennessByChance?.toFixed(2)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
}
