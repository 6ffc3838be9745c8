import { rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import {
  fail,
  type ImportReport,
  isOpenProvenance,
  ok,
  problem,
  type Result,
  type SetAside,
} from '@understory/model'
import type { CityRecord } from '@understory/record'
import * as z from 'zod'
import { defineCommand } from '../command.ts'
import type { House } from '../house.ts'
import { existingCity } from '../import/city.ts'
import { namedSource } from '../import/source.ts'
import { count, type Output } from '../output.ts'
import { renderReport } from '../report.ts'
import { asFile, csvOf } from '../set-aside-file.ts'

const shape = z.object({
  city: z.string().nullable().default(null),
  source: z.string().optional(),
  import: z.coerce.number().int().optional(),
  all: z.boolean().default(false),
  retry: z.boolean().default(false),
  limit: z.coerce.number().int().min(1).default(50),
  out: z.string().optional(),
})
type Args = z.infer<typeof shape>
type Done =
  | { readonly rows: readonly SetAside[]; readonly more: boolean; readonly closed: number }
  | { readonly writtenTo: string; readonly written: number; readonly closed: number }
  | { readonly retried: number; readonly resolved: number; readonly report: ImportReport }

export const setAside = defineCommand<Args, Done>({
  name: 'set-aside',
  summary: 'shows the rows that could not be used, writes them to a file, or runs them again',
  examples: [
    'understory set-aside --source baltimore-part1',
    'understory set-aside --out set-aside.csv',
    'understory set-aside --retry --source mended-mapping.json',
  ],
  runs: 'house',
  declare: commander =>
    void commander
      .option('--source <name>', 'only this source; with --retry also a mended mapping file')
      .option('--import <number>', 'only this import')
      .option('--all', 'also rows that a later import took up')
      .option('--limit <n>', 'at most so many are shown (default 50)')
      .option('--out <file>', 'write them all as CSV')
      .option('--retry', 'run them again, after the mapping was mended'),
  read: (_, options) => ({
    ...options,
    ...(typeof options.out === 'string' ? { out: resolve(options.out) } : {}),
    ...(typeof options.source === 'string' && options.source.endsWith('.json')
      ? { source: resolve(options.source) }
      : {}),
  }),
  shape,
  run: async (house, args) => {
    const city = await existingCity(house, args.city)
    if (!city.ok) return city
    if (args.retry) return retry(house, city.value, args)
    const filter = { source: args.source, importNo: args.import, unresolvedOnly: !args.all }
    if (args.out !== undefined) {
      const { rows, closed } = await openRows(city.value, filter)
      await writeFile(args.out, csvOf(rows))
      return ok({ writtenTo: args.out, written: rows.length, closed })
    }
    const { rows, closed } = await openRows(city.value, filter)
    return ok({ rows: rows.slice(0, args.limit), more: rows.length > args.limit, closed })
  },
  render,
})

/** Rows of open and invented sources; of the others how many there are, since whoever runs commands reads no closed row. */
async function openRows(
  city: CityRecord,
  filter: Parameters<CityRecord['setAside']>[0],
): Promise<{ rows: SetAside[]; closed: number }> {
  const open = new Set(
    (await city.sources()).filter(one => isOpenProvenance(one.provenance)).map(one => one.name),
  )
  const rows: SetAside[] = []
  let closed = 0
  for await (const row of city.setAside(filter)) {
    if (open.has(row.source)) rows.push(row)
    else closed++
  }
  return { rows, closed }
}

/** Runs the rows that are still aside through the mapping as it is now; those that fail again are aside anew. */
async function retry(house: House, city: CityRecord, args: Args): Promise<Result<Done>> {
  const named = await namedSource(city, args.source)
  if (!named.ok) return named
  const wanted = typeof named.value === 'string' ? named.value : named.value?.name
  const filter = { source: wanted, importNo: args.import, unresolvedOnly: true }
  const rows = await collect(city.setAside(filter))
  const names = [...new Set(rows.map(row => row.source))]
  const [name] = names
  if (name === undefined) return fail(problem('not-found', 'No row is set aside.', { where: 'set-aside' }))
  if (names.length > 1)
    return fail(
      problem('bad-parameter', `Rows of ${names.join(' and ')} are set aside.`, {
        where: '--source',
        expected: 'one of them',
      }),
    )
  const { builtInSources } = await import('@understory/intake')
  const source = [...(await city.sources()), ...builtInSources].find(s => s.name === name)
  if (!source) return fail(problem('no-such-source', `The source "${name}" is not known any more.`))
  const again = asFile(rows, source)
  if (!again.ok) return again
  const path = join(house.data, `set-aside-${process.pid}.tmp`)
  try {
    await writeFile(path, again.value.text)
    const { importPath } = await import('@understory/server')
    const options = { source: again.value.source, actor: 'operator' }
    const report = await importPath(city, path, `rows set aside of ${name}`, options)
    if (!report.ok) return report
    const ids = rows.map(row => row.id)
    await city.resolveSetAside(ids, report.value.importNo, 'operator')
    await house.changed(city.city.name)
    return ok({ retried: rows.length, resolved: rows.length - report.value.setAside, report: report.value })
  } finally {
    await rm(path, { force: true })
  }
}

function render(done: Done, output: Output): void {
  if ('retried' in done) {
    output.line(`${count(done.resolved)} of ${count(done.retried)} rows could be used now.`)
    renderReport(done.report, output)
    return
  }
  if ('written' in done) output.line(`${done.writtenTo}: ${count(done.written)} rows`)
  else if (done.rows.length === 0 && done.closed === 0) output.line('Nothing is set aside.')
  else if (done.rows.length > 0) renderRows(done.rows, done.more, output)
  if (done.closed > 0)
    output.line(
      `${count(done.closed)} rows of sources under an agreement are not shown: whom it names reads them at /api/v1/member/set-aside.`,
    )
}

function renderRows(rows: readonly SetAside[], more: boolean, output: Output): void {
  output.table([
    ['source', 'import', 'line', 'column', 'reason'],
    ...rows.map(row => [row.source, row.importNo, row.line, row.column, row.reason]),
  ])
  if (more) output.line('There are more: --limit, or --out FILE for all of them.')
}

async function collect(rows: AsyncIterable<SetAside>): Promise<SetAside[]> {
  const collected: SetAside[] = []
  for await (const row of rows) collected.push(row)
  return collected
}
