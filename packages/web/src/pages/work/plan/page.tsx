import { may, type WorkCommitment, workCommitmentListShape } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askMember } from '../../../api/member.ts'
import { Allowed } from '../../../forms/decision.tsx'
import { StandingLine } from '../../../measured/plan/standing.tsx'
import { useWords } from '../../../strings/words.tsx'
import { actingRole } from '../agreement/load.ts'

export async function loader(args: LoaderFunctionArgs) {
  const [role, list] = await Promise.all([
    actingRole(args),
    askMember(args, 'plan/commitments', workCommitmentListShape),
  ])
  return { ...list, mayPropose: may(role, 'propose-commitment') }
}

const waits = ({ late, own }: WorkCommitment): boolean =>
  own && (late.overdue_days !== null || late.silent_days !== null || late.unanswered_days !== null)

/** Commitments as members work on them: what waits for this organisation first. */
export default function WorkPlanPage() {
  const { commitments, mayPropose } = useLoaderData<typeof loader>()
  const { t, path } = useWords()
  const waiting = commitments.filter(waits)
  const own = commitments.filter(one => one.own && !waits(one))
  const others = commitments.filter(one => !one.own)
  return (
    <>
      <title>{t('workPlan.title')}</title>
      <p className="crumbs">
        <a href={path('/work')}>{t('work.name')}</a> › {t('work.plan')}
      </p>
      <h1>{t('workPlan.heading', { count: waiting.length })}</h1>
      <p className="lead">{t('workPlan.lead')}</p>
      <p className="doors">
        <Allowed decision={mayPropose} label={t('workPlan.new')}>
          <a className="button" href={path('/work/plan/new')}>
            {t('workPlan.new')}
          </a>
        </Allowed>{' '}
        <a className="button second" href={path('/work/plan/meetings')}>
          {t('meeting.link')}
        </a>
      </p>
      <p className="links">
        <a href={path('/work/plan/versions')}>{t('workVersions.door')}</a>
        <a href={path('/work/plan/measures')}>{t('workMeasures.door')}</a>
      </p>
      <Lines title={t('workPlan.waiting')} list={waiting} />
      <Lines title={t('workPlan.own')} list={own} />
      <Lines title={t('workPlan.others')} list={others} />
    </>
  )
}

function Lines({ title, list }: { title: string; list: readonly WorkCommitment[] }) {
  const { t, path, language, day } = useWords()
  if (list.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul className="plain">
        {list.map(one => (
          <li className="letter" key={one.id}>
            <h3>
              <span className="number">{one.no}</span>{' '}
              <a href={path(`/work/plan/commitments/${one.no}`)}>{one.terms.what[language]}</a>
            </h3>
            <StandingLine commitment={one} />
            <p className="note">
              {t('plan.ownerDue', { owner: one.terms.owner.name, day: day(one.terms.due) })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
