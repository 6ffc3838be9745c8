import type { TalliedStatement, VoterCrowd, Voting } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { apiPath } from '../../../api/ask.ts'
import { askVoting } from '../../../api/voting.ts'
import { Counted } from '../../../measured/dialogue/counted.tsx'
import { CrowdBars } from '../../../measured/dialogue/crowd-bars.tsx'
import { StatementWords } from '../../../measured/dialogue/statement-words.tsx'
import { useWords } from '../../../strings/words.tsx'

export const loader = ({ context, params }: LoaderFunctionArgs) => askVoting(context, params.series ?? '')

/** What is voted on, how everybody voted, and how statements are moderated. */
export default function StatementsPage() {
  const voting = useLoaderData<typeof loader>()
  const { t, path, language } = useWords()
  const { series, statements, crowds, waiting } = voting
  const base = `/dialogue/${series.slug}`
  return (
    <>
      <title>{t('voting.statementsTitle', { title: series.title[language] })}</title>
      <meta name="description" content={series.question[language]} />
      <p className="crumbs">
        <a href={path('/dialogue')}>{t('nav.dialogue')}</a> ›{' '}
        <a href={path(base)}>{series.title[language]}</a>
      </p>
      <h1>
        {crowds.code.voters + crowds.open.voters === 0
          ? t('voting.nobodyYet', { statements: statements.length })
          : t('voting.statementsHeading', {
              code: crowds.code.voters,
              open: crowds.open.voters,
              statements: statements.length,
            })}
      </h1>
      <p className="lead">{series.question[language]}</p>
      <p className="tools">
        {voting.state === 'open' ? (
          <>
            <a className="button" href={path(`${base}/take-part/vote`)}>
              {t('voting.begin')}
            </a>{' '}
            <a className="button second" href={path(`${base}/take-part/statement`)}>
              {t('voting.say')}
            </a>
          </>
        ) : (
          <b>{t('voting.closed')}</b>
        )}{' '}
        <a href={path(`${base}/opinion-map`)}>{t('voting.toMap')}</a>
      </p>
      <Counted of={voting} />
      <ol className="statements">
        {inOrder(statements).map(one => (
          <li key={one.id} id={`statement-${one.no}`}>
            <p className="statement">
              <span className="statement-no">{one.no}</span> <StatementWords statement={one} />
            </p>
            <CrowdBars tallies={one.tallies} />
            <p className="note">{t(`voting.author.${one.author}`)}</p>
          </li>
        ))}
      </ol>
      <p className="note">
        {t('voting.limit')} {t('voting.fewer')}
      </p>
      <Moderation voting={voting} />
      <p className="note">
        {waiting === null ? null : t('voting.waiting', { waiting })}{' '}
        <a href={`${apiPath(`dialogue/${series.slug}/statements`)}?format=csv`}>{t('voting.log')}</a>{' '}
        <a href={apiPath(`dialogue/${series.slug}/statements`)}>{t('dialogue.json')}</a>
      </p>
    </>
  )
}

/**
 * What most of those with a code agree with comes first, as a share: how many saw a statement differs. What is not counted yet comes last, in the order
 * of open voters.
 */
const inOrder = (statements: readonly TalliedStatement[]): TalliedStatement[] => {
  const share = ({ tallies }: TalliedStatement, crowd: VoterCrowd) => {
    const tally = tallies[crowd]
    return tally === null ? 0 : (tally.agree + 1) / (tally.seen + 2)
  }
  return statements.toSorted(
    (a, b) => share(b, 'code') - share(a, 'code') || share(b, 'open') - share(a, 'open') || a.no - b.no,
  )
}

const linesShown = 12

/** Votes that were set aside, or counted again: how many voters and why, no people. */
function SetAside({ voting: { voteModeration } }: { voting: Voting }) {
  const { t, day, code } = useWords()
  if (voteModeration.length === 0) return null
  return (
    <>
      <h3>{t('voting.setAsideHeading')}</h3>
      <ul>
        {voteModeration.slice(0, linesShown).map(one => (
          <li key={one.id}>
            {day(one.on)}:{' '}
            {t(`voting.setAside.${one.decision}`, {
              voters: one.voters,
              reason: code('voting.setAside.reason', one.reason),
            })}
          </li>
        ))}
      </ul>
    </>
  )
}

function Moderation({ voting }: { voting: Voting }) {
  const { policy, moderation, statements } = voting
  const { t, language, day, code } = useWords()
  const noOf = new Map(statements.map(one => [one.id, one.no]))
  const count = (decision: 'accepted' | 'declined') =>
    moderation.filter(one => one.decision === decision).length
  return (
    <section id="moderation">
      <h2>{t('voting.moderation', { accepted: count('accepted'), declined: count('declined') })}</h2>
      <p>{policy[language]}</p>
      {moderation.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section className="scroll" tabIndex={0} aria-label={t('voting.logCaption')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('voting.decided')}</th>
                <th scope="col">{t('voting.statement')}</th>
                <th scope="col">{t('voting.decision')}</th>
              </tr>
            </thead>
            <tbody>
              {moderation.slice(0, linesShown).map(one => (
                <tr key={one.id}>
                  <th scope="row">{day(one.on)}</th>
                  <td>{noOf.get(one.statement) ?? <code>{one.statement.slice(0, 13)}</code>}</td>
                  <td>
                    {one.reason === null
                      ? t('voting.accepted')
                      : t('voting.declined', { reason: code('voting.reason', one.reason) })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <SetAside voting={voting} />
    </section>
  )
}
