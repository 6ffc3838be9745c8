import { type ReservationList, type Reserved, reservationListShape, reservedShape } from '@understory/model'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askMember, formFields, sendMember, type Trouble } from '../../../api/member.ts'
import { ErrorSummary } from '../../../forms/error-summary.tsx'
import { ChoiceField, Field, Tick } from '../../../forms/field.tsx'
import { acknowledgedOf } from '../../../forms/personal-data-check.tsx'
import { useWords } from '../../../strings/words.tsx'
import { SeriesCrumbs } from './series-crumbs.tsx'
import { sessionAt } from './session-form.tsx'

const pathOf = (session: string | undefined) =>
  `dialogue/sessions/${encodeURIComponent(session ?? '')}/reservations`

export async function loader(args: LoaderFunctionArgs) {
  const at = await sessionAt(args)
  return { ...at, list: await askMember(args, pathOf(args.params.session), reservationListShape) }
}

interface Answer {
  readonly trouble: Trouble | null
  readonly reserved: Reserved | null
  readonly values: Readonly<Record<string, string>>
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const values = await formFields(request)
  const asked = {
    session: params.session,
    seats: Number(values.seats ?? 1),
    language: values.language ?? 'en',
    childcare: Number(values.childcare ?? 0),
    interpreter: values.interpreter ?? null,
    transport: values.transport === 'yes',
    access: values.access ?? null,
    contact: values.contact ?? null,
    channel: values.channel ?? 'phone',
    ...acknowledgedOf(values),
  }
  const sent = await sendMember(context, pathOf(params.session), asked, { shape: reservedShape })
  return sent.ok
    ? data<Answer>({ trouble: null, reserved: sent.value, values: {} })
    : data<Answer>({ trouble: sent.trouble, reserved: null, values }, { status: sent.trouble.status })
}

/** Who will come to a session, and typing in what somebody said on the telephone. */
export default function ReservationsPage() {
  const { series, session, list } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, language, languageName } = useWords()
  const name = session?.terms.title[language] ?? ''
  return (
    <>
      <title>{t('reservations.title')}</title>
      <SeriesCrumbs id={series.id} title={series.terms.title[language]} />
      <h1>{t('reservations.heading', { taken: list.taken, capacity: list.capacity })}</h1>
      <p className="lead">{t('reservations.lead', { session: name })}</p>
      <Lines list={list} />
      <section className="form-page">
        <h2>{t('reservations.typeIn')}</h2>
        <ErrorSummary trouble={answer?.trouble} values={answer?.values} />
        {answer?.reserved && (
          <p className="panel" role="status">
            {t(answer.reserved.place === 'held' ? 'reservations.held' : 'reservations.waiting')}{' '}
            <b className="secret code-shown">{answer.reserved.code}</b>
          </p>
        )}
        <form method="post">
          <ChoiceField
            name="channel"
            label={t('reservations.channel')}
            options={(['phone', 'paper', 'text-message'] as const).map(value => ({
              value,
              label: t(`reservations.channel.${value}`),
            }))}
          />
          <Field
            name="seats"
            label={t('rsvp.short.seats')}
            type="number"
            min={1}
            max={10}
            defaultValue="1"
            required
          />
          <ChoiceField
            name="language"
            label={t('rsvp.short.language')}
            options={(session?.terms.languages ?? []).map(value => ({ value, label: languageName(value) }))}
          />
          <Field
            name="childcare"
            label={t('rsvp.short.childcare')}
            type="number"
            min={0}
            max={10}
            defaultValue="0"
          />
          <Field
            name="interpreter"
            label={t('rsvp.short.interpreter')}
            hint={t('reservations.interpreterHint')}
          />
          <Tick name="transport" label={t('rsvp.short.transport')} ticked={false} />
          <Field name="access" label={t('rsvp.short.access')} maxLength={300} />
          <Field name="contact" label={t('rsvp.short.contact')} maxLength={200} autoComplete="off" />
          <button type="submit">{t('reservations.save')}</button>
        </form>
      </section>
    </>
  )
}

function Lines({ list }: { list: ReservationList }) {
  const { t, code, day, languageName } = useWords()
  if (list.reservations.length === 0) return <p>{t('reservations.none')}</p>
  return (
    <table className="stacked">
      <thead>
        <tr>
          <th scope="col">{t('reservations.when')}</th>
          <th scope="col">{t('rsvp.short.seats')}</th>
          <th scope="col">{t('reservations.needs')}</th>
          <th scope="col">{t('rsvp.short.contact')}</th>
        </tr>
      </thead>
      <tbody>
        {list.reservations.map(one => (
          <tr key={one.id} className={one.place === 'cancelled' ? 'ended' : undefined}>
            <th scope="row">
              {day(one.at)}
              <span className="note"> {code('reservations.channel', one.channel)}</span>
            </th>
            <td data-label={t('rsvp.short.seats')}>
              {one.seats} · {t(`reservations.place.${one.place}`)}
            </td>
            <td data-label={t('reservations.needs')}>
              {[
                languageName(one.language),
                one.interpreter && t('reservations.interpreter', { language: languageName(one.interpreter) }),
                one.childcare > 0 && t('reservations.children', { count: one.childcare }),
                one.transport && t('rsvp.short.transport'),
                one.access,
              ]
                .filter(Boolean)
                .join(' · ')}
            </td>
            <td data-label={t('rsvp.short.contact')}>{one.contact ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
