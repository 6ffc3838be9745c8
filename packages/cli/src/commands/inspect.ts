import { writeFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { Inspection } from '@understory/intake'
import { fail, ok, problem } from '@understory/model'
import * as z from 'zod'
import { defineCommand } from '../command.ts'
import { firstBytes } from '../import/file-bytes.ts'
import type { Output } from '../output.ts'

const looksAt_bytes = 4 * 1024 * 1024

/** `-76.61,39.29`: longitude first, as in GeoJSON. */
const pointShape = z
  .string()
  .regex(/^-?\d+(\.\d+)?,-?\d+(\.\d+)?$/, 'longitude,latitude in degrees, e.g. -76.61,39.29')
  .transform(text => text.split(',').map(Number))
  .transform(([lon = 0, lat = 0]) => ({ lon, lat }))

export const inspect = defineCommand({
  name: 'inspect',
  summary: 'looks at a file never seen before and proposes a mapping for it',
  examples: [
    'understory inspect incidents.csv',
    'understory inspect incidents.csv --crs EPSG:2248 --out mapping.json',
  ],
  runs: 'alone',
  declare: commander =>
    void commander
      .argument('<file>', 'the file to look at')
      .option('--out <file>', 'write the proposed mapping here, to be corrected and given to import --source')
      .option('--crs <epsg>', 'coordinate system, where two fit, e.g. EPSG:2248')
      .option('--near <lon,lat>', 'a point in the city: decides between coordinate systems that both fit')
      .option('--date-order <order>', 'day-first or month-first, where both fit')
      .option('--time-zone <zone>', 'time zone of the city, for instants written in UTC'),
  read: ([file], options) => ({
    ...options,
    file: resolve(file ?? ''),
    ...(typeof options.out === 'string' ? { out: resolve(options.out) } : {}),
  }),
  shape: z.object({
    file: z.string(),
    out: z.string().optional(),
    city: z.string().nullable().default(null),
    crs: z.string().optional(),
    near: pointShape.optional(),
    dateOrder: z.enum(['day-first', 'month-first']).optional(),
    timeZone: z.string().optional(),
  }),
  run: async (_house, { file, out, city, crs, near, dateOrder, timeZone }) => {
    const start = await firstBytes(file, looksAt_bytes)
    if (!start.ok) return start
    const { inspectFile } = await import('@understory/intake')
    const inspection = await inspectFile(start.value, basename(file), {
      whole: start.value.length < looksAt_bytes,
      ...(city === null ? {} : { city }),
      ...(crs === undefined ? {} : { crs }),
      ...(near === undefined ? {} : { near }),
      ...(dateOrder === undefined ? {} : { dateOrder }),
      ...(timeZone === undefined ? {} : { timeZone }),
    })
    if (!inspection.ok) return inspection
    if (out !== undefined && inspection.value.proposal === null)
      return fail(problem('unknown-layout', 'No mapping can be proposed for this file.', { where: file }))
    if (out !== undefined) await writeFile(out, `${JSON.stringify(inspection.value.proposal, null, 2)}\n`)
    return ok({ ...inspection.value, writtenTo: out ?? null })
  },
  render: renderInspection,
})

const levels = { info: '', warning: 'Note: ', error: 'Must be mended: ' } as const

function renderInspection(seen: Inspection & { writtenTo: string | null }, output: Output): void {
  const delimiter = seen.delimiter === '\t' ? 'tab' : `"${seen.delimiter}"`
  output.line(`${seen.format}, ${seen.encoding}, parted by ${delimiter}, lines end with ${seen.lineEnd}`)
  output.line(`${seen.sampledRows} rows looked at\n`)
  output.table([
    ['column', 'seems to be', 'filled', 'written like', 'because'],
    ...seen.columns.map(column => [
      column.name,
      column.meaning,
      `${Math.round(100 * column.filled)} %`,
      column.examples.slice(0, 2).join(' | ').slice(0, 40),
      column.why,
    ]),
  ])
  output.line()
  for (const { level, where, says } of seen.findings) output.line(`${levels[level]}${where}: ${says}`)
  if (seen.questions.length > 0) output.line('\nTo be decided by a person:')
  for (const { asks, field, answers, mustAnswer } of seen.questions) {
    const fits = answers.length > 0 ? ` Fits: ${answers.join(', ')}.` : ''
    output.line(
      `  ${field}: ${asks}${fits}${mustAnswer ? ' The mapping is a guess until this is answered.' : ''}`,
    )
  }
  if (seen.proposal === null) output.line('\nNo mapping can be proposed.')
  else if (seen.writtenTo === null) output.line('\nThe proposed mapping: --out mapping.json writes it.')
  else output.line(`\nMapping written to ${seen.writtenTo}: correct it, then import with --source.`)
}
