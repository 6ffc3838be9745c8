import { type Reserved, reservedShape } from '@understory/model'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askSession } from '../../api/dialogue.ts'
import { formFields, type Trouble } from '../../api/member.ts'
import { sendPart } from '../../api/part.ts'
import { ErrorSummary } from '../../forms/error-summary.tsx'
import { ChoiceField, Field, Tick } from '../../forms/field.tsx'
import { acknowledgedOf, PersonalDataCheck } from '../../forms/personal-data-check.tsx'
import { whenOf } from '../../measured/dialogue/when.ts'
import { useWords } from '../../strings/words.tsx'

export const loader = ({ context, params }: LoaderFunctionArgs) =>
  askSession(context, params.series ?? '', params.session ?? '')

type Values = Readonly<Record<string, string>>
interface Answer {
  readonly values: Values
  readonly trouble: Trouble | null
  readonly checked: boolean
  readonly reserved: Reserved | null
}

/** First the answers are shown to be checked, then they are sent. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { step = 'check', ...values } = await formFields(request)
  const answer = (more: Partial<Answer>, status = 200) =>
    data<Answer>({ values, trouble: null, checked: false, reserved: null, ...more }, { status })
  if (step === 'change') return answer({})
  if (step === 'check') return answer({ checked: true })
  const { session } = await askSession(context, params.series ?? '', params.session ?? '')
  const asked = {
    session: session.id,
    seats: Number(values.seats ?? 1),
    language: values.language ?? 'en',
    childcare: Number(values.childcare ?? 0),
    interpreter: values.interpreter ?? null,
    transport: values.transport === 'yes',
    access: values.access ?? null,
    contact: values.contact ?? null,
    ...acknowledgedOf(values),
  }
  const sent = await sendPart(context, 'dialogue/reservations', asked, reservedShape)
  return sent.ok ? answer({ reserved: sent.value }) : answer({ trouble: sent.trouble }, sent.trouble.status)
}

/** Saying that one comes, without an account and without a name. */
export default function RsvpPage() {
  const { city, series, session } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const words = useWords()
  const { t, path, language } = words
  const when = whenOf(words, session, city.timeZone)
  return (
    <div className="form-page">
      <title>{t('rsvp.title')}</title>
      <meta name="robots" content="noindex" />
      <p className="crumbs">
        <a href={path(`/dialogue/${series.slug}/sessions/${session.slug}`)}>
          {session.terms.title[language]}
        </a>
      </p>
      {answer?.reserved ? (
        <Done reserved={answer.reserved} slug={series.slug} days={series.terms.contactDays} />
      ) : (
        <>
          <h1>{t(answer?.checked ? 'rsvp.check' : 'rsvp.heading')}</h1>
          <p className="lead">{t('rsvp.lead', { ...when, place: session.terms.place.name })}</p>
          <ErrorSummary trouble={answer?.trouble} />
          {answer?.checked ? (
            <Check values={answer.values} />
          ) : (
            <Questions values={answer?.values ?? {}} trouble={answer?.trouble} />
          )}
        </>
      )}
    </div>
  )
}

function Questions({ values, trouble }: { values: Values; trouble: Trouble | null | undefined }) {
  const { session, series } = useLoaderData<typeof loader>()
  const { t, language, languageName } = useWords()
  const { terms } = session
  const named = (one: string) => ({ value: one, label: languageName(one) })
  return (
    <form method="post">
      <Field
        name="seats"
        label={t('rsvp.seats')}
        hint={t('rsvp.seatsHint')}
        type="number"
        inputMode="numeric"
        min={1}
        max={10}
        required
        defaultValue={values.seats ?? '1'}
      />
      <ChoiceField
        name="language"
        label={t('rsvp.language')}
        options={terms.languages.map(named)}
        defaultValue={
          values.language ?? (terms.languages.includes(language) ? language : (terms.languages[0] ?? 'en'))
        }
      />
      {terms.interpreters.length > 0 && (
        <ChoiceField
          name="interpreter"
          label={t('rsvp.interpreter')}
          options={[{ value: '', label: t('rsvp.noInterpreter') }, ...terms.interpreters.map(named)]}
          defaultValue={values.interpreter ?? ''}
        />
      )}
      {terms.childcare && (
        <Field
          name="childcare"
          label={t('rsvp.childcare')}
          hint={terms.childcare[language]}
          type="number"
          inputMode="numeric"
          min={0}
          max={10}
          defaultValue={values.childcare ?? '0'}
        />
      )}
      {terms.transport && (
        <Tick
          name="transport"
          label={t('rsvp.transport', { what: terms.transport[language] })}
          ticked={values.transport === 'yes'}
        />
      )}
      <Field
        name="access"
        label={t('rsvp.access')}
        hint={t('rsvp.accessHint')}
        maxLength={300}
        defaultValue={values.access ?? ''}
      />
      <Field
        name="contact"
        label={t('rsvp.contact')}
        hint={t('rsvp.contactHint', { days: series.terms.contactDays })}
        maxLength={200}
        autoComplete="off"
        defaultValue={values.contact ?? ''}
      />
      <PersonalDataCheck trouble={trouble} values={values} />
      <button type="submit" name="step" value="check">
        {t('rsvp.goOn')}
      </button>
    </form>
  )
}

const asked = ['seats', 'language', 'interpreter', 'childcare', 'transport', 'access', 'contact'] as const

function Check({ values }: { values: Values }) {
  const { t, languageName } = useWords()
  const shown = (name: string, value: string): string =>
    name === 'language' || name === 'interpreter'
      ? languageName(value)
      : name === 'transport'
        ? t('rsvp.yes')
        : value
  return (
    <form method="post">
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <dl className="pairs">
        {asked.map(name => (
          <div key={name}>
            <dt>{t(`rsvp.short.${name}`)}</dt>
            <dd>{values[name] ? shown(name, values[name]) : t('rsvp.nothing')}</dd>
          </div>
        ))}
      </dl>
      <p>
        <button type="submit" name="step" value="send">
          {t('rsvp.send')}
        </button>{' '}
        <button type="submit" name="step" value="change" className="second">
          {t('rsvp.change')}
        </button>
      </p>
    </form>
  )
}

function Done({ reserved, slug, days }: { reserved: Reserved; slug: string; days: number }) {
  const { t, path } = useWords()
  return (
    <>
      <h1>{t(reserved.place === 'held' ? 'rsvp.held' : 'rsvp.waiting')}</h1>
      <p className="lead">{t(reserved.place === 'held' ? 'rsvp.heldText' : 'rsvp.waitingText')}</p>
      <p className="panel">
        {t('rsvp.code')} <b className="secret code-shown">{reserved.code}</b>
      </p>
      <p>{t('rsvp.codeText')}</p>
      <p>
        <a href={path(`/dialogue/${slug}/take-part/cancel`)}>{t('rsvp.cancelLink')}</a>
      </p>
      <p className="note">{t('rsvp.kept', { days })}</p>
    </>
  )
}
