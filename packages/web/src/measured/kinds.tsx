import type { MeasureAnswer } from '@understory/model'
import { changeOf } from '../api/change.ts'
import { rowOf } from '../api/questions.ts'
import { BarTable } from '../charts/bar-table.tsx'
import { range } from '../charts/trend.tsx'
import { useWords } from '../strings/words.tsx'
import { changeCell } from './change-words.ts'

/** Incidents by kind, most first: bars with their interval, and the change against the year before where asked. */
export function Kinds(props: {
  title: string
  unit: string
  kinds: MeasureAnswer
  change?: MeasureAnswer
  download: string
}) {
  const { title, unit, kinds, change, download } = props
  const words = useWords()
  const { t } = words
  const rows = kinds.rows
    .filter(row => row.count > 0 && row.by.kind?.code)
    .toSorted((a, b) => b.count - a.count)
    .map(row => {
      const { code = '', label } = row.by.kind ?? {}
      const last = change
        ? changeCell(words, changeOf(rowOf(change, 'kind', code)))
        : range(words, row.low, row.high)
      return {
        ...row,
        key: code,
        label: words.code('kind', code, label),
        cells: [words.number(row.count), last],
      }
    })
  return (
    <section className="chart" id="kinds" aria-labelledby="kinds-title">
      <h2 id="kinds-title">{title}</h2>
      <p className="unit">{unit}</p>
      <BarTable
        caption={title}
        first={t('table.kind')}
        bar={t('table.reports')}
        columns={[t('table.count'), change ? t('table.change') : t('table.range')]}
        rows={rows}
      />
      {change && <p className="note">{t('kinds.note')}</p>}
      <div className="tools">
        <a href={download}>{t('figure.download')}</a>
      </div>
    </section>
  )
}
