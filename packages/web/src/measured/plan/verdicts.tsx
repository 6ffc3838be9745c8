import type { CommitmentOne, CrowdVerdict, PublicStep } from '@understory/model'
import { verdictFloor } from '@understory/model'
import { useWords } from '../../strings/words.tsx'
import { Words } from './chain.tsx'

/** The owner's claim, what residents say, and an independent review: beside each other, and never made into one. */
export function Verdicts({ one }: { one: CommitmentOne }) {
  const { t, path, code, day } = useWords()
  const { commitment, steps, verdicts } = one
  const { no, state, terms } = commitment
  const claim = steps.findLast(step => step.kind === 'delivered')
  const review = steps.findLast(step => step.kind === 'reviewed')
  return (
    <>
      <dl className="three">
        <div>
          <dt>{t('verdict.claim', { owner: terms.owner.name })}</dt>
          <dd>
            {state === 'delivered' && claim ? (
              <>
                <b>{t('verdict.claimed')}</b>, {day(claim.at)}. <Words step={claim} />
              </>
            ) : (
              t('verdict.noClaim')
            )}
          </dd>
        </div>
        <div>
          <dt>{t('verdict.residents')}</dt>
          <dd>
            {verdicts.open || verdicts.over
              ? verdicts.crowds.some(each => each.answered)
                ? t('verdict.below')
                : t('verdict.silence')
              : t('verdict.notOpen')}
          </dd>
        </div>
        <div>
          <dt>{t('verdict.review')}</dt>
          <dd>
            {review?.verdict ? (
              <Review step={review} said={code('verdict.answer', review.verdict)} />
            ) : (
              t('verdict.noReview')
            )}
          </dd>
        </div>
      </dl>
      {verdicts.endsOn !== null && (
        <p className="note">
          {verdicts.over
            ? `${t('verdict.over', { day: day(verdicts.endsOn) })} ${t('verdict.overText')}`
            : verdicts.open
              ? t('verdict.until', { day: day(verdicts.endsOn) })
              : t('verdict.from', {
                  from: day(verdicts.opensOn ?? verdicts.endsOn),
                  days: terms.judgeFor_days,
                })}
        </p>
      )}
      {(verdicts.open || verdicts.over) && (
        <>
          <CrowdTable crowds={verdicts.crowds} district={terms.district} />
          <p className="note">{t('verdict.selfSelected')}</p>
          {verdicts.panel && (
            <p className="note">
              {t('verdict.panelDrawn', {
                size: verdicts.panel.size,
                pool: verdicts.panel.pool,
                day: day(verdicts.panel.at),
              })}{' '}
              <span className="hash not-printed">
                {t('verdict.seed')} <code>{verdicts.panel.seed}</code>
              </span>
            </p>
          )}
          {verdicts.open && (
            <p className="not-printed">
              <a className="button" href={path(`/plan/commitments/${no}/judge`)}>
                {t('verdict.judge')}
              </a>
            </p>
          )}
        </>
      )}
    </>
  )
}

function Review({ step, said }: { step: PublicStep; said: string }) {
  const { t, day } = useWords()
  return (
    <>
      <b>{said}</b>, {t('verdict.reviewedBy', { org: step.org, day: day(step.at) })} <Words step={step} />
    </>
  )
}

const answers = ['kept', 'partly', 'notKept', 'cannotTell'] as const

/** A row for each crowd: counts from ten on, else why there are none. */
export function CrowdTable({
  crowds,
  district,
}: {
  crowds: readonly CrowdVerdict[]
  district: string | null
}) {
  const { t } = useWords()
  return (
    <table className="crowds stacked">
      <caption>{t('verdict.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('verdict.who')}</th>
          {answers.map(answer => (
            <th scope="col" key={answer}>
              {t(`verdict.count.${answer}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {crowds.map(one => (
          <Crowd key={one.crowd} one={one} district={district} />
        ))}
      </tbody>
    </table>
  )
}

function Crowd({ one, district }: { one: CrowdVerdict; district: string | null }) {
  const { t, percent } = useWords()
  const { crowd, counts, judges, asked, keptShare, margin } = one
  const silent = asked !== null && judges !== null ? Math.max(0, asked - judges) : null
  return (
    <tr>
      <th scope="row">
        {t(crowd === 'district' && district === null ? 'verdict.crowd.city' : `verdict.crowd.${crowd}`)}
        <span className="note">
          {silent !== null && asked !== null && <> {t('verdict.silent', { silent, asked })}</>}
          {margin !== null && judges !== null && <> {t('verdict.margin', { judges, margin })}</>}
        </span>
      </th>
      {counts === null ? (
        <td colSpan={4}>
          {one.answered
            ? t('verdict.fewer', { floor: verdictFloor })
            : asked === null
              ? t('verdict.nobody')
              : t('verdict.nobodyOf', { asked })}
        </td>
      ) : (
        answers.map(answer => (
          <td key={answer} data-label={t(`verdict.count.${answer}`)}>
            {counts[answer]}
            {answer === 'kept' && keptShare && (
              <span className="note">
                {' '}
                {t('verdict.interval', {
                  share: percent(keptShare.value),
                  low: percent(keptShare.low),
                  high: percent(keptShare.high),
                })}
              </span>
            )}
          </td>
        ))
      )}
    </tr>
  )
}
