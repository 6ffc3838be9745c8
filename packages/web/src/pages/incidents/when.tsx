import type { MeasureAnswer } from '@understory/model'
import { Figure } from '../../charts/figure.tsx'
import { type WeekHour, WeekHours, WeekHoursTable } from '../../charts/week-hours.tsx'
import { useWords } from '../../strings/words.tsx'

/** Weekday by hour; rows whose hour is not known are counted beside it. */
export function When({ answer, download }: { answer: MeasureAnswer; download: string }) {
  const words = useWords()
  const { t } = words
  const cells: WeekHour[] = []
  let unknown = 0
  for (const { by, count } of answer.rows) {
    if (by.weekday?.code && by.hour?.code)
      cells.push({ weekday: Number(by.weekday.code), hour: Number(by.hour.code), count })
    else unknown += count
  }
  const title = t('incidents.when.title')
  const known = cells.reduce((sum, cell) => sum + cell.count, 0)
  const first = cells[0]
  if (!first || known < unknown)
    return (
      <section id="when">
        <h2>{title}</h2>
        <p>{t('incidents.when.unknown')}</p>
      </section>
    )
  const most = cells.reduce((best, cell) => (cell.count > best.count ? cell : best), first)
  return (
    <Figure
      id="when"
      title={title}
      unit={t('incidents.when.unit')}
      alternative={t('incidents.when.alternative', {
        weekday: words.weekday(most.weekday),
        hour: `${String(most.hour).padStart(2, '0')}:00`,
        count: words.number(most.count),
        unknown: words.number(unknown),
      })}
      proviso={answer.proviso}
      download={download}
      note={t('incidents.when.note', { unknown })}
      table={<WeekHoursTable cells={cells} caption={title} />}
    >
      <WeekHours cells={cells} />
    </Figure>
  )
}
