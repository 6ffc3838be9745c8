import { writeFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { ok } from '@understory/model'
import * as z from 'zod'
import { defineCommand } from '../command.ts'
import { firstBytes } from '../import/file-bytes.ts'

const looksAt_bytes = 4 * 1024 * 1024

export const inspect = defineCommand({
  name: 'inspect',
  summary: 'looks at a file never seen before and proposes a mapping for it',
  examples: ['understory inspect incidents.csv', 'understory inspect incidents.csv --out mapping.json'],
  runs: 'alone',
  declare: commander =>
    void commander
      .argument('<file>', 'the file to look at')
      .option('--out <file>', 'write the proposed mapping here, to be corrected and given to import --source')
      .option('--crs <epsg>', 'coordinate system, where two fit, e.g. EPSG:2248'),
  read: ([file], options) => ({
    ...options,
    file: resolve(file ?? ''),
    ...(typeof options.out === 'string' ? { out: resolve(options.out) } : {}),
  }),
  shape: z.object({ file: z.string(), out: z.string().optional(), crs: z.string().optional() }),
  run: async (_house, { file, out, crs }) => {
    const start = await firstBytes(file, looksAt_bytes)
    if (!start.ok) return start
    const { inspectFile } = await import('@understory/intake')
    const inspection = await inspectFile(start.value, basename(file), crs === undefined ? {} : { crs })
    if (!inspection.ok) return inspection
    if (out !== undefined) await writeFile(out, `${JSON.stringify(inspection.value.proposal, null, 2)}\n`)
    return ok({ ...inspection.value, writtenTo: out ?? null })
  },
  render: (inspection, output) => {
    for (const finding of inspection.findings) output.line(textOf(finding))
    if (inspection.questions.length > 0) output.line('\nTo be decided by a person:')
    for (const question of inspection.questions) output.line(`  ${textOf(question)}`)
    if (inspection.writtenTo === null) {
      output.line('\nProposed mapping (write it with --out mapping.json, correct it, import with --source):')
      output.line(JSON.stringify(inspection.proposal, null, 2))
    } else output.line(`\nMapping written to ${inspection.writtenTo}: correct it and import with --source.`)
  },
})

const textOf = (item: unknown): string =>
  typeof item === 'string'
    ? item
    : Object.values(item as Record<string, unknown>)
        .filter(value => typeof value === 'string' || typeof value === 'number')
        .join(': ')
