import { ok } from '@understory/model'
import * as z from 'zod'
import { defineCommand } from '../command.ts'
import { portOf } from '../settings.ts'

export const serve = defineCommand({
  name: 'serve',
  summary: 'serves the pages and the API until Ctrl-C',
  examples: ['understory serve', 'understory serve --data /srv/understory --port 8080 --host 0.0.0.0'],
  runs: 'alone',
  declare: commander =>
    void commander
      .option('--port <port>', 'port to listen on (PORT, default 4173 or the next that is free)')
      .option('--host <host>', 'address to listen on (HOST, default 127.0.0.1)')
      .option('--sample-if-empty', 'invent Alder City when the record holds no city')
      .option('--trust-proxy', 'read the address of a visitor from X-Forwarded-For'),
  read: (_, options) => {
    const port = portOf(options, process.env)
    return { host: process.env.HOST, ...options, port: port.ok ? port.value : options.port }
  },
  shape: z.object({
    city: z.string().nullable().default(null),
    port: z.int('A port is a whole number from 0 to 65535').nullable(),
    host: z.string().default('127.0.0.1'),
    sampleIfEmpty: z.boolean().default(false),
    trustProxy: z.boolean().default(false),
  }),
  run: async (house, args) => {
    const { serveHouse } = await import('../serve/serve-house.ts')
    const served = await serveHouse(house, args)
    return served.ok ? ok(null) : served
  },
  render: () => {},
})
