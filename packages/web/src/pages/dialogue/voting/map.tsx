import type { OpinionMapAnswer } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { apiPath } from '../../../api/ask.ts'
import { askOpinionMap } from '../../../api/voting.ts'
import { Counted } from '../../../measured/dialogue/counted.tsx'
import { OpinionPlane } from '../../../measured/dialogue/opinion-plane.tsx'
import { StatementWords } from '../../../measured/dialogue/statement-words.tsx'
import { VoteBar } from '../../../measured/dialogue/vote-bar.tsx'
import { useWords } from '../../../strings/words.tsx'

export const loader = ({ context, params }: LoaderFunctionArgs) => askOpinionMap(context, params.series ?? '')

/** What everybody shares, where groups differ, and how far the groups can be relied on. */
export default function OpinionMapPage() {
  const map = useLoaderData<typeof loader>()
  const { t, path, language } = useWords()
  const { series, groups, crowd, crowds } = map
  return (
    <>
      <title>{t('opinion.title', { title: series.title[language] })}</title>
      <meta name="description" content={series.question[language]} />
      <p className="crumbs">
        <a href={path('/dialogue')}>{t('nav.dialogue')}</a> ›{' '}
        <a href={path(`/dialogue/${series.slug}`)}>{series.title[language]}</a> ›{' '}
        <a href={path(`/dialogue/${series.slug}/statements`)}>{t('voting.toStatements')}</a>
      </p>
      <h1>
        {groups.length > 0
          ? t('opinion.heading', { groups: groups.length, voters: map.placed })
          : t('opinion.headingNone', { voters: crowds[crowd].voters })}
      </h1>
      <p className="lead">{series.question[language]}</p>
      <p className="callout">{t(`opinion.madeOf.${crowd}`)}</p>
      <Counted of={map} />
      <NotShown map={map} />
      <Shared map={map} />
      {groups.length > 0 && <Groups map={map} />}
      <Method map={map} />
      <p className="note">
        <a href={apiPath(`dialogue/${series.slug}/opinion-map`)}>{t('dialogue.json')}</a>
      </p>
    </>
  )
}

function NotShown({ map: { notShown, placed, fewestVoters, stability } }: { map: OpinionMapAnswer }) {
  const { t } = useWords()
  if (notShown === null) return null
  const stable = Math.min(stability.otherStarts ?? 0, stability.leftOut ?? 0).toFixed(2)
  return <p className="callout">{t(`opinion.notShown.${notShown}`, { placed, fewestVoters, stable })}</p>
}

function StatementOf({ map, no }: { map: OpinionMapAnswer; no: number }) {
  const statement = map.statements.find(one => one.no === no)
  return statement ? (
    <p className="statement">
      <span className="statement-no">{no}</span> <StatementWords statement={statement} />
    </p>
  ) : null
}

const leastShared = 0.6

/** With groups: what at least three in five of every group agree with. Without: what most of everybody does. */
function Shared({ map }: { map: OpinionMapAnswer }) {
  const { t, percent } = useWords()
  const shared = map.agreement
    .filter(({ least }) => (least ?? 0) >= leastShared)
    .toSorted((a, b) => (b.least ?? 0) - (a.least ?? 0))
  const lines = map.groups.length > 0 ? shared.slice(0, 8) : map.consensus.agree
  return (
    <section id="shared">
      <h2>{t(map.groups.length > 0 ? 'opinion.shared' : 'opinion.consensus', { count: lines.length })}</h2>
      {lines.length === 0 ? (
        <p>{t('opinion.nothingShared')}</p>
      ) : (
        <ol className="statements">
          {lines.map(one => (
            <li key={one.no}>
              <StatementOf map={map} no={one.no} />
              {'least' in one && one.least !== null ? (
                <p className="note">
                  {t('opinion.least', { least: percent(one.least), group: one.leastGroup ?? '' })}
                </p>
              ) : (
                <Tally map={map} no={one.no} />
              )}
            </li>
          ))}
        </ol>
      )}
      {map.consensus.disagree.length > 0 && (
        <>
          <h3>{t('opinion.againstAll')}</h3>
          {map.groups.length > 0 && <p className="note">{t('opinion.againstSome')}</p>}
          <ol className="statements">
            {map.consensus.disagree.map(one => (
              <li key={one.no}>
                <StatementOf map={map} no={one.no} />
                <Tally map={map} no={one.no} />
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

function Tally({ map, no }: { map: OpinionMapAnswer; no: number }) {
  const statement = map.statements.find(one => one.no === no)
  return statement ? <VoteBar tally={statement.tallies[map.crowd]} /> : null
}

function Groups({ map }: { map: OpinionMapAnswer }) {
  const { t, percent } = useWords()
  return (
    <>
      <section id="map">
        <h2>{t('opinion.where')}</h2>
        <OpinionPlane map={map} />
      </section>
      <section id="groups">
        <h2>{t('opinion.differ')}</h2>
        <div className="cards">
          {map.groups.map(group => (
            <article className="card" key={group.name}>
              <h3>
                {t('opinion.group', { name: group.name, voters: group.voters })}{' '}
                <span className="note">{percent(group.voters / Math.max(1, map.placed))}</span>
              </h3>
              <ul className="plain">
                {group.statements.map(one => (
                  <li key={`${one.side} ${one.no}`}>
                    <b>
                      {t(`opinion.side.${one.side}`, {
                        share: percent(one.count / Math.max(1, one.seen)),
                        others: one.others === null ? '–' : percent(one.others),
                      })}
                    </b>
                    <StatementOf map={map} no={one.no} />
                  </li>
                ))}
              </ul>
            </article>
          ))}
        </div>
      </section>
      <Products map={map} />
    </>
  )
}

/** Polis' number for every statement beside the one that people can read. */
function Products({ map }: { map: OpinionMapAnswer }) {
  const { t, percent } = useWords()
  const lines = map.agreement.toSorted((a, b) => b.product - a.product)
  return (
    <details>
      <summary>{t('opinion.table')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="scroll" tabIndex={0} aria-label={t('opinion.table')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('voting.statement')}</th>
              <th scope="col" className="n">
                {t('opinion.leastColumn')}
              </th>
              <th scope="col" className="n">
                {t('opinion.product')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(one => (
              <tr key={one.no}>
                <th scope="row">
                  <StatementOf map={map} no={one.no} />
                </th>
                <td className="n">
                  {one.least === null ? '–' : `${percent(one.least)} (${one.leastGroup})`}
                </td>
                <td className="n">{one.product.toFixed(3)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}

function Method({ map: { stability, spread, version, fewestVoters } }: { map: OpinionMapAnswer }) {
  const { t, percent } = useWords()
  return (
    <section id="method">
      <h2>{t('opinion.method')}</h2>
      <p>{t('opinion.methodText', { fewestVoters })}</p>
      {stability.otherStarts !== null && stability.leftOut !== null && (
        <p>
          {t('opinion.stability', {
            starts: stability.otherStarts.toFixed(2),
            left: stability.leftOut.toFixed(2),
            spread: spread === null ? '–' : percent(spread),
          })}
        </p>
      )}
      <p className="note">
        {t('opinion.version')} <code>{version}</code>
      </p>
    </section>
  )
}
