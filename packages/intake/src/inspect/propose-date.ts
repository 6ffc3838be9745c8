import type { SourceInput } from '@understory/model'
import type { ClassifiedColumn } from './classify.ts'
import { readTimes } from './date-layout.ts'
import type { Finding, InspectOptions, Meaning, Question } from './types.ts'

export interface DateProposal {
  readonly date: SourceInput['date']
  readonly time: NonNullable<SourceInput['time']> | null
  readonly reported: NonNullable<SourceInput['reported']> | null
  readonly transforms: readonly string[]
}

/** Which columns say when, or null when none does. */
export function proposeDate(
  columns: readonly ClassifiedColumn[],
  options: InspectOptions,
  findings: Finding[],
  questions: Question[],
): DateProposal | null {
  const occurred = best(columns, 'date')
  const reportedColumn = best(columns, 'date-reported')
  const chosen = occurred ?? reportedColumn
  const parts = dateParts(columns)
  if (!chosen?.dates)
    return parts ? { date: parts, time: timeOf(columns, findings), reported: null, transforms: [] } : null
  if (!occurred) {
    const says = 'The only date is when it was reported: it stands for the day it happened.'
    findings.push({ level: 'warning', where: chosen.profile.name, says })
  }
  checkDate(chosen, options, findings, questions)
  for (const other of columns) {
    if (other === chosen || (other.dates?.unsupported ?? null) === null) continue
    const says = `No layout of the mapping reads these dates: ${other.dates?.unsupported}. The column is not used.`
    findings.push({ level: 'info', where: other.profile.name, says })
  }
  const reported = reportedColumn?.dates && reportedColumn !== chosen ? reportedColumn : null
  const date = { how: 'column' as const, column: chosen.profile.name, ...layoutOf(chosen, options) }
  return {
    date: { how: 'column', column: date.column, layout: date.layout, timeZone: date.timeZone },
    time: chosen.dates.hasTime ? null : timeOf(columns, findings),
    reported: reported?.dates ? { column: reported.profile.name, layout: reported.dates.layout } : null,
    transforms: onlyMidnight(chosen) ? [`drop-midnight:${chosen.profile.name}`] : [],
  }
}

/** Every value carries a time and it is always midnight: the publisher has no time. */
const onlyMidnight = ({ dates, profile }: ClassifiedColumn): boolean =>
  dates?.onlyMidnight === true && dates.writesTime && !/[=:]/.test(profile.name)

const layoutOf = ({ dates }: ClassifiedColumn, options: InspectOptions) => ({
  layout: dates?.layout ?? ('iso' as const),
  timeZone: dates?.zoned ? (options.timeZone ?? null) : null,
})

function best(columns: readonly ClassifiedColumn[], meaning: Meaning): ClassifiedColumn | null {
  const found = columns.filter(column => column.meaning === meaning && column.dates)
  return found.sort((a, b) => rank(b) - rank(a))[0] ?? null
}

/** A date of the event before any other, one that can be read before one that cannot, one with a time before one without. */
function rank({ profile, dates }: ClassifiedColumn): number {
  if (!dates) return -100
  return (
    (dates.unsupported === null ? 10 : 0) +
    (/crime|incident|occur|offen|event|start|from|arrest/i.test(profile.name) ? 2 : 0) -
    (/updat|creat|modif|load|end|\bto\b|clos/i.test(profile.name) ? 4 : 0) +
    (dates.hasTime ? 1 : 0) +
    (dates.layout.startsWith('iso') ? 2.5 : 0) -
    (dates.ambiguous ? 1 : 0) +
    profile.filled
  )
}

function dateParts(columns: readonly ClassifiedColumn[]): SourceInput['date'] | null {
  const name = (meaning: Meaning) => columns.find(column => column.meaning === meaning)?.profile.name
  const [year, month, day] = [name('year'), name('month'), name('day')]
  return year !== undefined && month !== undefined && day !== undefined
    ? { how: 'parts', year, month, day }
    : null
}

function timeOf(columns: readonly ClassifiedColumn[], findings: Finding[]): DateProposal['time'] {
  const column = columns.find(c => c.meaning === 'time')
  const times = column && readTimes(column.profile, true)
  if (!column || !times) return null
  if (times.layout === 'hh:mm:ss or hhmm') {
    const says = `Times are written in two ways: ${percent(times.odd)} as HHMM, the others as HH:MM:SS. Both are read.`
    findings.push({ level: 'warning', where: column.profile.name, says })
  }
  return { column: column.profile.name, layout: times.layout }
}

function checkDate(
  { profile, dates }: ClassifiedColumn,
  options: InspectOptions,
  findings: Finding[],
  questions: Question[],
): void {
  if (!dates) return
  const where = profile.name
  const say = (level: Finding['level'], says: string) => findings.push({ level, where, says })
  if (dates.unsupported !== null)
    say('error', `No layout of the mapping reads these dates: ${dates.unsupported}.`)
  if (dates.mixed)
    say(
      'error',
      'Some values are only right day first and others only month first: the column cannot be trusted.',
    )
  if (dates.share < 1)
    say('warning', `${percent(1 - dates.share)} of the values are not dates in this layout.`)
  if (profile.filled < 1) say('warning', `${percent(1 - profile.filled)} of the sampled rows have no date.`)
  if (dates.writesTime && !dates.hasTime)
    say('info', 'The time is always midnight: there is no time of day in it.')
  if (dates.ambiguous) {
    questions.push({
      code: 'date-order',
      where,
      asks: 'No value says whether the day or the month stands first: none of the numbers is above 12. Which is it?',
      field: 'date.layout',
      answers: dates.layout === 'm/d/yyyy' ? ['m/d/yyyy', 'd/m/yyyy'] : [dates.layout],
      mustAnswer: true,
    })
  }
  if (dates.zoned && options.timeZone === undefined) {
    questions.push({
      code: 'time-zone',
      where,
      asks: 'The values are instants in UTC or with an offset. In which time zone is the city? Without one the day may be off by one.',
      field: 'date.timeZone',
      answers: [],
      mustAnswer: true,
    })
  }
}

const percent = (share: number): string => {
  const value = share * 100
  return value > 0 && value < 0.1 ? 'under 0.1%' : `${Math.round(value * 10) / 10}%`
}
