import { type GunSummary, gunSummaryShape } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askMember } from '../../../api/member.ts'
import { BarTable } from '../../../charts/bar-table.tsx'
import { useWords } from '../../../strings/words.tsx'
import { Coverage } from './coverage.tsx'
import { Curves } from './curves.tsx'
import { Dealers, States } from './sources.tsx'

export async function loader(args: LoaderFunctionArgs) {
  return { summary: await askMember(args, 'guns?purpose=analysis', gunSummaryShape) }
}

/** What the custodian's guns say together: how soon after their sale, from where, and how much of it is known. */
export default function GunsPage() {
  const { summary } = useLoaderData<typeof loader>()
  const { t, path, number } = useWords()
  const { timeToCrime } = summary
  return (
    <>
      <title>{t('guns.title')}</title>
      <p className="crumbs">
        <a href={path('/work')}>{t('work.name')}</a> › {t('work.guns')}
      </p>
      <h1>{t('work.guns')}</h1>
      {summary.guns === 0 ? (
        <p className="lead">{t('guns.none')}</p>
      ) : (
        <>
          <p className="lead">
            {timeToCrime.median_days === null
              ? t('guns.leadWithout', { guns: number(summary.guns) })
              : t('guns.lead', { guns: number(summary.guns), days: number(timeToCrime.median_days) })}
          </p>
          <Coverage summary={summary} />
          <Bands summary={summary} />
          <Curves summary={summary} />
          <States summary={summary} />
          <Dealers summary={summary} />
          <Kinds summary={summary} />
        </>
      )}
    </>
  )
}

function Bands({ summary }: { summary: GunSummary }) {
  const { t, code, number, percent } = useWords()
  const { timeToCrime } = summary
  const rows = timeToCrime.bands.map(band => ({
    key: band.band,
    label: code('guns.band', band.band),
    value: band.share,
    low: band.low,
    high: band.high,
    cells: [number(band.count), band.share === null ? '–' : percent(band.share)],
  }))
  return (
    <section>
      <h2>{t('guns.bands', { share: percent(timeToCrime.withinThreeYears.share ?? 0) })}</h2>
      <p className="unit">{t('guns.bandsUnit', { count: number(timeToCrime.known.count) })}</p>
      <BarTable
        caption={t('guns.bandsCaption')}
        first={t('guns.bandColumn')}
        bar={t('guns.share')}
        columns={[t('guns.count'), t('guns.share')]}
        rows={rows}
      />
      <p className="note">
        {t('guns.undefined', {
          count: number(timeToCrime.known.of - timeToCrime.known.count),
          of: number(timeToCrime.known.of),
        })}{' '}
        {timeToCrime.undefinedBy
          .map(one => `${code('guns.reason', one.reason)}: ${number(one.count)}`)
          .join(' · ')}
      </p>
    </section>
  )
}

function Kinds({ summary }: { summary: GunSummary }) {
  const { t, code, number } = useWords()
  const lines: [string, number][] = [
    ...summary.serials.map(({ state, count }): [string, number] => [code('guns.serial', state), count]),
    [t('guns.privatelyMade'), summary.privatelyMade],
    [t('guns.conversionDevices'), summary.conversionDevices],
    [t('guns.ballisticLinks'), summary.ballisticLinks],
  ]
  return (
    <section>
      <h2>{t('guns.kinds')}</h2>
      <p className="note">{t('guns.kindsNote')}</p>
      <table>
        <tbody>
          {lines.map(([name, count]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="n">{number(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
