import { ok } from '@understory/model'
import * as z from 'zod'
import { defineCommand } from '../command.ts'
import { count } from '../output.ts'
import { chooseCity } from '../settings.ts'

export const snapshot = defineCommand({
  name: 'snapshot',
  summary: 'brings the analysis snapshot of a city up to date, or builds it anew',
  examples: ['understory snapshot', 'understory snapshot --rebuild --city baltimore'],
  runs: 'house',
  declare: commander => void commander.option('--rebuild', 'throw the old one away and build it anew'),
  shape: z.object({ city: z.string().nullable().default(null), rebuild: z.boolean().default(false) }),
  run: async (house, { city, rebuild }) => {
    const chosen = chooseCity(await (await house.record()).cities(), city)
    if (!chosen.ok) return chosen
    const snapshots = await house.snapshots()
    const { name } = chosen.value
    return ok(rebuild ? await snapshots.rebuild(name) : await snapshots.refresh(name))
  },
  render: (info, output) =>
    output.line(`${info.city}: snapshot ${info.no} of ${info.builtAt}, ${count(info.rows)} rows`),
})
