import { type RecoveryDimension, recoveryDimensions } from '@understory/model'
import { BarTable } from '../../charts/bar-table.tsx'
import { useWords, type Words } from '../../strings/words.tsx'
import { CoverageLine, coverageOf } from './coverage-line.tsx'
import type { OpenGunSummary } from './summary.ts'

/** What was recovered: the most frequent types first, the other ways to split them behind a summary each. */
export function Recovered({ summary, download }: { summary: OpenGunSummary; download: string }) {
  const words = useWords()
  const { t, percent } = words
  const [first] = summary.recoveries.type.lines
  return (
    <section id="recovered">
      <h2>
        {first
          ? t('guns.recovered', {
              share: percent(first.share ?? 0),
              type: nameOf(words, 'type', first.value),
            })
          : t('guns.recoveredNone')}
      </h2>
      <p className="unit">{t('guns.recoveredUnit', { count: summary.guns })}</p>
      {recoveryDimensions.map(dimension => (
        <Lines key={dimension} summary={summary} dimension={dimension} />
      ))}
      <CoverageLine coverage={coverageOf(summary)} />
      <p className="tools">
        <a href={download}>{t('figure.download')}</a> <a href="#recovered">{t('figure.link')}</a>
      </p>
    </section>
  )
}

/** Types, circumstances and colours of the model have names; makers, calibres and places are as the files write them. */
function nameOf({ code }: Words, dimension: RecoveryDimension, value: string): string {
  if (dimension === 'type') return code('signals.type', value)
  return dimension === 'circumstance' ? code('guns.circumstance', value) : value
}

function Lines({ summary, dimension }: { summary: OpenGunSummary; dimension: RecoveryDimension }) {
  const words = useWords()
  const { t, number, percent } = words
  const { lines, rest, values, said, notSaid } = summary.recoveries[dimension]
  if (lines.length === 0) return <p className="note">{t(`guns.by.${dimension}.none`)}</p>
  const table = (
    <>
      <BarTable
        caption={t(`guns.by.${dimension}`)}
        first={t(`guns.by.${dimension}`)}
        bar={t('guns.share')}
        columns={[t('guns.count'), t('guns.share')]}
        rows={lines.map(one => ({
          key: one.value,
          label: nameOf(words, dimension, one.value),
          value: one.share,
          low: one.low,
          high: one.high,
          cells: [number(one.count), one.share === null ? '–' : percent(one.share)],
        }))}
      />
      <p className="note">
        {rest > 0 && t('guns.byRest', { count: number(rest), values: values - lines.length })}{' '}
        {t('guns.bySaid', { said: number(said), notSaid: number(notSaid) })}
      </p>
    </>
  )
  if (dimension === 'type') return table
  return (
    <details>
      <summary>{t(`guns.by.${dimension}`)}</summary>
      {table}
    </details>
  )
}
