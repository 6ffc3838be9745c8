import { join } from 'node:path'
import { openSnapshots } from '@understory/analysis'
import type { Area, BoundaryVersion, City } from '@understory/model'
import { createPublish } from '@understory/publish'
import { openRecord } from '@understory/record'
import { publishedOf } from '@understory/record/published'
import { type Reader, readerOf } from '@understory/record/reader'
import { createLog, createServer } from '@understory/server'
import { districts, factCsv, neighborhoods } from './facts.ts'

const city: City = { name: 'load', title: 'Load', timeZone: 'America/New_York', invented: true }

/**
 * A server over made-up facts. They come to the snapshot by the door that the record uses, but straight from the
 * generator: what is measured is snapshot, publishing and HTTP, not another import.
 */
export async function serveFacts(folder: string, rows: number): Promise<AsyncDisposable & { url: string }> {
  const record = await openRecord({ dataDir: join(folder, `record-${rows}`) })
  await record.makeCity(city)
  const reader = withFacts(readerOf(record), rows)
  const snapshots = await openSnapshots({ dir: join(folder, `snapshots-${rows}`), reader })
  await snapshots.refresh(city.name)
  const server = createServer({
    publish: createPublish({ snapshots, published: publishedOf(record) }),
    record,
    snapshots,
    defaultCity: async () => city.name,
    uploadDir: join(folder, 'uploads'),
    log: createLog({ level: 'silent' }),
  })
  const { url } = await server.listen(0)
  const close = async () => {
    await server.close()
    await snapshots.close()
    await record.close()
  }
  return { url, [Symbol.asyncDispose]: close }
}

function withFacts(reader: Reader, rows: number): Reader {
  return {
    ...reader,
    boundaries: async () => [version(1, 'district', districts), version(2, 'neighborhood', neighborhoods)],
    areas: async (_, slot) =>
      slot === 1 ? areas('district', districts) : areas('neighborhood', neighborhoods),
    areaNames: async () =>
      [areas('district', districts), areas('neighborhood', neighborhoods)].flatMap((list, i) =>
        list.map(({ no, name, slug }) => ({ slot: i + 1, no, name, slug })),
      ),
    populations: async () => [],
    sources: async () => [
      {
        no: 1,
        name: 'load',
        title: 'Made-up rows',
        publisher: 'bench',
        licence: 'none',
        url: null,
        version: 1,
        provenance: 'open',
      },
    ],
    exportFacts: async () => ({ changeNo: 1, whole: true, rows: factCsv(rows), gone: nothing() }),
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

const version = (slot: number, kind: 'district' | 'neighborhood', areaCount: number): BoundaryVersion => ({
  slot,
  kind,
  version: '2020',
  label: kind,
  validFrom: null,
  validTo: null,
  areaCount,
  repairs: [],
})

function areas(kind: string, count: number): Area[] {
  return Array.from({ length: count }, (_, i) => {
    const [west, south] = [-76 + (i % 20) / 100, 39 + Math.floor(i / 20) / 100]
    const [east, north] = [west + 0.01, south + 0.01]
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ]
    const geometry = { type: 'Polygon' as const, coordinates: [ring] }
    const name = `${kind} ${i + 1}`
    return {
      no: i + 1,
      name,
      slug: `${kind}-${i + 1}`,
      otherNames: [],
      geometry,
      outline: geometry,
      area_m2: 1e6,
    }
  })
}
