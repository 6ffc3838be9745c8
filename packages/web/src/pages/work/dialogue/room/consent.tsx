import {
  type Cards,
  cardsShape,
  consentListShape,
  consentQuestions,
  consentTextVersionShape,
} from '@understory/model'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askMember, formFields, sendMember, type Trouble } from '../../../../api/member.ts'
import { ErrorSummary } from '../../../../forms/error-summary.tsx'
import { useWords } from '../../../../strings/words.tsx'
import { both, type Values } from '../form-lines.ts'
import { SeriesCrumbs } from '../series-crumbs.tsx'
import { ofSeries, ofSession, roomAt } from './at-session.ts'
import { ConsentForms, Wording } from './consent-forms.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const { id, session } = args.params
  const [at, list, text] = await Promise.all([
    roomAt(args),
    askMember(args, ofSession(session, 'consents'), consentListShape),
    askMember(args, ofSeries(id, 'consent-text'), consentTextVersionShape),
  ])
  return { ...at, list, text, home: new URL(args.request.url).host }
}

export interface Answer {
  readonly trouble: Trouble | null
  readonly cards: Cards | null
  readonly done: 'card' | 'text' | null
  readonly values: Values
}

/** Each form says by its `step` what it does. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { step, ...values } = await formFields(request)
  const answer = (more: Partial<Answer>) => {
    const whole: Answer = { trouble: null, cards: null, done: null, values: {}, ...more }
    return data(whole, { status: whole.trouble?.status ?? 200 })
  }
  if (step === 'make') {
    const asked = { count: Number(values.count ?? 0) }
    const made = await sendMember(context, ofSeries(params.id, 'consent-cards'), asked, { shape: cardsShape })
    return made.ok ? answer({ cards: made.value }) : answer({ trouble: made.trouble, values })
  }
  if (step === 'text') {
    const content = Object.fromEntries(
      (['intro', ...consentQuestions, 'guardian'] as const).map(one => [one, both(values, one)]),
    )
    const asked = { version: Number(values.version), content }
    const saved = await sendMember(context, ofSeries(params.id, 'consent-text'), asked)
    return saved.ok ? answer({ done: 'text' }) : answer({ trouble: saved.trouble, values })
  }
  const asked = {
    code: values.code ?? '',
    table: Number(values.table ?? 0),
    seat: Number(values.seat ?? 0),
    ...Object.fromEntries(
      ([...consentQuestions, 'minor', 'guardian'] as const).map(one => [one, values[one] === 'yes']),
    ),
    contact: values.contact ?? null,
  }
  const kept = await sendMember(context, ofSession(params.session, 'consents'), asked)
  return kept.ok ? answer({ done: 'card' }) : answer({ trouble: kept.trouble, values })
}

/** Cards of consent: to print, to type in, and as they were answered. */
export default function ConsentPage() {
  const { series, session, list } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, language } = useWords()
  const codes = answer?.cards?.codes ?? []
  return (
    <>
      <title>{t('consentDesk.title')}</title>
      <div className="not-printed">
        <SeriesCrumbs id={series.id} title={series.terms.title[language]} />
        <h1>
          {codes.length > 0
            ? t('consentDesk.made', { count: codes.length })
            : t('consentDesk.heading', { count: list.cards.length })}
        </h1>
        <p className="lead">
          {codes.length > 0
            ? t('consentDesk.madeLead')
            : t('consentDesk.lead', { session: session.terms.title[language] })}
        </p>
        <ErrorSummary trouble={answer?.trouble} />
        {answer?.done && (
          <p className="panel" role="status">
            {t(answer.done === 'card' ? 'consentDesk.saved' : 'consentDesk.textSaved')}
          </p>
        )}
      </div>
      {answer?.cards ? (
        codes.map(code => <Card key={code} code={code} cards={answer.cards as Cards} />)
      ) : (
        <>
          <ConsentForms values={answer?.values ?? {}} tables={session.terms.tables} />
          <CardList />
          <Wording />
        </>
      )}
    </>
  )
}

function CardList() {
  const { list } = useLoaderData<typeof loader>()
  const { t } = useWords()
  if (list.cards.length === 0) return null
  return (
    <table className="stacked">
      <thead>
        <tr>
          <th scope="col">{t('consentDesk.who')}</th>
          {consentQuestions.map(one => (
            <th scope="col" key={one}>
              {t(`consentDesk.q.${one}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {list.cards.map((card, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a seat can have been typed in twice, and nothing else tells cards apart
          <tr key={i}>
            <th scope="row">
              {t('consentDesk.at', { table: card.table, seat: card.seat })}
              {card.minor && <span className="note"> {t('consentDesk.minor')}</span>}
            </th>
            {consentQuestions.map(one => (
              <td key={one} data-label={t(`consentDesk.q.${one}`)}>
                {t(card[one] ? 'consentDesk.yes' : 'consentDesk.no')}
                {one === 'contacted' && card.contact && <span className="note"> {card.contact}</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Card({ code, cards }: { code: string; cards: Cards }) {
  const { series, home } = useLoaderData<typeof loader>()
  const { t, path, language } = useWords()
  const { content } = cards.text
  return (
    <article className="card-sheet">
      <h2>{series.terms.title[language]}</h2>
      <p>{content.intro[language]}</p>
      <ol>
        {consentQuestions.map(one => (
          <li key={one}>
            <span>{content[one][language]}</span>
            <span className="boxes">{t('consentDesk.yesNo')}</span>
          </li>
        ))}
      </ol>
      <p>
        {t('consentDesk.under18')} <span className="note">{content.guardian[language]}</span>{' '}
        <span className="boxes">{t('consentDesk.yesNo')}</span>
      </p>
      <p className="note">
        {t('consentDesk.place')} · {code}
      </p>
      <p className="card-stub">
        {t('consentDesk.codeOn')} <b className="code-shown">{code}</b>
        <br />
        <span className="note">
          {t('consentDesk.takeBack', { address: home + path(`/dialogue/${series.slug}/take-part/quote`) })}
        </span>
      </p>
    </article>
  )
}
