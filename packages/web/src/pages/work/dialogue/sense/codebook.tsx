import { type Code, codebookShape, codeScales, codeStates, may, workSeriesShape } from '@understory/model'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { askMember, formFields, sendMember } from '../../../../api/member.ts'
import { Allowed } from '../../../../forms/decision.tsx'
import { ErrorSummary } from '../../../../forms/error-summary.tsx'
import { ChoiceField, Field, TextField } from '../../../../forms/field.tsx'
import { useWords } from '../../../../strings/words.tsx'
import { actingRole } from '../../agreement/load.ts'
import { BothFields } from '../fields.tsx'
import { both, type Values, valuesOfBoth } from '../form-lines.ts'
import { SeriesCrumbs } from '../series-crumbs.tsx'
import { answered, at, blocksOf, clearedOf, errorsOf, fieldOfBlock } from './at.ts'

export async function loader(args: LoaderFunctionArgs) {
  const [role, series, codebook] = await Promise.all([
    actingRole(args),
    askMember(args, at(args.params.id), workSeriesShape),
    askMember(args, `${at(args.params.id)}/codebook`, codebookShape),
  ])
  return { series, versions: codebook.versions, mayCode: may(role, 'code-notes') }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const values = await formFields(request)
  const blocks = blocksOf(values).filter(one => one.id)
  const codes = blocks.map(one => ({
    id: one.id,
    label: both(one, 'label'),
    definition: both(one, 'definition'),
    scale: one.scale,
    most: one.scale === 'nominal' ? 1 : Number(one.most ?? 1),
    state: one.state ?? 'in-use',
    into: one.state === 'merged' ? (one.into ?? null) : null,
  }))
  const sent = await sendMember(context, `${at(params.id)}/codebook`, {
    ...{ version: Number(values.version), tookPart: Number(values.tookPart ?? -1), why: values.why ?? '' },
    codes,
    cleared: clearedOf(values),
  })
  return answered(sent, values, fieldOfBlock('codes', blocks))
}

const newAtOnce = 3

/** The codebook as it stands, to be made into its next version. */
export default function CodebookPage() {
  const { series, versions, mayCode } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, language, day } = useWords()
  const [now] = versions
  const codes = now?.codes ?? []
  const values = answer?.values ?? {}
  const errors = errorsOf(answer)
  return (
    <>
      <title>{t('sense.codebook.title')}</title>
      <SeriesCrumbs id={series.id} title={series.terms.title[language]} />
      <h1>{t('sense.codebook.heading', { codes: codes.filter(one => one.state === 'in-use').length })}</h1>
      <p className="lead">{t('sense.codebook.lead')}</p>
      <ErrorSummary trouble={answer?.trouble} field={answer?.field} />
      <Allowed decision={mayCode} label={t('sense.codebook.save')}>
        <form method="post" className="wide-form">
          <input type="hidden" name="version" value={now?.version ?? 0} />
          {codes.map((code, n) => (
            <CodeBlock key={code.id} n={n} code={code} codes={codes} values={values} errors={errors} />
          ))}
          <h2>{t('sense.codebook.new')}</h2>
          {Array.from({ length: newAtOnce }, (_, n) => codes.length + n).map(n => (
            <CodeBlock key={n} n={n} code={null} codes={codes} values={values} errors={errors} />
          ))}
          <h2>{t('sense.codebook.version')}</h2>
          <Field
            name="tookPart"
            label={t('sense.codebook.tookPart')}
            hint={t('sense.codebook.tookPartHint')}
            type="number"
            min={0}
            max={2000}
            required
            defaultValue={values.tookPart ?? ''}
          />
          <TextField name="why" label={t('sense.codebook.why')} rows={2} defaultValue={values.why ?? ''} />
          <Field
            name="cleared"
            label={t('sense.themes.cleared')}
            hint={t('sense.themes.clearedHint')}
            defaultValue={values.cleared ?? ''}
          />
          <button type="submit">{t('sense.codebook.save')}</button>
        </form>
      </Allowed>
      <section>
        <h2>{t('sense.codebook.versions')}</h2>
        <ul>
          {versions.map(one => (
            <li key={one.version}>
              {t('sense.codebook.line', {
                ...{ version: one.version, day: day(one.madeAt), people: one.tookPart },
                ...{ codes: one.codes.length, why: one.why },
              })}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

function CodeBlock(props: {
  n: number
  code: Code | null
  codes: readonly Code[]
  values: Values
  errors: Values
}) {
  const { n, code, codes, values, errors } = props
  const { t, language, code: word } = useWords()
  const name = (field: string) => `block.${n}.${field}`
  const shown: Values = {
    ...(code && {
      ...valuesOfBoth(name('label'), code.label),
      ...valuesOfBoth(name('definition'), code.definition),
      ...{ [name('state')]: code.state, [name('into')]: code.into ?? '' },
    }),
    ...values,
  }
  const others = codes.filter(
    one => one.id !== code?.id && one.state === 'in-use' && one.scale === code?.scale,
  )
  const fields = (
    <>
      <BothFields name={name('label')} label="sense.code.label" values={shown} errors={errors} />
      <BothFields
        name={name('definition')}
        label="sense.code.definition"
        values={shown}
        errors={errors}
        rows={2}
      />
    </>
  )
  if (!code)
    return (
      <details className="decided" open={Boolean(values[name('id')])}>
        <summary>{t('sense.code.add')}</summary>
        <Field
          name={name('id')}
          label={t('sense.code.id')}
          hint={t('sense.code.idHint')}
          defaultValue={shown[name('id')] ?? ''}
        />
        {fields}
        <ChoiceField
          name={name('scale')}
          label={t('findings.scale')}
          hint={t('sense.code.scaleHint')}
          options={codeScales.map(value => ({ value, label: word('findings.scale', value) }))}
          defaultValue={shown[name('scale')] ?? 'nominal'}
        />
        <Field
          name={name('most')}
          label={t('sense.code.most')}
          type="number"
          min={1}
          max={100}
          defaultValue={shown[name('most')] ?? '3'}
        />
      </details>
    )
  return (
    <details className="decided" open={Object.keys(errors).some(key => key.startsWith(`block.${n}.`))}>
      <summary>
        <b>{code.label[language]}</b>{' '}
        <span className="note">
          {code.id} · {word('findings.scale', code.scale)} · {word('sense.codeState', code.state)}
        </span>
      </summary>
      <input type="hidden" name={name('id')} value={code.id} />
      <input type="hidden" name={name('scale')} value={code.scale} />
      <input type="hidden" name={name('most')} value={code.most} />
      {fields}
      <ChoiceField
        name={name('state')}
        label={t('sense.code.state')}
        options={codeStates.map(value => ({ value, label: word('sense.codeState', value) }))}
        defaultValue={shown[name('state')] ?? 'in-use'}
      />
      <ChoiceField
        name={name('into')}
        label={t('sense.code.into')}
        options={[
          { value: '', label: '–' },
          ...others.map(one => ({ value: one.id, label: one.label[language] })),
        ]}
        defaultValue={shown[name('into')] ?? ''}
      />
    </details>
  )
}
