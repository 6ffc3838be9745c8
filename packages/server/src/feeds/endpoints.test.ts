import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readArcgisPage } from './arcgis.ts'
import { backOff_ms } from './back-off.ts'
import type { FeedWorld } from './fetch-page.ts'
import { onLoopback, openMadeUpEndpoints } from './made-up-endpoints.ts'
import type { ReadPage } from './reader.ts'
import { readSocrataPage, socrataPageRows } from './socrata.ts'

const rows = Array.from({ length: 12_345 }, (_, id) => ({
  id,
  changed: new Date(Date.UTC(2026, 0, 1, 0, 0, id)).toISOString(),
  columns: { CCNumber: String(id) },
}))
let endpoints: Awaited<ReturnType<typeof openMadeUpEndpoints>>
let waited: number[] = []
const world: FeedWorld = {
  random: () => 0.5,
  now: () => new Date('2026-02-01T00:00:00Z'),
  wait: async ms => void waited.push(ms),
  outgoing: onLoopback(),
}

beforeAll(async () => {
  endpoints = await openMadeUpEndpoints(rows)
})
afterAll(() => endpoints.close())
beforeEach(() => {
  waited = []
  endpoints.asked.length = 0
})

async function readAll(read: ReadPage, url: string, since: string | null = null) {
  const keys: unknown[] = []
  let newest: string | null = null
  for (let last = false; !last; ) {
    const page = await read({ url, name: 'f' }, { since, offset: keys.length }, world)
    keys.push(
      ...page.rows.map(row => ((row.attributes as Record<string, unknown> | undefined) ?? row).CCNumber),
    )
    newest = page.newest ?? newest
    last = page.last
  }
  return { keys, newest }
}

describe.for([
  { kind: 'Socrata', read: readSocrataPage, urlOf: () => endpoints.socrataUrl },
  { kind: 'ArcGIS', read: readArcgisPage, urlOf: () => endpoints.arcgisUrl },
])('a $kind endpoint', ({ read, urlOf }) => {
  test('is read page by page, every row once, with the newest mark of change', async () => {
    const { keys, newest } = await readAll(read, urlOf())
    expect(keys).toEqual(rows.map(row => row.columns.CCNumber))
    expect(newest).toBe(rows.at(-1)?.changed)
  })

  test('is asked only for what changed after the mark', async () => {
    const { keys } = await readAll(read, urlOf(), rows[12_339]?.changed)
    expect(keys).toEqual(['12340', '12341', '12342', '12343', '12344'])
  })

  test('is asked again after a 503 and a cut connection, each time later', async () => {
    endpoints.failNext(503)
    endpoints.failNext(0)
    const { keys } = await readAll(read, urlOf(), rows[12_339]?.changed)
    expect(keys).toHaveLength(5)
    expect(waited).toEqual([750, 1500])
  })

  test('that refuses for good is a problem at once', async () => {
    endpoints.failNext(403)
    await expect(readAll(read, urlOf())).rejects.toMatchObject({
      problem: { code: 'feed-unreachable', detail: 'The feed did not answer: HTTP status 403.' },
    })
    expect(waited).toEqual([])
  })
})

test('Socrata pages are ordered by the row id, which does not change', async () => {
  await readSocrataPage({ url: endpoints.socrataUrl, name: 'f' }, { since: null, offset: 0 }, world)
  expect(endpoints.asked[0]?.searchParams.get('$order')).toBe(':id')
  expect(endpoints.asked[0]?.searchParams.get('$limit')).toBe(String(socrataPageRows))
})

test('waiting doubles up to a limit, and half of it is chance', () => {
  expect([0, 1, 2, 3].map(n => backOff_ms(n, () => 0))).toEqual([500, 1000, 2000, 4000])
  expect(backOff_ms(1, () => 1)).toBe(2000)
  expect(backOff_ms(50, () => 1)).toBe(300_000)
})
