import { type Code, may, type Themes, themesShape, workSeriesShape } from '@understory/model'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { askMember, formFields, sendMember } from '../../../../api/member.ts'
import { Allowed } from '../../../../forms/decision.tsx'
import { ErrorSummary } from '../../../../forms/error-summary.tsx'
import { Field } from '../../../../forms/field.tsx'
import { useWords } from '../../../../strings/words.tsx'
import { Agreement } from '../../../dialogue/findings/agreement.tsx'
import { actingRole } from '../../agreement/load.ts'
import { BothFields } from '../fields.tsx'
import { both, type Values, valuesOfBoth } from '../form-lines.ts'
import { SeriesCrumbs } from '../series-crumbs.tsx'
import { answered, at, blocksOf, clearedOf, errorsOf, fieldOfBlock, under } from './at.ts'

export async function loader(args: LoaderFunctionArgs) {
  const [role, series, themes] = await Promise.all([
    actingRole(args),
    askMember(args, at(args.params.id), workSeriesShape),
    askMember(args, `${at(args.params.id)}/themes`, themesShape),
  ])
  return { series, themes, mayCode: may(role, 'code-notes') }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const values = await formFields(request)
  const blocks = blocksOf(values).filter(one => one.id && one.drop !== 'yes')
  const themes = blocks.map(one => ({
    id: one.id,
    claim: both(one, 'claim'),
    summary: both(one, 'summary'),
    codes: Object.keys(under(one, 'code')),
  }))
  const sent = await sendMember(context, `${at(params.id)}/themes`, {
    ...{ version: Number(values.version), themes, cleared: clearedOf(values) },
  })
  return answered(sent, values, fieldOfBlock('themes', blocks))
}

/** Themes: claims made of codes, with what stands under each. */
export default function ThemesPage() {
  const { series, themes, mayCode } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, language, path } = useWords()
  const values = answer?.values ?? {}
  const list = themes.themes
  return (
    <>
      <title>{t('sense.themes.title')}</title>
      <SeriesCrumbs id={series.id} title={series.terms.title[language]} />
      <h1>{t('sense.themes.heading', { themes: list.length })}</h1>
      <p className="lead">{t('sense.themes.lead')}</p>
      <ErrorSummary trouble={answer?.trouble} field={answer?.field} />
      {themes.codes.length === 0 ? (
        <p className="callout">
          {t('sense.themes.noCodes')}{' '}
          <a href={path(`/work/dialogue/${series.id}/codebook`)}>{t('sense.link.codebook')}</a>
        </p>
      ) : (
        <Allowed decision={mayCode} label={t('sense.themes.save')}>
          <form method="post" className="wide-form">
            <input type="hidden" name="version" value={themes.version} />
            {[...list, null, null].map((theme, n) => (
              <ThemeBlock
                key={theme?.id ?? `new-${n}`}
                n={n}
                theme={theme}
                codes={themes.codes}
                values={values}
                errors={errorsOf(answer)}
              />
            ))}
            <Field
              name="cleared"
              label={t('sense.themes.cleared')}
              hint={t('sense.themes.clearedHint')}
              defaultValue={values.cleared ?? ''}
            />
            <button type="submit">{t('sense.themes.save')}</button>
          </form>
        </Allowed>
      )}
      <p className="links">
        <a href={path(`/work/dialogue/${series.id}/findings`)}>{t('sense.link.findings')}</a>
      </p>
    </>
  )
}

type OneTheme = Themes['themes'][number]

function ThemeBlock(props: {
  n: number
  theme: OneTheme | null
  codes: readonly Code[]
  values: Values
  errors: Values
}) {
  const { n, theme, codes, values, errors } = props
  const { t, language } = useWords()
  const name = (field: string) => `block.${n}.${field}`
  const typed = values[name('id')] !== undefined
  const shown: Values = {
    ...(theme && {
      ...valuesOfBoth(name('claim'), theme.claim),
      ...valuesOfBoth(name('summary'), theme.summary),
    }),
    ...values,
  }
  return (
    <details
      className="decided"
      open={
        (theme === null && Boolean(values[name('id')])) ||
        Object.keys(errors).some(key => key.startsWith(`block.${n}.`))
      }
    >
      <summary>
        {theme ? <b>{theme.claim[language]}</b> : t('sense.themes.add')}{' '}
        {theme && (
          <span className="note">
            {t('sense.themes.line', {
              ...{ released: theme.released, disputed: theme.disputed },
              coded: theme.coded === null ? '<10' : String(theme.coded),
            })}
          </span>
        )}
      </summary>
      {theme ? (
        <>
          <input type="hidden" name={name('id')} value={theme.id} />
          <Agreement agreement={theme.agreement} />
        </>
      ) : (
        <Field
          name={name('id')}
          label={t('sense.code.id')}
          hint={t('sense.code.idHint')}
          defaultValue={shown[name('id')] ?? ''}
        />
      )}
      <BothFields name={name('claim')} label="sense.themes.claim" values={shown} errors={errors} />
      <BothFields
        name={name('summary')}
        label="sense.themes.summary"
        values={shown}
        errors={errors}
        rows={3}
      />
      <fieldset className="field codes">
        <legend>{t('sense.themes.codes')}</legend>
        {codes.map(code => (
          <label className="choice" key={code.id}>
            <input
              type="checkbox"
              name={name(`code.${code.id}`)}
              value="yes"
              defaultChecked={
                typed ? values[name(`code.${code.id}`)] === 'yes' : (theme?.codes.includes(code.id) ?? false)
              }
            />{' '}
            {code.label[language]}
          </label>
        ))}
      </fieldset>
      {theme && (
        <label className="choice">
          <input
            type="checkbox"
            name={name('drop')}
            value="yes"
            defaultChecked={values[name('drop')] === 'yes'}
          />{' '}
          {t('sense.themes.drop')}
        </label>
      )}
    </details>
  )
}
