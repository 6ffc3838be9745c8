import { fail, type MeasureAnswer, type MeasureSummary, ok, problem } from '@understory/model'
import * as z from 'zod'
import { defineCommand } from '../command.ts'
import { count, type Output } from '../output.ts'
import { chooseCity } from '../settings.ts'

const shape = z.object({
  name: z.string().optional(),
  city: z.string().nullable().default(null),
  by: z.array(z.string()).default([]),
  where: z.array(z.string()).default([]),
  from: z.string().nullable().default(null),
  to: z.string().nullable().default(null),
})
type Done = { measures: readonly MeasureSummary[] } | { answer: MeasureAnswer }

export const measure = defineCommand<z.infer<typeof shape>, Done>({
  name: 'measure',
  summary: 'asks a measure, or lists them all',
  examples: [
    'understory measure',
    'understory measure victims --by year --where kind=homicide',
    'understory measure incidents --by district:2023 --where kind=shooting,homicide --from 2024-01-01',
  ],
  runs: 'house',
  declare: commander =>
    void commander
      .argument('[name]', 'name of the measure; without it, all are listed')
      .option('--by <dimension...>', 'groups, at most three')
      .option('--where <dimension=codes...>', 'only these, codes parted by commas')
      .option('--from <day>', 'first day counted')
      .option('--to <day>', 'last day counted'),
  read: ([name], options) => ({ ...options, ...(name === undefined ? {} : { name }) }),
  shape,
  run: async (house, args) => {
    if (args.name === undefined) {
      const { measureSummaries } = await import('@understory/analysis')
      return ok({ measures: measureSummaries() })
    }
    const bad = args.where.find(pair => !/^[^=]+=.+$/.test(pair))
    if (bad !== undefined)
      return fail(
        problem('bad-parameter', `"${bad}" is no filter.`, { where: '--where', expected: 'kind=homicide' }),
      )
    const chosen = chooseCity(await (await house.record()).cities(), args.city)
    if (!chosen.ok) return chosen
    const snapshots = await house.snapshots()
    await snapshots.refresh(chosen.value.name)
    const where = Object.fromEntries(
      args.where.map(pair => [
        pair.slice(0, pair.indexOf('=')),
        pair.slice(pair.indexOf('=') + 1).split(','),
      ]),
    )
    const { by, from, to } = args
    const answer = await snapshots.measure(chosen.value.name, args.name, { by, where, from, to })
    return answer.ok ? ok({ answer: answer.value }) : answer
  },
  render: (done, output) => {
    if ('answer' in done) return renderAnswer(done.answer, output)
    output.table([['measure', 'question'], ...done.measures.map(m => [m.name, m.question])])
  },
})

function renderAnswer(answer: MeasureAnswer, output: Output): void {
  const { period, proviso, city } = answer
  output.line(`${answer.title}: ${answer.question}`)
  output.line(
    `${city.title}${city.invented ? ' (invented)' : ''}, ${period.from ?? '…'} to ${period.to ?? '…'}`,
  )
  output.line()
  output.table([
    [...answer.by, answer.unit, '95 % from', 'to', 'count', ''],
    ...answer.rows.map(row => [
      ...answer.by.map(name => row.by[name]?.label ?? ''),
      ...[row.value, row.low, row.high].map(n => (n === null ? '' : count(n))),
      row.count,
      row.notEstimable,
    ]),
  ])
  const { rows, withoutDate, withoutPlace, withoutWeapon } = proviso.coverage
  output.line(
    `\n${count(rows)} rows; without date ${count(withoutDate)}, place ${count(withoutPlace)}, weapon ${count(withoutWeapon)}.`,
  )
  output.line(
    `Newest day ${proviso.age.newestDay ?? 'none'}. Sources: ${proviso.sources.map(s => s.title).join('; ')}`,
  )
  for (const note of answer.notes) output.line(note)
}
