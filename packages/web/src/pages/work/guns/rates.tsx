import { type DealerRates, dealerNamingShape, dealerRatesShape, may } from '@understory/model'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { askMember, formFields, pageAt, refused, sendMember } from '../../../api/member.ts'
import { Funnel } from '../../../charts/funnel.tsx'
import { ErrorSummary } from '../../../forms/error-summary.tsx'
import { acknowledgedOf } from '../../../forms/personal-data-check.tsx'
import { useWords } from '../../../strings/words.tsx'
import { actingRole } from '../agreement/load.ts'
import { GunPages } from './gun-pages.tsx'
import { Naming } from './naming.tsx'

const address = '/work/guns/dealers'

export async function loader(args: LoaderFunctionArgs) {
  const role = await actingRole(args)
  const mayRead = may(role, 'read-guns').allowed
  const [rates, naming] = await Promise.all([
    mayRead ? askMember(args, 'guns/dealers', dealerRatesShape) : null,
    askMember(args, 'guns/naming', dealerNamingShape.array()),
  ])
  return { rates, naming, mayDecide: may(role, 'decide-dealer-names') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const values = await formFields(request)
  const body = { named: values.named === 'yes', why: values.why ?? '', ...acknowledgedOf(values) }
  const sent = await sendMember(context, 'guns/naming', body)
  return sent.ok ? redirect(pageAt(request, address)) : refused(sent.trouble, values)
}

/** Dealers by crime guns per 1,000 sold, in a funnel and a table, and counsel's switch on their names. */
export default function DealersPage() {
  const { rates, naming, mayDecide } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, measured } = useWords()
  const clear = rates?.dealers.filter(one => one.place === 'extreme-high' && one.robbed === null) ?? []
  return (
    <>
      <title>{t('rates.title')}</title>
      <GunPages here={address} coverage={rates?.coverage} />
      <h1>
        {rates === null || rates.overall === null
          ? t('rates.name')
          : t('rates.heading', { count: clear.length, rate: measured(rates.overall) })}
      </h1>
      <ErrorSummary trouble={answer?.trouble} values={answer?.values} />
      {rates !== null && <Rates rates={rates} />}
      <Naming naming={naming} mayDecide={mayDecide} />
    </>
  )
}

function Rates({ rates }: { rates: DealerRates }) {
  const { t, number, day } = useWords()
  if (rates.dealers.length === 0) return <p className="lead">{t('rates.noSales')}</p>
  return (
    <>
      {rates.notEstimable === null ? (
        <figure className="chart" id="funnel" aria-labelledby="funnel-title">
          <h2 id="funnel-title">{t('rates.funnel')}</h2>
          <p className="unit">{t('rates.funnelUnit')}</p>
          <p className="hidden">{t('rates.funnelAlternative')}</p>
          <div className="picture">
            <Funnel rates={rates} />
          </div>
          <p className="note axis">{t('rates.sold')}</p>
          <figcaption className="sources">{t('rates.funnelNote')}</figcaption>
        </figure>
      ) : (
        <p className="note" lang="en">
          {rates.notEstimable}
        </p>
      )}
      <section>
        <h2>{t('rates.table')}</h2>
        {rates.from !== null && rates.to !== null && (
          <p className="unit">{t('rates.period', { from: day(rates.from), to: day(rates.to) })}</p>
        )}
        <DealerTable dealers={rates.dealers} />
        <p className="note">
          {t('rates.without', { sales: number(rates.withoutSales), licence: number(rates.withoutLicence) })}
        </p>
        <p className="note">{t('guns.notASample')}</p>
      </section>
    </>
  )
}

function DealerTable({ dealers }: Pick<DealerRates, 'dealers'>) {
  const { t, number, measured, code, day } = useWords()
  const heads = ['rates.guns', 'rates.sold', 'rates.rate', 'rates.shrunken'] as const
  return (
    /* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */
    <section className="scroll" tabIndex={0} aria-label={t('rates.table')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('guns.dealer')}</th>
            {heads.map(head => (
              <th scope="col" className="n" key={head}>
                {t(head)}
              </th>
            ))}
            <th scope="col">{t('rates.place')}</th>
          </tr>
        </thead>
        <tbody>
          {dealers.map(one => (
            <tr key={one.licence}>
              <th scope="row">
                {one.name ?? one.licence}
                {one.state !== null && <span className="note"> {one.state}</span>}
              </th>
              <td className="n">{number(one.guns)}</td>
              <td className="n">{number(one.sold)}</td>
              <td className="n">
                {measured(one.rate)}{' '}
                <span className="note">
                  {t('table.fromTo', { low: measured(one.low), high: measured(one.high) })}
                </span>
              </td>
              <td className="n">
                {one.shrunken === null ? (
                  '–'
                ) : (
                  <>
                    {measured(one.shrunken.rate)}{' '}
                    <span className="note">
                      {t('table.fromTo', {
                        low: measured(one.shrunken.low),
                        high: measured(one.shrunken.high),
                      })}
                    </span>
                  </>
                )}
              </td>
              <td>
                {one.robbed !== null
                  ? t('rates.robbed', { on: day(one.robbed.on), guns: number(one.robbed.guns) })
                  : one.place === null
                    ? '–'
                    : code('rates.place', one.place)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
