import type { PlanMeasures } from '@understory/model'
import { IndicatorList } from '../../../measured/plan/indicator-words.tsx'
import { PerformanceList, TypedList } from '../../../measured/plan/performance-list.tsx'
import { useWords } from '../../../strings/words.tsx'

/** What an item is measured by: indicators about everybody apart from what programs do. */
export function Measures({ measures }: { measures: PlanMeasures }) {
  const { t } = useWords()
  const { indicators } = measures
  const typed = measures.performance.filter(one => one.kind === 'typed-indicator')
  const performance = measures.performance.filter(one => one.kind !== 'typed-indicator')
  return (
    <>
      {indicators.length > 0 && (
        <section id="indicators">
          <h2>{t('indicator.heading')}</h2>
          <p className="note">{t('indicator.headingText')}</p>
          <IndicatorList list={indicators} />
        </section>
      )}
      {typed.length > 0 && (
        <section id="typed-indicators">
          <h2>{t('indicator.typedHeading')}</h2>
          <p className="note">{t('indicator.typedText')}</p>
          <TypedList list={typed} />
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
