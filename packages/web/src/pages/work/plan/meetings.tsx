import { may, meetingListShape, workMeetingShape } from '@understory/model'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askMember, pageAt, refused, sendMember } from '../../../api/member.ts'
import { Allowed } from '../../../forms/decision.tsx'
import { ErrorSummary } from '../../../forms/error-summary.tsx'
import { useWords } from '../../../strings/words.tsx'
import { actingRole } from '../agreement/load.ts'
import { PlanCrumbs } from './plan-crumbs.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const [role, list] = await Promise.all([
    actingRole(args),
    askMember(args, 'plan/meetings', meetingListShape),
  ])
  return { ...list, mayRun: may(role, 'run-meeting') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const begun = await sendMember(context, 'plan/meetings', {}, { shape: workMeetingShape })
  if (!begun.ok) return refused(begun.trouble)
  return redirect(pageAt(request, `/work/plan/meetings/${begun.value.no}`))
}

/** Meetings about the plan: the one that is open, and the minutes of those before. */
export default function MeetingsPage() {
  const { meetings, mayRun } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, path, day } = useWords()
  const open = meetings.find(one => one.closedAt === null)
  return (
    <div className="form-page">
      <title>{t('meeting.listTitle')}</title>
      <PlanCrumbs />
      <h1>{t('meeting.list')}</h1>
      <p className="lead">{t('meeting.lead')}</p>
      <ErrorSummary trouble={answer?.trouble} />
      {open ? (
        <p>
          <a className="button" href={path(`/work/plan/meetings/${open.no}`)}>
            {t('meeting.goOn', { day: day(open.begunAt) })}
          </a>
        </p>
      ) : (
        <Allowed decision={mayRun} label={t('meeting.begin')}>
          <form method="post">
            <button type="submit">{t('meeting.begin')}</button>
          </form>
        </Allowed>
      )}
      <ul>
        {meetings
          .filter(one => one.closedAt !== null)
          .map(one => (
            <li key={one.no}>
              <a href={path(`/work/plan/meetings/${one.no}`)}>
                {t('meeting.minutesOf', { no: one.no, day: day(one.begunAt) })}
              </a>
            </li>
          ))}
      </ul>
    </div>
  )
}
