import type { PlanMeasures, PlanOutlineAnswer } from '@understory/model'
import { sampleCity } from '../machine/sample-city.ts'
import { scratchFolder } from '../machine/scratch.ts'
import { percentile, timed } from '../machine/timing.ts'
import { type Place, serve } from '../machine/understory.ts'
import { type Bench, outcome } from '../outcome.ts'
import { makeLargePlan, size } from './large-plan.ts'

const rounds = 20

const ms = (seconds: number): string => (seconds * 1000).toFixed(0)

/** Asks a server that was started for nothing else. */
async function onItsOwn<T>(place: Place, ask: (url: string) => Promise<T>): Promise<T> {
  await using server = await serve(place)
  return await ask(server.url)
}

export const planPage: Bench = {
  name: 'plan-page',
  about: `a plan of ${size.pillars} pillars, ${size.goals} goals, ${size.actions} actions and ${size.measures} measures: pages and API, the first time and kept`,
  run: async say => {
    using scratch = scratchFolder()
    const place = await sampleCity(scratch.path, say)
    const { seconds } = await timed(() => makeLargePlan(place))
    say(`the plan was written in ${seconds.toFixed(1)} s`)
    const asks = (url: string) =>
      timed(async () => (await (await fetch(`${url}/api/v1/plan/measures`)).json()) as PlanMeasures)
    const whole = await onItsOwn(place, asks)
    say(`all ${size.measures} measures, the first question after a start: ${ms(whole.seconds)} ms`)
    await using server = await serve(place)
    const outline = (await (
      await fetch(`${server.url}/api/v1/plan/outline?city=sample`)
    ).json()) as PlanOutlineAnswer
    if (outline.all.actions !== size.actions) throw new Error(`${outline.all.actions} actions are served`)
    const paths = ['/api/v1/plan/outline', '/plan/outline', '/plan/goals/1.1', '/plan/2030-bench']
    const seen: { path: string; first: number; kept: number; kb: number }[] = []
    for (const path of paths) {
      const open = () => timed(async () => await (await fetch(server.url + path)).text())
      const first = await open()
      const kept: number[] = []
      for (let i = 0; i < rounds; i++) kept.push((await open()).seconds)
      const line = { path, first: first.seconds, kept: percentile(kept, 0.5), kb: first.value.length / 1000 }
      say(
        `${path}: first ${(line.first * 1000).toFixed(0)} ms, kept ${(line.kept * 1000).toFixed(1)} ms, ${line.kb.toFixed(0)} kB before compression`,
      )
      seen.push(line)
    }
    const measures = whole.value
    const computed = measures.indicators.filter(one => one.stand !== null).length
    say(`${computed} of ${measures.indicators.length} indicators have a state`)
    const slowest = seen.reduce((a, b) => (b.first > a.first ? b : a))
    return [
      outcome({
        what: `a large plan opens, the first time (slowest of ${paths.length}: ${slowest.path})`,
        value: slowest.first,
        unit: 's',
        most: 1,
        ratio: seen.map(one => `${one.path} ${(one.first * 1000).toFixed(0)} ms`).join(', '),
        limit: 'the first drawing of a page after a start',
      }),
      outcome({
        what: `all ${size.measures} measures in one answer, ${measures.indicators.length} of them computed`,
        value: whole.seconds,
        unit: 's',
        most: 1,
        limit:
          'the first question after a start: rows of the plan are read, and months counted for each indicator',
      }),
      outcome({
        what: 'the pages once kept, median of the slowest',
        value: Math.max(...seen.map(one => one.kept)),
        unit: 's',
        most: 0.05,
      }),
    ]
  },
}
