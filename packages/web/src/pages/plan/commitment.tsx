import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { apiPath } from '../../api/ask.ts'
import { askCommitment } from '../../api/plan.ts'
import { askOutline } from '../../api/plan-versions.ts'
import { Chain, Link } from '../../measured/plan/chain.tsx'
import { History } from '../../measured/plan/history.tsx'
import { Verdicts } from '../../measured/plan/verdicts.tsx'
import { useWords } from '../../strings/words.tsx'
import { ItemLink } from './versions/item-link.tsx'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const one = await askCommitment(context, params.no ?? '')
  const { planItem } = one.commitment.terms
  const items = planItem === null ? [] : (await askOutline(context)).items
  return { ...one, item: items.find(each => each.id === planItem) ?? null }
}

/** One promise, from what was heard to what shows that it was kept. It prints on one page for the next meeting. */
export default function CommitmentPage() {
  const one = useLoaderData<typeof loader>()
  const { t, path, language, day } = useWords()
  const { commitment, steps, on, address } = one
  const { no, id, terms } = commitment
  const there = language === 'es' ? address.replace('/plan/', '/es/plan/') : address
  return (
    <>
      <title>{t('plan.oneTitle', { no, what: terms.what[language] })}</title>
      <meta name="description" content={terms.test[language]} />
      <p className="crumbs">
        <a href={path('/plan')}>{t('nav.plan')}</a> › {t('plan.number', { no })}
      </p>
      <h1>{terms.what[language]}</h1>
      {terms.planItem !== null && (
        <p>
          {t('plan.partOf')}{' '}
          {one.item ? (
            <ItemLink item={one.item} />
          ) : (
            <a href={path(`/plan/items/${terms.planItem}`)}>{t('plan.anItem')}</a>
          )}
        </p>
      )}
      <Chain one={one}>
        <Link title={t('plan.chain.verdict')}>
          <Verdicts one={one} />
        </Link>
      </Chain>
      <div className="paper-only paper-way">
        <img
          src={`${apiPath(`plan/commitments/${no}/code.svg`)}?language=${language}`}
          alt=""
          width="96"
          height="96"
        />
        <p>
          {t('plan.onPaper', { day: day(on) })} <b>{there.replace(/^https?:\/\//, '')}</b>
        </p>
      </div>
      <section id="history" className="not-printed">
        <h2>{t('plan.history')}</h2>
        <p className="note">{t('plan.historyText')}</p>
        <History steps={steps} />
      </section>
      <p className="note not-printed">
        {t('plan.asOf', { day: day(on) })} <a href={apiPath(`plan/commitments/${no}`)}>{t('plan.json')}</a> ·{' '}
        <a href={path('/trust/check')}>{t('plan.inLog')}</a> <code className="hash">{id}</code>
      </p>
    </>
  )
}
