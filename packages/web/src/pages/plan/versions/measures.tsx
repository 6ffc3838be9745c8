import type { PlanItemOne, PlanMeasures } from '@understory/model'
import { IndicatorList } from '../../../measured/plan/indicator-words.tsx'
import { PerformanceList } from '../../../measured/plan/performance-list.tsx'
import { useWords } from '../../../strings/words.tsx'

/** What an item is measured by: indicators about everybody apart from what programs do. */
export function Measures({ one, measures }: { one: PlanItemOne; measures: PlanMeasures }) {
  const { t } = useWords()
  const ids = new Set([one.item?.id ?? one.way.id, ...one.below.map(each => each.id)])
  const indicators = measures.indicators.filter(each => ids.has(each.item))
  const performance = measures.performance.filter(each => ids.has(each.item))
  return (
    <>
      {indicators.length > 0 && (
        <section id="indicators">
          <h2>{t('indicator.heading')}</h2>
          <p className="note">{t('indicator.headingText')}</p>
          <IndicatorList list={indicators} />
        </section>
      )}
      {performance.length > 0 && (
        <section id="performance">
          <h2>{t('performance.heading')}</h2>
          <p className="note">{t('performance.headingText')}</p>
          <PerformanceList list={performance} />
        </section>
      )}
    </>
  )
}
