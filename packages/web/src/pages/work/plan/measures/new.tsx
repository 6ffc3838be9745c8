import {
  may,
  type PlanItemLine,
  type PlanMeasureKind,
  planMeasureKinds,
  workMeasureShape,
} from '@understory/model'
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
import { ChoiceField, RadioField } from '../../../../forms/field.tsx'
import { acknowledgedOf } from '../../../../forms/personal-data-check.tsx'
import { useWords } from '../../../../strings/words.tsx'
import { actingRole } from '../../agreement/load.ts'
import { PlanCrumbs } from '../plan-crumbs.tsx'
import { itemsInForce, measureDesk } from './load.ts'
import { type MeasureAnswer, MeasureForm } from './measure-form.tsx'
import { measureFields, termsOfForm, valuesOfMeasure } from './measure-values.ts'

const kindOf = (text: string | null): PlanMeasureKind | null =>
  planMeasureKinds.find(kind => kind === text) ?? null

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url)
  const kind = kindOf(searchParams.get('kind'))
  const [role, items] = await Promise.all([actingRole(args), itemsInForce(args)])
  const item = items.find(one => one.id === searchParams.get('item')) ?? null
  const desk = kind && item ? await measureDesk(args) : null
  return { mayWrite: may(role, 'write-plan'), items, item, kind, desk }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const values = await measureFields(request)
  const { searchParams } = new URL(request.url)
  const kind = kindOf(searchParams.get('kind')) ?? 'indicator'
  const read = termsOfForm(kind, values)
  if (!read.ok) return data<MeasureAnswer>({ values, faults: read.faults, trouble: null }, { status: 400 })
  const body = { item: searchParams.get('item') ?? '', kind, terms: read.value, ...acknowledgedOf(values) }
  const sent = await sendMember(context, 'plan/measures', body, { shape: workMeasureShape })
  if (sent.ok) return redirect(pageAt(request, `/work/plan/measures/${sent.value.id}`))
  return data<MeasureAnswer>({ values, faults: [], trouble: sent.trouble }, { status: sent.trouble.status })
}

/** A new measure: first what kind it is and of which item, then its terms. */
export default function NewMeasurePage() {
  const { mayWrite, items, item, kind, desk } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, code, path, language } = useWords()
  return (
    <div className="form-page">
      <title>{t('workMeasures.title')}</title>
      <PlanCrumbs measures />
      <h1>{t(kind && item ? `workMeasures.newKind.${kind}` : 'workMeasures.new')}</h1>
      <Allowed decision={mayWrite} label={t('workMeasures.new')}>
        {kind && item && desk ? (
          <>
            <p className="lead">
              {t('workMeasures.ofItem')} <span className="number">{item.number}</span> {item.title[language]}.{' '}
              <a href={path(`/work/plan/measures/new?item=${item.id}`)}>{t('workMeasures.other')}</a>
            </p>
            <p className="note">{code('workMeasures.about', kind)}</p>
            <MeasureForm
              kind={kind}
              desk={desk}
              values={answer?.values ?? valuesOfMeasure(null)}
              read={null}
              faults={answer?.faults ?? []}
              trouble={answer?.trouble ?? null}
            />
          </>
        ) : (
          <WhatKind items={items} item={item} />
        )}
      </Allowed>
    </div>
  )
}

function WhatKind({ items, item }: { items: readonly PlanItemLine[]; item: PlanItemLine | null }) {
  const { t, code, language } = useWords()
  if (items.length === 0) return <p>{t('planItem.noVersion')}</p>
  return (
    <form method="get">
      <ChoiceField
        name="item"
        label={t('workMeasures.item')}
        defaultValue={item?.id ?? items.find(one => one.level === 'goal')?.id ?? ''}
        options={items.map(one => ({ value: one.id, label: `${one.number} ${one.title[language]}` }))}
      />
      <RadioField
        name="kind"
        label={t('workMeasures.kind')}
        chosen="indicator"
        options={planMeasureKinds.map(value => ({
          value,
          label: (
            <>
              <b>{t(`workMeasures.kind.${value}`)}</b>{' '}
              <span className="note">{code('workMeasures.about', value)}</span>
            </>
          ),
        }))}
      />
      <button type="submit">{t('workMeasures.goOn')}</button>
    </form>
  )
}
