import type { PlanMeasures } from '@understory/model'
import { IndicatorList } from '../../../measured/plan/indicator-words.tsx'
import { PerformanceList } from '../../../measured/plan/performance-list.tsx'
import { useWords } from '../../../strings/words.tsx'

/** What an item is measured by: indicators about everybody apart from what programs do. */
export function Measures({ measures }: { measures: PlanMeasures }) {
  const { t } = useWords()
  const { indicators, performance } = measures
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
