import { may, type ProfileDimension, profileShape, workSeriesShape } from '@understory/model'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { askMember, formFields, sendMember } from '../../../../api/member.ts'
import { Allowed } from '../../../../forms/decision.tsx'
import { ErrorSummary } from '../../../../forms/error-summary.tsx'
import { Field, TextField } from '../../../../forms/field.tsx'
import { useWords } from '../../../../strings/words.tsx'
import { actingRole } from '../../agreement/load.ts'
import { BothFields } from '../fields.tsx'
import { both, type Values, valuesOfBoth } from '../form-lines.ts'
import { SeriesCrumbs } from '../series-crumbs.tsx'
import { answered, at, blocksOf, clearedOf, errorsOf, fieldOfBlock } from './at.ts'

export async function loader(args: LoaderFunctionArgs) {
  const [role, series, profile] = await Promise.all([
    actingRole(args),
    askMember(args, at(args.params.id), workSeriesShape),
    askMember(args, `${at(args.params.id)}/participants`, profileShape),
  ])
  return { series, profile, mayRun: may(role, 'run-dialogue') }
}

/** A line is `label | etiqueta | percent of residents | people`; an empty percent is not known. */
const groupOf = (line: string) => {
  const [en = '', es = '', share = '', people = ''] = line.split('|').map(one => one.trim())
  return {
    label: { en, es },
    residents: share === '' ? null : Number(share.replace('%', '')) / 100,
    people: people === '' ? Number.NaN : Number(people),
  }
}
const lineOf = ({ label, residents, people }: ProfileDimension['groups'][number]): string =>
  [label.en, label.es, residents === null ? '' : Math.round(residents * 10_000) / 100, people].join(' | ')

export async function action({ request, context, params }: ActionFunctionArgs) {
  const values = await formFields(request)
  const blocks = blocksOf(values).filter(one => one.id)
  const dimensions = blocks.map(one => ({
    ...{ id: one.id, title: both(one, 'title'), source: one.source ?? '' },
    groups: (one.groups ?? '').split('\n').flatMap(line => (line.trim() === '' ? [] : [groupOf(line)])),
  }))
  const sent = await sendMember(context, `${at(params.id)}/participants`, {
    ...{ version: Number(values.version), dimensions, cleared: clearedOf(values) },
  })
  // Groups are lines of one field.
  return answered(sent, values, where =>
    fieldOfBlock('dimensions', blocks)(where.replace(/\.groups\..*/, '.groups')),
  )
}

/** Who came: head counts of slips without names, beside who lives there. */
export default function ParticipantsPage() {
  const { series, profile, mayRun } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, language } = useWords()
  const values = answer?.values ?? {}
  return (
    <div className="form-page">
      <title>{t('sense.participants.title')}</title>
      <SeriesCrumbs id={series.id} title={series.terms.title[language]} />
      <h1>{t('sense.participants.heading')}</h1>
      <p className="lead">{t('sense.participants.lead')}</p>
      <ErrorSummary trouble={answer?.trouble} field={answer?.field} />
      <Allowed decision={mayRun} label={t('sense.save')}>
        <form method="post">
          <input type="hidden" name="version" value={profile.version} />
          {[...profile.dimensions, null].map((one, n) => (
            <Block key={one?.id ?? 'new'} n={n} dimension={one} values={values} errors={errorsOf(answer)} />
          ))}
          <Field
            name="cleared"
            label={t('sense.themes.cleared')}
            hint={t('sense.themes.clearedHint')}
            defaultValue={values.cleared ?? ''}
          />
          <button type="submit">{t('sense.save')}</button>
        </form>
      </Allowed>
    </div>
  )
}

function Block(props: { n: number; dimension: ProfileDimension | null; values: Values; errors: Values }) {
  const { n, dimension, values, errors } = props
  const { t } = useWords()
  const name = (field: string) => `block.${n}.${field}`
  const shown: Values = {
    ...(dimension && {
      ...valuesOfBoth(name('title'), dimension.title),
      [name('id')]: dimension.id,
      [name('source')]: dimension.source,
      [name('groups')]: dimension.groups.map(lineOf).join('\n'),
    }),
    ...values,
  }
  const field = (one: string) => ({
    ...{ name: name(one), defaultValue: shown[name(one)] ?? '', error: errors[name(one)] },
  })
  return (
    <section>
      <Field {...field('id')} label={t('sense.code.id')} hint={t('sense.participants.idHint')} />
      <BothFields name={name('title')} label="sense.participants.what" values={shown} errors={errors} />
      <Field
        {...field('source')}
        label={t('sense.participants.source')}
        hint={t('sense.participants.sourceHint')}
      />
      <TextField
        {...field('groups')}
        label={t('sense.participants.groups')}
        hint={t('sense.participants.groupsHint')}
        rows={5}
      />
    </section>
  )
}
