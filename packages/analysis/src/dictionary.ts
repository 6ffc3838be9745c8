import type { BoundaryVersion, City, ImportReport, SourceLine } from '@understory/model'
import type { Reader } from '@understory/record/reader'

export interface AreaLabel {
  readonly no: number
  readonly name: string
  readonly slug: string
}

export interface DictionarySource extends SourceLine {
  readonly no: number
  readonly provenance: string
  readonly covers: { readonly from: string; readonly to: string | null } | null
}

/** People counted in a year, by area number of one boundary slot. */
export interface Population {
  readonly slot: number
  readonly year: number
  readonly byArea: ReadonlyMap<number, number>
}

/** What the integer codes of a snapshot mean, and what travels with every number. */
export interface Dictionary {
  readonly city: City
  readonly boundaries: readonly BoundaryVersion[]
  readonly areas: ReadonlyMap<number, readonly AreaLabel[]>
  readonly populations: readonly Population[]
  readonly sources: readonly DictionarySource[]
  readonly imports: readonly ImportReport[]
  readonly revisions: {
    readonly revised: number
    readonly lastRevisedAt: string | null
    readonly lastReceivedAt: string | null
  }
}

/** Reads the dictionary of a city. Small: no rows, no geometry kept. */
export async function readDictionary(reader: Reader, city: City): Promise<Dictionary> {
  const [boundaries, names, sources, populations, imports, revisions] = await Promise.all([
    reader.boundaries(city.name),
    reader.areaNames(city.name),
    reader.sources(city.name),
    reader.populations(city.name),
    reader.imports(city.name, 10_000),
    reader.revisions(city.name),
  ])
  const areas = Map.groupBy(names, area => area.slot)
  return {
    city,
    boundaries,
    areas,
    populations: groupPopulations(populations),
    sources: sources.map(source => ({ ...source, covers: coversOf(source) })),
    imports,
    revisions,
  }
}

function groupPopulations(rows: Awaited<ReturnType<Reader['populations']>>): Population[] {
  const groups = new Map<string, { slot: number; year: number; byArea: Map<number, number> }>()
  for (const { slot, year, no, count } of rows) {
    const key = `${slot} ${year}`
    const group = groups.get(key) ?? { slot, year, byArea: new Map<number, number>() }
    group.byArea.set(no, count)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** Days the publisher says the source covers, where the reader hands them on. */
function coversOf(source: object): DictionarySource['covers'] {
  const covers = 'covers' in source ? source.covers : null
  if (typeof covers !== 'object' || covers === null) return null
  const { from, to } = covers as { from?: unknown; to?: unknown }
  return typeof from === 'string' ? { from, to: typeof to === 'string' ? to : null } : null
}
