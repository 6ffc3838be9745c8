import { type CodeValues, codingSheetShape, workSeriesShape } from '@understory/model'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askMember, formFields, pageAt, sendMember } from '../../../../api/member.ts'
import { ErrorSummary } from '../../../../forms/error-summary.tsx'
import { useWords } from '../../../../strings/words.tsx'
import type { Values } from '../form-lines.ts'
import { SeriesCrumbs } from '../series-crumbs.tsx'
import { answered, at, under } from './at.ts'

const roundAt = ({ id, round }: { id?: string; round?: string }) =>
  `${at(id)}/coding/${encodeURIComponent(round ?? '')}`

export async function loader(args: LoaderFunctionArgs) {
  const series = await askMember(args, at(args.params.id), workSeriesShape)
  const sheet = await sendMember(
    args.context,
    `${roundAt(args.params)}/open`,
    {},
    { shape: codingSheetShape },
  )
  if (!sheet.ok) throw data(sheet.trouble, { status: sheet.trouble.status })
  return { series, sheet: sheet.value }
}

/** Only points about which something was said are sent: a code, or that none fits. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { step, ...values } = await formFields(request)
  const notes = [...new Set(Object.keys(values).map(key => key.split('.')[0] ?? ''))]
  const codings = notes.map(note => ({
    note,
    values: Object.fromEntries(
      Object.entries(under(values, note)).flatMap(([code, value]) =>
        code === 'none' ? [] : [[code, Number(value)]],
      ),
    ),
  }))
  const done = step === 'done'
  const sent = await sendMember(context, `${roundAt(params)}/codings`, { codings, done })
  if (sent.ok && done) return redirect(pageAt(request, `/work/dialogue/${params.id}/coding`))
  return answered(sent, values)
}

/** The points of a round, each to be coded by itself. Nothing here shows what another coder gave. */
export default function CodingSheetPage() {
  const { series, sheet } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, language } = useWords()
  const left = sheet.units.filter(one => one.own === null).length
  return (
    <>
      <title>{t('sense.sheet.title')}</title>
      <SeriesCrumbs id={series.id} title={series.terms.title[language]} />
      <h1>{t('sense.sheet.heading', { left, points: sheet.units.length })}</h1>
      <p className="lead">{t('sense.sheet.lead')}</p>
      <ErrorSummary trouble={answer?.trouble} />
      {answer !== undefined && answer.trouble === null && (
        <p className="panel" role="status">
          {t('sense.sheet.kept')}
        </p>
      )}
      <form method="post" className="wide-form">
        {sheet.units.map((unit, n) => (
          <fieldset className="letter" key={unit.note}>
            <legend>
              {n + 1}.{' '}
              <span className="statement" lang={unit.language}>
                {unit.text}
              </span>
            </legend>
            <Codes note={unit.note} own={unit.own} typed={answer?.values ?? {}} />
          </fieldset>
        ))}
        <p>
          <button type="submit" name="step" value="save">
            {t('sense.sheet.save')}
          </button>{' '}
          <button type="submit" name="step" value="done" className="second">
            {t('sense.sheet.done')}
          </button>
        </p>
        <p className="note">{t('sense.sheet.doneNote')}</p>
      </form>
    </>
  )
}

function Codes({ note, own, typed }: { note: string; own: CodeValues | null; typed: Values }) {
  const { sheet } = useLoaderData<typeof loader>()
  const { t, language } = useWords()
  const given = (code: string) => typed[`${note}.${code}`] ?? (own?.[code] ? String(own[code]) : undefined)
  const none = own !== null && Object.values(own).every(value => value === 0)
  return (
    <div className="codes">
      {sheet.codes.map(code => {
        const name = `${note}.${code.id}`
        if (code.scale === 'nominal')
          return (
            <label className="choice" key={code.id} title={code.definition[language]}>
              <input type="checkbox" name={name} value="1" defaultChecked={given(code.id) === '1'} />{' '}
              {code.label[language]}
            </label>
          )
        return (
          <label className="choice" key={code.id} title={code.definition[language]}>
            {code.label[language]}{' '}
            <select
              name={name}
              defaultValue={given(code.id) ?? (own === null ? '' : String(own[code.id] ?? ''))}
            >
              <option value="">–</option>
              {Array.from({ length: code.most + 1 }, (_, value) => (
                <option key={String(value)} value={value}>
                  {value}
                </option>
              ))}
            </select>
          </label>
        )
      })}
      <label className="choice">
        <input
          type="checkbox"
          name={`${note}.none`}
          value="1"
          defaultChecked={none || typed[`${note}.none`] === '1'}
        />{' '}
        {t('sense.sheet.none')}
      </label>
    </div>
  )
}
