import { may, workMeasureShape } from '@understory/model'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { pageAt, sendMember } from '../../../../api/member.ts'
import { Allowed } from '../../../../forms/decision.tsx'
import { acknowledgedOf } from '../../../../forms/personal-data-check.tsx'
import { useWords } from '../../../../strings/words.tsx'
import { actingRole } from '../../agreement/load.ts'
import { PlanCrumbs } from '../plan-crumbs.tsx'
import { askWorkMeasures, itemsInForce, measureDesk } from './load.ts'
import { type MeasureAnswer, MeasureForm } from './measure-form.tsx'
import { measureFields, termsOfForm, valueOfForm, valuesOfMeasure } from './measure-values.ts'
import { ValueForm, ValueTable } from './value-form.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const [role, measures, items, desk] = await Promise.all([
    actingRole(args),
    askWorkMeasures(args),
    itemsInForce(args),
    measureDesk(args),
  ])
  const one = measures.find(each => each.id === args.params.id)
  if (!one) throw data({ detail: 'There is no such measure.' }, { status: 404 })
  const mayType = may(role, 'update-action')
  return {
    one,
    desk,
    item: items.find(each => each.id === one.item) ?? null,
    mayWrite: may(role, 'write-plan'),
    mayType: { ...mayType, allowed: mayType.allowed && one.own },
  }
}

/** Writes the terms anew, or types the value of a month. */
export async function action(args: ActionFunctionArgs) {
  const { request, context, params } = args
  const values = await measureFields(request)
  const types = values.what === 'value'
  const one = (await askWorkMeasures(args)).find(each => each.id === params.id)
  const read = types ? valueOfForm(values) : termsOfForm(one?.kind ?? 'indicator', values)
  const again = (about: Omit<MeasureAnswer, 'values'>, status: number) =>
    data<MeasureAnswer>({ values, ...about }, { status })
  if (!read.ok) return again({ faults: read.faults, trouble: null }, 400)
  const body = {
    read: Number(values.read ?? 0),
    ...(types ? read.value : { terms: read.value }),
    ...acknowledgedOf(values),
  }
  const path = `plan/measures/${encodeURIComponent(params.id ?? '')}/${types ? 'values' : 'wording'}`
  const sent = await sendMember(context, path, body, { shape: workMeasureShape })
  if (!sent.ok) return again({ faults: [], trouble: sent.trouble }, sent.trouble.status)
  return redirect(pageAt(request, `/work/plan/measures/${sent.value.id}`))
}

/** One measure of the plan: its values where they are typed, and its terms. */
export default function WorkMeasurePage() {
  const { one, item, desk, mayWrite, mayType } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, path, language } = useWords()
  const { id, kind, read, terms, values } = one
  const typed = answer?.values.what === 'value' ? answer : null
  const written = answer && !typed ? answer : null
  return (
    <div className="form-page">
      <title>{t('workMeasures.title')}</title>
      <PlanCrumbs measures />
      <h1>{terms.title[language]}</h1>
      <p>
        {t(`workMeasures.kind.${kind}`)}
        {item && (
          <>
            {' · '}
            <span className="number">{item.number}</span>{' '}
            <a href={path(`/plan/items/${item.id}`)}>{item.title[language]}</a>
          </>
        )}
        {kind === 'indicator' && (
          <>
            {' · '}
            <a href={path(`/plan/indicators/${id}`)}>{t('workMeasures.publicPage')}</a>
          </>
        )}
      </p>
      {'unit' in terms && terms.counted && <p>{t(`performance.counted.${terms.counted}`)}</p>}
      {'unit' in terms && !terms.counted && (
        <>
          <section>
            <h2>{t('workMeasures.values')}</h2>
            <ValueTable values={values} unit={terms.unit[language]} />
          </section>
          <Allowed decision={mayType} label={t('workMeasures.type')}>
            <ValueForm
              read={read}
              unit={terms.unit[language]}
              values={typed?.values ?? {}}
              faults={typed?.faults ?? []}
              trouble={typed?.trouble ?? null}
            />
          </Allowed>
        </>
      )}
      <section>
        <h2>{t('workMeasures.terms')}</h2>
        <p className="note">{t('workMeasures.termsText')}</p>
        <Allowed decision={mayWrite} label={t('workMeasures.rewrite')}>
          <MeasureForm
            kind={kind}
            desk={desk}
            values={written?.values ?? valuesOfMeasure(one)}
            read={read}
            faults={written?.faults ?? []}
            trouble={written?.trouble ?? null}
          />
        </Allowed>
      </section>
    </div>
  )
}
