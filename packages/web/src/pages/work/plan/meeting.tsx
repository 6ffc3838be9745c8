import { type MeetingItem, type Minutes, may, workMeetingShape } from '@understory/model'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askMember, formFields, pageAt, refused, sendMember } from '../../../api/member.ts'
import { ErrorSummary } from '../../../forms/error-summary.tsx'
import { ChoiceField, TextField } from '../../../forms/field.tsx'
import { acknowledgedOf } from '../../../forms/personal-data-check.tsx'
import { useWords } from '../../../strings/words.tsx'
import { actingRole } from '../agreement/load.ts'
import { PlanCrumbs } from './plan-crumbs.tsx'
import { Signals } from './signals.tsx'

const at = (no: string | undefined) => `plan/meetings/${encodeURIComponent(no ?? '')}`

export async function loader(args: LoaderFunctionArgs) {
  const [role, meeting] = await Promise.all([
    actingRole(args),
    askMember(args, at(args.params.no), workMeetingShape),
  ])
  return { meeting, mayRun: may(role, 'run-meeting').allowed }
}

/** Notes something, or closes the meeting. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const values = await formFields(request)
  const { step, text = '', language = 'en', about = '' } = values
  const body = { text, language, commitment: about === '' ? null : Number(about), ...acknowledgedOf(values) }
  const sent =
    step === 'close'
      ? await sendMember(context, `${at(params.no)}/close`, {})
      : await sendMember(context, `${at(params.no)}/notes`, body)
  if (!sent.ok) return refused(sent.trouble, values)
  return redirect(pageAt(request, `/work/plan/meetings/${params.no}`))
}

/** The weekly meeting on a projector: what was promised last, what stands out today, what is new; and its minutes once it is closed. */
export default function MeetingPage() {
  const { meeting, mayRun } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, day } = useWords()
  const { minutes, closedAt, last, no } = meeting
  return (
    <div className="meeting">
      <title>{t('meeting.title', { no })}</title>
      <PlanCrumbs />
      <h1>
        {closedAt === null
          ? t('meeting.heading', { day: day(meeting.begunAt) })
          : t('meeting.minutesOf', { no, day: day(meeting.begunAt) })}
      </h1>
      <ErrorSummary trouble={answer?.trouble} values={answer?.values} />
      <div className="meeting-parts">
        <section>
          <h2>{last ? t('meeting.looked', { day: day(last.begunAt) }) : t('meeting.lookedFirst')}</h2>
          <Items items={minutes.looked} minutes={minutes} />
        </section>
        <section>
          <h2>{t('meeting.signals')}</h2>
          <Signals signals={minutes.signals} />
        </section>
        <section>
          <h2>{t('meeting.fresh')}</h2>
          <Items items={minutes.fresh} minutes={minutes} />
          <Notes minutes={minutes} />
        </section>
      </div>
      {closedAt === null && mayRun && <Forms minutes={minutes} />}
    </div>
  )
}

function Items({ items, minutes }: { items: readonly MeetingItem[]; minutes: Minutes }) {
  const { t, path, language, code, day } = useWords()
  if (items.length === 0) return <p>{t('week.nothing')}</p>
  return (
    <ul className="plain owed">
      {items.map(one => (
        <li key={one.no}>
          <span className="number">{one.no}</span>
          <a href={path(`/work/plan/commitments/${one.no}`)}>{one.what[language]}</a>
          <p className="note">
            {one.owner} · {code('plan.state', one.state)} ·{' '}
            {one.duty === null || one.days === null ? (
              t('plan.by', { day: day(one.due) })
            ) : (
              <b className={one.duty === 'due-soon' ? '' : 'late'}>
                {t(`duty.${one.duty}`, { days: Math.abs(one.days) }).replace(/:$/, '')}
              </b>
            )}
          </p>
          {minutes.notes
            .filter(note => note.commitment === one.no)
            .map(note => (
              <p key={note.at + note.text} className="meeting-note" lang={note.language}>
                {note.text}
              </p>
            ))}
        </li>
      ))}
    </ul>
  )
}

/** What was noted about none of the promises shown. */
function Notes({ minutes }: { minutes: Minutes }) {
  const { t } = useWords()
  const shown = new Set([...minutes.looked, ...minutes.fresh].map(one => one.no))
  const rest = minutes.notes.filter(note => note.commitment === null || !shown.has(note.commitment))
  if (rest.length === 0) return null
  return (
    <>
      <h2>{t('meeting.notes')}</h2>
      {rest.map(note => (
        <p key={note.at + note.text} className="meeting-note" lang={note.language}>
          {note.commitment !== null && <span className="number">{note.commitment}</span>}
          {note.text}
        </p>
      ))}
    </>
  )
}

function Forms({ minutes }: { minutes: Minutes }) {
  const { t, path, language } = useWords()
  const items = [...minutes.looked, ...minutes.fresh]
  return (
    <div className="meeting-forms not-printed">
      <form method="post" className="panel">
        <input type="hidden" name="language" value={language} />
        <ChoiceField
          name="about"
          label={t('meeting.about')}
          options={[
            { value: '', label: t('meeting.aboutNone') },
            ...items.map(one => ({ value: String(one.no), label: `${one.no} ${one.what[language]}` })),
          ]}
        />
        <TextField name="text" label={t('meeting.note')} hint={t('meeting.noteHint')} rows={2} />
        <button type="submit" name="step" value="note">
          {t('meeting.keepNote')}
        </button>
      </form>
      <p className="links">
        <a href={path('/work/plan/new')}>{t('workPlan.new')}</a>
      </p>
      <form method="post">
        <p>{t('meeting.closeText')}</p>
        <button type="submit" name="step" value="close" className="second">
          {t('meeting.close')}
        </button>
      </form>
    </div>
  )
}
