import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { apiPath } from '../../../api/ask.ts'
import { askIndicator } from '../../../api/plan-measures.ts'
import { askItem } from '../../../api/plan-versions.ts'
import { Figure } from '../../../charts/figure.tsx'
import { TargetPath, TargetPathTable } from '../../../charts/target-path.tsx'
import { IndicatorState } from '../../../measured/plan/indicator-state.tsx'
import { standSentence, tellSentence } from '../../../measured/plan/indicator-words.tsx'
import { useWords } from '../../../strings/words.tsx'
import { ItemLink } from './item-link.tsx'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const one = await askIndicator(context, params.id ?? '')
  return { one, item: (await askItem(context, one.indicator.item)).item }
}

/** One indicator: where it stands, in words first; then its months against the path, how sure we are, and when its target was written. */
export default function IndicatorPage() {
  const { one, item } = useLoaderData<typeof loader>()
  const words = useWords()
  const { t, path, language, code } = words
  const { indicator, months, answer } = one
  const { terms, stand } = indicator
  const tell = tellSentence(words, indicator)
  const title = terms.title[language]
  return (
    <>
      <title>{t('indicator.title', { title })}</title>
      <meta name="description" content={standSentence(words, indicator)} />
      <p className="crumbs">
        <a href={path('/plan')}>{t('nav.plan')}</a> ›{' '}
        <a href={path('/plan/outline')}>{t('planItem.outline')}</a>
        {item && (
          <>
            {' › '}
            <ItemLink item={item} />
          </>
        )}
      </p>
      <h1>{title}</h1>
      {stand && (
        <p>
          <IndicatorState line={indicator} />
        </p>
      )}
      <p className="lead">{standSentence(words, indicator)}</p>
      {terms.target && (
        <p>
          {t('indicator.target', {
            change: words.percent(Math.abs(terms.target.perYear)),
            more: terms.target.perYear > 0 ? 'yes' : 'no',
            ...{ from: words.month(terms.target.baselineFrom), to: words.month(terms.target.baselineTo) },
            until: words.month(terms.target.until),
          })}
        </p>
      )}
      {tell && <p>{tell}</p>}
      {months.length > 0 && (
        <Figure
          id="path"
          title={t('indicator.chart')}
          unit={t('indicator.unit', {
            what: t(terms.measure === 'victims' ? 'table.people' : 'table.incidents'),
            kinds: words.list(terms.kinds.map(kind => code('kind', kind).toLowerCase())),
          })}
          alternative={standSentence(words, indicator)}
          proviso={answer.proviso}
          download={apiPath(`plan/indicators/${indicator.id}`, { format: 'csv' })}
          note={t('indicator.chartNote', { settling: terms.settling_months })}
          table={<TargetPathTable months={months} caption={title} />}
        >
          <TargetPath months={months} />
        </Figure>
      )}
      <section id="sure">
        <h2>{t('indicator.sure')}</h2>
        <p>{t('indicator.sureText')}</p>
        <p>{t('indicator.computed')}</p>
      </section>
      <Writings />
    </>
  )
}

/** Each time the terms were written: a target that was moved stays to be seen. */
function Writings() {
  const { one } = useLoaderData<typeof loader>()
  const words = useWords()
  const { t, day } = words
  return (
    <section id="writings">
      <h2>{t('indicator.writings', { count: one.writings.length })}</h2>
      <ol className="history" reversed>
        {one.writings.map(({ seq, org, at, terms }) => (
          <li key={seq}>
            {day(at)}, {org}:{' '}
            {terms.target
              ? t('indicator.asked', {
                  change: words.percent(Math.abs(terms.target.perYear)),
                  more: terms.target.perYear > 0 ? 'yes' : 'no',
                  until: words.month(terms.target.until),
                })
              : t('indicator.noTarget')}
          </li>
        ))}
      </ol>
    </section>
  )
}
