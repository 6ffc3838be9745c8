import { type TraffickingIndex, traffickingIndexShape } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { askMember } from '../../../api/member.ts'
import { useWords } from '../../../strings/words.tsx'
import { GunPages, Guns } from './gun-pages.tsx'

const address = '/work/guns/index'
const shown = 15

export async function loader(args: LoaderFunctionArgs) {
  return { index: await askMember(args, 'guns/index', traffickingIndexShape) }
}

/** The index: what it adds up, who comes first and why, who is not ranked, and whether it was worth following. */
export default function IndexPage() {
  const { index } = useLoaderData<typeof loader>()
  const { t, number, measured } = useWords()
  const above = index.dealers.filter(one => one.score > 1)
  return (
    <>
      <title>{t('index.title')}</title>
      <GunPages here={address} coverage={index.coverage} />
      <h1>{t('index.heading', { count: above.length })}</h1>
      <p className="lead">{t('index.lead', { version: index.version, guns: number(index.guns) })}</p>
      <BackTest test={index.backTest} />
      <section>
        <h2>{t('index.dealers')}</h2>
        <p className="unit">{t('index.dealersUnit')}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <section className="scroll" tabIndex={0} aria-label={t('index.dealers')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('guns.dealer')}</th>
                <th scope="col" className="n">
                  {t('index.score')}
                </th>
                <th scope="col" className="n">
                  {t('index.quick')}
                </th>
                <th scope="col" className="n">
                  {t('rates.sold')}
                </th>
                <th scope="col" className="n">
                  {t('rates.shrunken')}
                </th>
              </tr>
            </thead>
            <tbody>
              {index.dealers.slice(0, shown).map(one => (
                <tr key={one.licence}>
                  <th scope="row">{one.name ?? one.licence}</th>
                  <td className="n">{measured(one.score)}</td>
                  <td className="n">{number(one.quick)}</td>
                  <td className="n">{number(one.sold)}</td>
                  <td className="n">
                    {measured(one.rate)}{' '}
                    <span className="note">
                      {t('table.fromTo', { low: measured(one.low), high: measured(one.high) })}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <NotRanked list={index.notRanked} />
      </section>
      <Transactions list={index.transactions.slice(0, shown)} />
      <Ingredients list={index.ingredients} />
    </>
  )
}

function NotRanked({ list }: { list: TraffickingIndex['notRanked'] }) {
  const { t, list: listed, number } = useWords()
  const robbed = list.filter(one => one.because === 'robbed')
  const unknown = list.length - robbed.length
  return (
    <p className="note">
      {robbed.length > 0 && t('index.robbed', { who: listed(robbed.map(one => one.name ?? one.licence)) })}{' '}
      {unknown > 0 && t('index.noSales', { count: number(unknown) })}
    </p>
  )
}

function BackTest({ test }: { test: TraffickingIndex['backTest'] }) {
  const { t, day, number, percent, measured } = useWords()
  if (test.notEstimable !== null)
    return (
      <section>
        <h2>{t('index.backTestWithout')}</h2>
        <p className="note" lang="en">
          {test.notEstimable}
        </p>
      </section>
    )
  const rows = [
    ['index.byIndex', test.index.share, test.index.perThousand],
    ['index.bySales', test.salesVolume.share, test.salesVolume.perThousand],
    ['index.byChance', test.chance.share, test.chance.perThousand],
  ] as const
  const better = (test.index.perThousand ?? 0) > (test.salesVolume.perThousand ?? 0)
  return (
    <section>
      <h2>{t(better ? 'index.backTestBetter' : 'index.backTestWorse')}</h2>
      <p className="unit">
        {t('index.backTestUnit', {
          cut: day(test.cut),
          of: number(test.index.of),
          share: percent(test.followed),
          dealers: number(test.dealers),
        })}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('index.followed')}</th>
            <th scope="col" className="n">
              {t('index.caught')}
            </th>
            <th scope="col" className="n">
              {t('index.perThousand')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, share, perThousand]) => (
            <tr key={name}>
              <th scope="row">{t(name)}</th>
              <td className="n">{share === null ? '–' : percent(share)}</td>
              <td className="n">{perThousand === null ? '–' : measured(perThousand)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{t('index.backTestNote')}</p>
    </section>
  )
}

function Transactions({ list }: { list: TraffickingIndex['transactions'] }) {
  const { t, code, list: listed } = useWords()
  if (list.length === 0) return null
  return (
    <section>
      <h2>{t('index.transactions')}</h2>
      <ol className="scored">
        {list.map(one => (
          <li key={one.subject}>
            <b>{t('index.transaction', { id: saleName(one.subject), score: one.score })}</b>{' '}
            <Guns keys={one.guns} />
            <br />
            <span className="note">
              {listed(one.because.map(each => `${code('index.ingredient', each.ingredient)} ${each.points}`))}
              {one.unknown.length > 0 &&
                `. ${t('index.unknown', { what: listed(one.unknown.map(each => code('index.ingredient', each))) })}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Ingredients({ list }: { list: TraffickingIndex['ingredients'] }) {
  const { t, code, language } = useWords()
  return (
    <section>
      <h2>{t('index.formula')}</h2>
      <p>{t('index.formulaText')}</p>
      <table className="stacked">
        <thead>
          <tr>
            <th scope="col">{t('index.what')}</th>
            <th scope="col">{t('index.pointsHead')}</th>
            <th scope="col">{t('index.why')}</th>
          </tr>
        </thead>
        <tbody>
          {list.map(one => (
            <tr key={one.name}>
              <th scope="row">{code('index.ingredient', one.name)}</th>
              <td data-label={t('index.pointsHead')}>{one.points}</td>
              <td data-label={t('index.why')} {...(language !== 'en' && { lang: 'en' })}>
                {one.why} {one.missing}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** A sale without a number of its own is known by dealer, day and the custodian's code of the buyer: the code is not shown. */
const saleName = (subject: string): string => subject.split(' ').slice(0, 2).join(' ')
