import type { ExploreAnswer } from '@understory/model'
import { withRecord } from '@understory/record/testing'
import { scratchFolder } from '../machine/scratch.ts'
import { percentile, timed } from '../machine/timing.ts'
import { type Bench, type Outcome, outcome } from '../outcome.ts'
import { type Brush, makeBrushes, queryOf } from './brushes.ts'
import { countOf, postgresBrush } from './postgres-brush.ts'
import { serveFacts } from './served-facts.ts'

interface Size {
  readonly name: string
  readonly rows: number
  readonly most_ms: number
  readonly brushes: number
  readonly postgresBrushes: number
}

const brushBench = (size: Size): Bench => ({
  name: size.name,
  about: `eight-facet brush over ${size.rows.toLocaleString('en-US')} rows through the HTTP API, and in PostgreSQL`,
  run: say => measure(size, say),
})

export const brushOverOneMillion = brushBench({
  name: 'brush-1m',
  rows: 1_000_000,
  most_ms: 40,
  brushes: 60,
  postgresBrushes: 10,
})
export const brushOverTenMillion = brushBench({
  name: 'brush-10m',
  rows: 10_000_000,
  most_ms: 300,
  brushes: 40,
  postgresBrushes: 5,
})

async function measure(size: Size, say: (message: string) => void): Promise<Outcome[]> {
  using scratch = scratchFolder()
  say('making the facts and their snapshot')
  const { value: server, seconds } = await timed(() => serveFacts(scratch.path, size.rows))
  await using served = server
  say(`ready after ${seconds.toFixed(1)} s; brushing`)
  const ask = async (brush: Brush) => {
    const response = await fetch(`${served.url}/api/v1/explore?${queryOf(brush)}`)
    if (!response.ok) throw new Error(`${response.status} ${(await response.text()).slice(0, 500)}`)
    return (await response.json()) as ExploreAnswer
  }
  for (const brush of makeBrushes(5, 1)) await ask(brush)
  const took: number[] = []
  for (const brush of makeBrushes(size.brushes, 2)) took.push((await timed(() => ask(brush))).seconds * 1000)

  await using record = await withRecord('postgres')
  say(`the same rows in PostgreSQL ${record.store.version}`)
  const url = record.databaseUrl ?? ''
  const brushes = makeBrushes(size.postgresBrushes, 2)
  const slow = await postgresBrush(url, size.rows, brushes)
  for (const brush of brushes.slice(0, 3)) {
    const [here, there] = [(await ask(brush)).matching, await countOf(url, brush)]
    if (here !== there) throw new Error(`the explorer counts ${here}, PostgreSQL ${there}: ${queryOf(brush)}`)
  }
  const p95 = percentile(took, 0.95)
  const label = `${size.rows / 1_000_000}M rows`
  return [
    outcome({
      what: `brush over ${label}, p95`,
      value: p95,
      unit: 'ms',
      most: size.most_ms,
      ratio: `median ${percentile(took, 0.5).toFixed(0)} ms, ${took.length} brushes`,
      limit: 'one pass over typed arrays, shared by the cores there are; the rest is JSON and HTTP',
    }),
    outcome({
      what: `PostgreSQL over the explorer, ${label}`,
      value: percentile(slow, 0.95) / p95,
      unit: '×',
      least: 20,
      ratio: `PostgreSQL p95 ${percentile(slow, 0.95).toFixed(0)} ms, median ${percentile(slow, 0.5).toFixed(0)} ms`,
      limit: 'both engines shared two cores in this run',
    }),
  ]
}
