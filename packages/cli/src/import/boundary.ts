import { ok, type Result } from '@understory/model'
import type { CityRecord } from '@understory/record'
import type { ProgressSink } from '../command.ts'
import type { BoundaryDone, ImportArgs } from '../commands/import.ts'
import { wholeFile } from './file-bytes.ts'
import { parseBoundary } from './recognise.ts'

const kindLabels = {
  city: 'City limits',
  district: 'Police districts',
  neighborhood: 'Neighborhoods',
  csa: 'Community statistical areas',
} as const

/** Saves a version of boundaries and places the rows that are already there anew. */
export async function importBoundary(
  city: CityRecord,
  args: Pick<ImportArgs, 'file' | 'boundary' | 'label' | 'nameColumn' | 'validFrom' | 'validTo'>,
  progress: ProgressSink,
): Promise<Result<BoundaryDone>> {
  const boundary = parseBoundary(args.boundary ?? '', '--boundary')
  if (!boundary.ok) return boundary
  const bytes = await wholeFile(args.file)
  if (!bytes.ok) return bytes
  const { readBoundaries } = await import('@understory/intake')
  const { kind, version } = boundary.value
  const label = args.label ?? `${kindLabels[kind]} ${version.replaceAll('-', ' ')}`
  const read = readBoundaries(bytes.value, {
    kind,
    version,
    label,
    ...(args.nameColumn === undefined ? {} : { nameProperty: args.nameColumn }),
  })
  if (!read.ok) return read
  const { areas, repairs } = read.value
  const validity = { validFrom: args.validFrom ?? null, validTo: args.validTo ?? null }
  const saved = await city.saveBoundary({ kind, version, label, ...validity }, areas, repairs, 'operator')
  if (!saved.ok) return saved
  const rowsPlacedAnew = await placeAnew(city, progress)
  const { slot, areaCount } = saved.value
  return ok({
    what: 'boundary',
    city: city.city.name,
    boundary: `${kind}:${version}`,
    slot,
    areas: areaCount,
    repairs,
    rowsPlacedAnew,
  })
}

async function placeAnew(city: CityRecord, progress: ProgressSink): Promise<number> {
  if ((await city.imports(1)).length === 0) return 0
  const { buildPlaceIndex } = await import('@understory/intake')
  const versions = []
  for (const { slot, kind, version } of await city.boundaries())
    versions.push({ slot, kind, version, areas: await city.areas(slot) })
  return city.rePlace(buildPlaceIndex(versions), 'operator', done =>
    progress({ step: 'placing', done, total: null, unit: 'rows' }),
  )
}
