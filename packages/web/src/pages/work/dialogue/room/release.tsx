import { mayBeCleared, noteForms, sessionNotesShape, type WorkNote } from '@understory/model'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askMember, formFields, pageAt, sendMember, type Trouble } from '../../../../api/member.ts'
import { ErrorSummary } from '../../../../forms/error-summary.tsx'
import { useWords } from '../../../../strings/words.tsx'
import { askedOptions } from '../../../room/prompts.ts'
import type { Values } from '../form-lines.ts'
import { SeriesCrumbs } from '../series-crumbs.tsx'
import { ofSeries, ofSession, roomAt } from './at-session.ts'
import { MarkedWords } from './marked-words.tsx'
import { proposedPoints } from './proposed-points.ts'

export async function loader(args: LoaderFunctionArgs) {
  const [at, notes] = await Promise.all([
    roomAt(args),
    askMember(args, ofSession(args.params.session, 'notes'), sessionNotesShape),
  ])
  return { ...at, notes: notes.notes.filter(one => !one.released) }
}

interface Answer {
  readonly trouble: Trouble | null
  /** The point that is wrong, where one is. */
  readonly wrong: string | null
  readonly values: Values
}

export async function action(args: ActionFunctionArgs) {
  const { request, context, params } = args
  const values = await formFields(request)
  const points = proposedPoints(values)
  if (points.length === 0) return data<Answer>({ trouble: null, wrong: null, values }, { status: 422 })
  const path = ofSeries(params.id, 'note-releases')
  const sent = await sendMember(context, path, { session: params.session, points })
  if (sent.ok) return redirect(pageAt(request, `/work/dialogue/${params.id}/releases`))
  const at = /^points\.(\d+)\./.exec(sent.trouble.where ?? '')
  const wrong = at ? (points[Number(at[1])]?.note ?? null) : null
  return data<Answer>({ trouble: sent.trouble, wrong, values }, { status: sent.trouble.status })
}

/** Choosing points of one session to release, and editing their words. */
export default function ProposeReleasePage() {
  const { series, session, notes } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, language } = useWords()
  return (
    <>
      <title>{t('noteRelease.proposeTitle')}</title>
      <SeriesCrumbs id={series.id} title={series.terms.title[language]} />
      <h1>{t('noteRelease.proposeHeading')}</h1>
      <p className="lead">{t('noteRelease.proposeLead', { session: session.terms.title[language] })}</p>
      <ErrorSummary trouble={answer?.trouble} />
      {answer && answer.trouble === null && (
        <p className="error-summary" role="alert">
          {t('noteRelease.nonePicked')}
        </p>
      )}
      {answer?.wrong && (
        <p>
          <a href={`#point-${answer.wrong}`}>{t('form.goToField', { field: t('room.point') })}</a>
        </p>
      )}
      {notes.length === 0 ? (
        <p>{t('noteRelease.noNotes')}</p>
      ) : (
        <form method="post" className="form-page">
          {notes.map(note => (
            <Point
              key={note.id}
              note={note}
              values={answer?.values ?? null}
              wrong={answer?.wrong === note.id}
            />
          ))}
          <button type="submit">{t('noteRelease.propose')}</button>
        </form>
      )}
    </>
  )
}

function Point({ note, values, wrong }: { note: WorkNote; values: Values | null; wrong: boolean }) {
  const { session } = useLoaderData<typeof loader>()
  const { t, language } = useWords()
  const named = (what: string) => `${what}.${note.id}`
  const asked = askedOptions({ session }, language, t('workRoom.noPrompt'))
  const prompt = asked.find(one => one.segment === note.segment && one.prompt === note.prompt)
  return (
    <fieldset className="letter release-point" id={`point-${note.id}`}>
      <legend className="note">
        {t('workRoom.table', { table: note.table })} · {prompt?.label ?? t('workRoom.noPrompt')}
      </legend>
      {note.passages.length > 0 && (
        <p lang={note.language}>
          <MarkedWords text={note.text} passages={note.passages} />
        </p>
      )}
      <p className="field">
        <label className="choice" htmlFor={named('pick')}>
          <input
            type="checkbox"
            id={named('pick')}
            name={named('pick')}
            value="yes"
            defaultChecked={values?.[named('pick')] === 'yes'}
          />{' '}
          {t('noteRelease.pick')}
        </label>
      </p>
      <p className="field">
        <label htmlFor={named('text')}>{t('noteRelease.words')}</label>
        <textarea
          id={named('text')}
          name={named('text')}
          rows={2}
          maxLength={1_000}
          lang={note.language}
          defaultValue={values?.[named('text')] ?? note.text}
          {...(wrong && { 'aria-invalid': true })}
        />
      </p>
      <p className="field">
        <label htmlFor={named('form')}>{t('room.form')}</label>
        <select id={named('form')} name={named('form')} defaultValue={values?.[named('form')] ?? note.form}>
          {noteForms.map(one => (
            <option key={one} value={one}>
              {t(`room.form.${one}`)}
            </option>
          ))}
        </select>
      </p>
      {note.passages
        .filter(one => mayBeCleared(one))
        .map((one, n) => (
          <p className="field" key={one.start}>
            <label className="choice" htmlFor={named(`clear${n}`)}>
              <input type="checkbox" id={named(`clear${n}`)} name={named(`clear${n}`)} value={one.text} />{' '}
              {t('noteRelease.clears', { text: one.text, kind: t(`room.kind.${one.kind}`) })}
            </label>
          </p>
        ))}
    </fieldset>
  )
}
