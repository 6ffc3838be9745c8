import { ok } from '@understory/model'
import * as z from 'zod'
import { defineCommand } from '../command.ts'

interface SourceLine {
  readonly city: string
  readonly name: string
  readonly title: string
  readonly version: number
  readonly imports: number
  readonly lastReceivedAt: string | null
}

export const sources = defineCommand({
  name: 'sources',
  summary: 'lists the sources that import knows, and what came from each',
  examples: ['understory sources', 'understory sources --city baltimore --json'],
  runs: 'house',
  shape: z.object({ city: z.string().nullable().default(null) }),
  run: async (house, { city: only }) => {
    const { builtInSources } = await import('@understory/intake')
    const record = await house.record()
    const lines: SourceLine[] = []
    for (const { name } of await record.cities()) {
      if (only !== null && only !== name) continue
      const city = await record.city(name)
      if (!city.ok) return city
      const imports = await city.value.imports(10_000)
      for (const source of await city.value.sources()) {
        const own = imports.filter(report => report.source === source.name && report.state === 'complete')
        const { name: sourceName, title, version } = source
        const lastReceivedAt = own[0]?.receivedAt ?? null
        lines.push({ city: name, name: sourceName, title, version, imports: own.length, lastReceivedAt })
      }
    }
    const known = builtInSources.map(({ name, title, version }) => ({ name, title, version }))
    return ok({ known, inUse: lines })
  },
  render: ({ known, inUse }, output) => {
    output.table([['source', 'version', 'title'], ...known.map(s => [s.name, s.version, s.title])])
    if (inUse.length === 0) return output.line('\nNo city has a source yet.')
    output.line()
    output.table([
      ['city', 'source', 'version', 'imports', 'last received'],
      ...inUse.map(s => [s.city, s.name, s.version, s.imports, s.lastReceivedAt]),
    ])
  },
})
