import {
  type MadePass,
  madePassShape,
  may,
  noteChannels,
  noteForms,
  passListShape,
  type SessionNotes,
  sessionNotesShape,
} from '@understory/model'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askMember, formFields, sendMember, type Trouble } from '../../../../api/member.ts'
import { Allowed } from '../../../../forms/decision.tsx'
import { ErrorSummary } from '../../../../forms/error-summary.tsx'
import { ChoiceField, Field, TextField } from '../../../../forms/field.tsx'
import { useWords } from '../../../../strings/words.tsx'
import { askedOptions } from '../../../room/prompts.ts'
import { actingRole } from '../../agreement/load.ts'
import type { Values } from '../form-lines.ts'
import { SeriesCrumbs } from '../series-crumbs.tsx'
import { ofSession, roomAt } from './at-session.ts'
import { MarkedWords } from './marked-words.tsx'
import { Passes } from './passes.tsx'
import { qrPath } from './qr-path.ts'
import { typedNotes } from './typed-notes.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { session } = args.params
  const [at, role, notes, { passes }] = await Promise.all([
    roomAt(args),
    actingRole(args),
    askMember(args, ofSession(session, 'notes'), sessionNotesShape),
    askMember(args, ofSession(session, 'passes'), passListShape),
  ])
  return { ...at, notes, passes, mayRun: may(role, 'run-dialogue') }
}

export interface NewPass extends MadePass {
  readonly qr: ReturnType<typeof qrPath>
}
interface Answer {
  readonly trouble: Trouble | null
  readonly pass: NewPass | null
  readonly kept: number
  readonly values: Values
}

/** Each form says by its `step` what it does. */
export async function action(args: ActionFunctionArgs) {
  const { request, context, params } = args
  const { step, ...values } = await formFields(request)
  const answer = (more: Partial<Answer>) => {
    const whole: Answer = { trouble: null, pass: null, kept: 0, values: {}, ...more }
    return data(whole, { status: whole.trouble?.status ?? 200 })
  }
  const at = (what: string) => ofSession(params.session, what)
  if (step === 'pass') {
    const asked = { table: Number(values.table) }
    const made = await sendMember(context, at('passes'), asked, { shape: madePassShape })
    if (!made.ok) return answer({ trouble: made.trouble })
    const address = values.spanish ? made.value.address.replace('/room#', '/es/room#') : made.value.address
    return answer({ pass: { ...made.value, address, qr: qrPath(address) } })
  }
  if (step === 'end') {
    const ended = await sendMember(context, at('pass-ends'), { id: values.id })
    return answer({ trouble: ended.ok ? null : ended.trouble })
  }
  const asked = typedNotes(values, new Date())
  const kept = await sendMember(context, at('notes'), asked)
  return kept.ok ? answer({ kept: asked.notes.length }) : answer({ trouble: kept.trouble, values })
}

/** The room as its facilitator works on it: devices, head counts and every point as it stands. */
export default function WorkRoomPage() {
  const { series, session, notes, passes, mayRun } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, path, language } = useWords()
  return (
    <>
      <title>{t('workRoom.title')}</title>
      <SeriesCrumbs id={series.id} title={series.terms.title[language]} />
      <h1>
        {t('workRoom.heading', {
          points: notes.notes.length,
          tables: notes.tables.filter(one => one.points > 0).length,
        })}
      </h1>
      <p className="lead">{t('workRoom.lead', { session: session.terms.title[language] })}</p>
      <ErrorSummary trouble={answer?.trouble} />
      {(answer?.kept ?? 0) > 0 && (
        <p className="panel" role="status">
          {t('workRoom.kept', { count: answer?.kept ?? 0 })}
        </p>
      )}
      <Passes passes={passes} made={answer?.pass ?? null} tables={session.terms.tables} mayRun={mayRun} />
      <Tables tables={notes.tables} />
      <Notes notes={notes} />
      {notes.notes.some(one => !one.released) && mayRun.allowed && (
        <p>
          <a className="button" href={path(`/work/dialogue/${series.id}/sessions/${session.id}/release`)}>
            {t('workRoom.proposeLink')}
          </a>
        </p>
      )}
      <section className="form-page" id="type-in">
        <h2>{t('workRoom.typeIn')}</h2>
        <Allowed decision={mayRun} label={t('workRoom.keep')}>
          <TypeIn values={answer?.values ?? {}} trouble={answer?.trouble ?? null} />
        </Allowed>
      </section>
    </>
  )
}

function Tables({ tables }: Pick<SessionNotes, 'tables'>) {
  const { t } = useWords()
  return (
    <section>
      <h2>{t('workRoom.byTable')}</h2>
      <table className="narrow-table">
        <thead>
          <tr>
            <th scope="col">{t('workRoom.tableHead')}</th>
            <th scope="col">{t('workRoom.people')}</th>
            <th scope="col">{t('workRoom.points')}</th>
          </tr>
        </thead>
        <tbody>
          {tables.map(one => (
            <tr key={one.table}>
              <th scope="row">{one.table}</th>
              <td>{one.people ?? t('workRoom.notCounted')}</td>
              <td>{one.points}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Notes({ notes: { notes, tables } }: { notes: SessionNotes }) {
  const { t, language } = useWords()
  const { session } = useLoaderData<typeof loader>()
  const asked = askedOptions({ session }, language, t('workRoom.noPrompt'))
  return tables
    .filter(one => one.points > 0)
    .map(({ table }) => (
      <section key={table}>
        <h2>{t('workRoom.table', { table })}</h2>
        {notes
          .filter(one => one.table === table)
          .map(one => (
            <div className="said" key={one.id}>
              <p lang={one.language}>
                <MarkedWords text={one.text} passages={one.passages} />
              </p>
              <p className="note">
                {[
                  asked.find(each => each.segment === one.segment && each.prompt === one.prompt)?.label,
                  t(`room.form.${one.form}`),
                  one.dissent && t('room.dissentShort'),
                  one.seat !== null && t('workRoom.seat', { seat: one.seat }),
                  one.released && t('workRoom.released'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
          ))}
      </section>
    ))
}

function TypeIn({ values, trouble }: { values: Values; trouble: Trouble | null }) {
  const { session } = useLoaderData<typeof loader>()
  const { t, language, languageName } = useWords()
  const stopped = /^notes\.(\d+)\.text$/.exec(trouble?.where ?? '')
  const line = Number(stopped?.[1] ?? 0)
  return (
    <form method="post">
      <div className="both">
        <ChoiceField
          name="table"
          label={t('workRoom.tableHead')}
          options={Array.from({ length: session.terms.tables }, (_, i) => ({
            value: String(i + 1),
            label: t('workRoom.table', { table: i + 1 }),
          }))}
          defaultValue={values.table ?? '1'}
        />
        <ChoiceField
          name="asked"
          label={t('room.asked')}
          options={askedOptions({ session }, language, t('workRoom.noPrompt'))}
          {...(values.asked && { defaultValue: values.asked })}
        />
      </div>
      <TextField
        name="lines"
        label={t('workRoom.lines')}
        hint={t('room.textHint')}
        rows={6}
        defaultValue={values.lines ?? ''}
        error={
          stopped
            ? t('workRoom.lineStopped', { line: line + 1, text: values.lines?.split('\n')[line] ?? '' })
            : null
        }
      />
      {stopped && (
        <Field
          name="cleared"
          label={t('workRoom.cleared')}
          hint={t('workRoom.clearedHint')}
          defaultValue={values.cleared ?? ''}
        />
      )}
      <div className="both">
        <ChoiceField
          name="form"
          label={t('room.form')}
          options={noteForms.map(value => ({ value, label: t(`room.form.${value}`) }))}
          defaultValue={values.form ?? 'paraphrase'}
        />
        <ChoiceField
          name="channel"
          label={t('workRoom.channel')}
          options={noteChannels.map(value => ({ value, label: t(`room.channel.${value}`) }))}
          defaultValue={values.channel ?? 'paper'}
        />
      </div>
      <div className="both">
        <ChoiceField
          name="language"
          label={t('room.language')}
          options={session.terms.languages.map(value => ({ value, label: languageName(value) }))}
          {...(values.language && { defaultValue: values.language })}
        />
        <Field
          name="seat"
          label={t('room.seat')}
          type="number"
          min={1}
          max={60}
          defaultValue={values.seat ?? ''}
        />
      </div>
      <button type="submit" name="step" value="type">
        {t('workRoom.keep')}
      </button>
    </form>
  )
}
