import type { PlanItemOne, PlanMeasures } from '@understory/model'
import { apiPath } from '../../../api/ask.ts'
import { ActionStandLine } from '../../../measured/plan/action-stand.tsx'
import { Tally } from '../../../measured/plan/tally.tsx'
import { useWords } from '../../../strings/words.tsx'
import { ItemLink } from './item-link.tsx'
import { Measures } from './measures.tsx'
import { Way } from './way.tsx'

/** One item of the plan: what it is now, how it goes, what stands under it, and every number it ever had. */
export function ItemView({ one, measures }: { one: PlanItemOne; measures: PlanMeasures }) {
  const { t, path, language, day } = useWords()
  const { item, way, above, below, on } = one
  const shown = item ?? way.from.place
  const title = shown.title[language]
  return (
    <>
      <title>{t('planItem.title', { number: shown.number, title })}</title>
      <meta name="description" content={shown.words?.[language] ?? title} />
      <p className="crumbs">
        <a href={path('/plan')}>{t('nav.plan')}</a> ›{' '}
        <a href={path('/plan/outline')}>{t('planItem.outline')}</a>
        {above.map(each => (
          <span key={each.id}>
            {' › '}
            <ItemLink item={each} />
          </span>
        ))}
      </p>
      <h1>
        <span className="number">{shown.number}</span> {title}
      </h1>
      <Way one={one} />
      {shown.words && <p className="lead">{shown.words[language]}</p>}
      {item?.stand && <ActionStandLine item={item} />}
      {item?.tally && item.level !== 'action' && <Tally tally={item.tally} />}
      {below.length > 0 && (
        <section id="below">
          <h2>{t(item?.level === 'pillar' ? 'planItem.goals' : 'planItem.actions')}</h2>
          <ul className="goals">
            {below.map(each => (
              <li key={each.id} id={`n${each.number}`}>
                <p className="goal-title">
                  <ItemLink item={each} />
                </p>
                {each.stand ? <ActionStandLine item={each} /> : each.tally && <Tally tally={each.tally} />}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Measures measures={measures} />
      <Updates one={one} />
      <Numbers one={one} />
      <p className="note not-printed">
        {t('plan.asOf', { day: day(on) })} <a href={apiPath(`plan/items/${way.id}`)}>{t('plan.json')}</a> ·{' '}
        <a href={path('/trust/check')}>{t('plan.inLog')}</a> <code className="hash">{way.id}</code>
      </p>
    </>
  )
}

function Updates({ one }: { one: PlanItemOne }) {
  const { t, code, day } = useWords()
  if (one.updates.length === 0) return null
  return (
    <section id="updates">
      <h2>{t('planItem.updates')}</h2>
      <p className="note">{t('planItem.updatesText')}</p>
      <ol className="history" reversed>
        {one.updates.map(update => (
          <li key={update.seq}>
            <b>{code('planItem.status', update.status)}</b>, {update.org}, {day(update.at)}
            {update.words && <p lang={update.words.language}>{update.words.text}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Numbers({ one }: { one: PlanItemOne }) {
  const { t, path, language } = useWords()
  return (
    <section id="numbers">
      <h2>{t('planItem.numbers')}</h2>
      <ul>
        {one.numbers.map(({ version, number, title }) => (
          <li key={version}>
            <a href={path(`/plan/${version}/${number}`)}>{t('planItem.numberIn', { version, number })}</a>{' '}
            {title[language]}
          </li>
        ))}
      </ul>
    </section>
  )
}
