import { changeOf } from '../../api/change.ts'
import { rowOf } from '../../api/questions.ts'
import { BarTable } from '../../charts/bar-table.tsx'
import { useWords } from '../../strings/words.tsx'
import { changeCell } from './headline.tsx'
import type { loadHome } from './load.ts'

type Figures = NonNullable<Awaited<ReturnType<typeof loadHome>>['figures']>

export function KindsAtAGlance({
  figures,
}: {
  figures: Pick<Figures, 'kinds' | 'kindChange' | 'downloads'>
}) {
  const words = useWords()
  const { t } = words
  const rows = figures.kinds.rows
    .filter(row => row.count > 0 && row.by.kind?.code)
    .toSorted((a, b) => b.count - a.count)
    .map(row => {
      const code = row.by.kind?.code ?? ''
      const change = changeOf(rowOf(figures.kindChange, 'kind', code))
      return {
        key: code,
        label: words.code('kind', code, row.by.kind?.label),
        value: row.value,
        low: row.low,
        high: row.high,
        cells: [words.number(row.count), changeCell(words, change)],
      }
    })
  return (
    <section className="chart" id="kinds" aria-labelledby="kinds-title">
      <h2 id="kinds-title">{t('home.kinds.title')}</h2>
      <p className="unit">{t('home.kinds.unit')}</p>
      <BarTable
        caption={t('home.kinds.title')}
        first={t('table.kind')}
        bar={t('table.reports')}
        columns={[t('table.count'), t('table.change')]}
        rows={rows}
      />
      <div className="tools">
        <a href={figures.downloads.kinds}>{t('figure.download')}</a>
      </div>
    </section>
  )
}
