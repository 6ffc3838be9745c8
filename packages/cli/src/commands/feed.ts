import { fail, ok, problem } from '@understory/model'
import * as z from 'zod'
import { defineCommand } from '../command.ts'
import { existingCity } from '../import/city.ts'

const shape = z.object({
  name: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'A name of lower-case letters, digits and -')
    .optional(),
  city: z.string().nullable().default(null),
  kind: z.enum(['socrata', 'arcgis']).optional(),
  url: z.url('A URL').optional(),
  source: z.string().optional(),
  every: z.coerce.number().int().min(1).default(60),
  remove: z.boolean().default(false),
})

export const feed = defineCommand({
  name: 'feed',
  summary: 'lists, adds or removes scheduled pulls from Socrata and ArcGIS endpoints',
  examples: [
    'understory feed',
    'understory feed part1 --kind socrata --url https://data.example.org/resource/abcd-1234.json --source my-source',
    'understory feed part1 --remove',
  ],
  runs: 'house',
  declare: commander =>
    void commander
      .argument('[name]', 'name of the feed; without it they are listed')
      .option('--kind <kind>', 'socrata or arcgis')
      .option('--url <url>', 'address of the endpoint')
      .option('--source <name>', 'source that its rows are read by')
      .option('--every <minutes>', 'how often (default 60)')
      .option('--remove', 'remove it'),
  read: ([name], options) => ({ ...options, ...(name === undefined ? {} : { name }) }),
  shape,
  run: async (house, args) => {
    const city = await existingCity(house, args.city)
    if (!city.ok) return city
    const { name, kind, url, source, every } = args
    if (name !== undefined && args.remove) {
      if (!(await city.value.removeFeed(name, 'operator')))
        return fail(problem('not-found', `There is no feed "${name}".`))
    } else if (name !== undefined) {
      if (kind === undefined || url === undefined || source === undefined)
        return fail(problem('bad-parameter', 'A feed needs --kind, --url and --source.', { where: '--kind' }))
      // Loaded here: commands that need no server start without it.
      const [{ outgoingProblem }, { outgoingPolicy }] = await Promise.all([
        import('@understory/server'),
        import('../serve/outgoing-settings.ts'),
      ])
      const refused = outgoingProblem(url, outgoingPolicy(process.env))
      if (refused) return fail(problem('bad-parameter', refused.detail, { ...refused, where: '--url' }))
      await city.value.saveFeed({ name, kind, url, source, everyMinutes: every, state: {} }, 'operator')
    }
    return ok({ city: city.value.city.name, feeds: await city.value.feeds() })
  },
  render: ({ city, feeds }, output) => {
    if (feeds.length === 0) return output.line(`${city} has no feeds.`)
    output.table([
      ['feed', 'kind', 'source', 'every min', 'last run', 'last problem'],
      ...feeds.map(f => [f.name, f.kind, f.source, f.everyMinutes, f.lastRunAt, f.lastProblem]),
    ])
  },
})
