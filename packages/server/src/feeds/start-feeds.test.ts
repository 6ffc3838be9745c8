import type { MeasureAnswer, Result } from '@understory/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLog } from '../log.ts'
import { type Milltown, madeUpRow, madeUpSource, numbers, openMilltown, serverOn, until } from '../testing.ts'
import { type MadeUpRow, onLoopback, openMadeUpEndpoints } from './made-up-endpoints.ts'
import type { Pulled } from './pull.ts'
import { startFeeds } from './start-feeds.ts'

const changedAt = (n: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, n)).toISOString()
const endpointRow = (n: number): MadeUpRow => ({ id: n, changed: changedAt(n), columns: madeUpRow(n) })
const log = createLog({ level: 'silent' })

/** A clock that tests move on, and no waiting. */
function fastWorld() {
  let at = Date.now()
  return {
    world: { random: () => 0.5, now: () => new Date(at), wait: async () => {}, outgoing: onLoopback() },
    later: (minutes: number) => {
      at += minutes * 60_000
    },
  }
}

describe.for(['socrata', 'arcgis'] as const)('a scheduled pull from %s', kind => {
  let house: Milltown
  let endpoints: Awaited<ReturnType<typeof openMadeUpEndpoints>>
  let feeds: Awaited<ReturnType<typeof startFeeds>>
  const outcomes: Result<Pulled>[] = []
  const time = fastWorld()

  beforeAll(async () => {
    house = await openMilltown()
    endpoints = await openMadeUpEndpoints(numbers(0, 11_000).map(endpointRow))
    const url = kind === 'socrata' ? endpoints.socrataUrl : endpoints.arcgisUrl
    const feed = { name: 'part1', kind, url, source: madeUpSource.name, everyMinutes: 60, state: {} }
    await house.city.saveFeed(feed, 'test')
    feeds = await startFeeds({
      record: house.record,
      importPath: house.server.importPath,
      spoolDir: house.dir,
      log,
      world: time.world,
      every_ms: 1_000_000,
      onPull: (_city, _feed, outcome) => outcomes.push(outcome),
    })
  })
  afterAll(async () => {
    await feeds.close()
    await endpoints.close()
    await house.close()
  })

  const pull = async () => {
    const before = outcomes.length
    await feeds.look()
    await until(() => outcomes.length > before, 30_000)
    return outcomes.at(-1)
  }
  const rowsOnPage = async () => {
    const answer = (await (await house.get('/api/v1/measures/incidents')).json()) as MeasureAnswer
    return answer.rows[0]?.value
  }

  test('that fails in the middle keeps the pages it has and imports nothing yet', async () => {
    // The first page comes through: of ArcGIS each is two requests.
    const afterRequests = kind === 'socrata' ? 1 : 2
    for (let i = 0; i < 5; i++) endpoints.failNext(500, i === 0 ? afterRequests : 0)
    const outcome = await pull()
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'feed-unreachable' } })
    expect((await house.city.imports()).length).toBe(0)
    expect((await house.city.feeds())[0]?.lastProblem).toContain('HTTP status 500')
  })

  test('goes on after the last page when its waiting time is over, and every row arrives once', async () => {
    time.later(10)
    endpoints.asked.length = 0
    const outcome = await pull()
    expect(outcome).toMatchObject({
      ok: true,
      value: { rows: 11_000, report: { read: 11_000, kept: 11_000 } },
    })
    const offsets = endpoints.asked.map(url =>
      Number(url.searchParams.get('$offset') ?? url.searchParams.get('resultOffset') ?? 1),
    )
    expect(Math.min(...offsets)).toBeGreaterThan(0)
    expect(await rowsOnPage()).toBe(11_000)
  })

  test('is not repeated before its time', async () => {
    const before = endpoints.asked.length
    await feeds.look()
    expect(endpoints.asked.length).toBe(before)
  })

  test('asks afterwards only for what changed: two new rows, one changed', async () => {
    time.later(61)
    endpoints.rows.push(endpointRow(11_000), endpointRow(11_001))
    endpoints.rows[7] = {
      id: 7,
      changed: changedAt(11_002),
      columns: { ...madeUpRow(7), offense: 'HOMICIDE' },
    }
    const outcome = await pull()
    expect(outcome).toMatchObject({
      ok: true,
      value: { rows: 3, report: { kept: 2, revised: 1, unchanged: 0 } },
    })
    expect(await rowsOnPage()).toBe(11_002)
  })

  test('that finds nothing new makes no import', async () => {
    time.later(61)
    const before = (await house.city.imports()).length
    expect(await pull()).toMatchObject({ ok: true, value: { rows: 0, report: null } })
    expect((await house.city.imports()).length).toBe(before)
  })
})

describe('two servers on one PostgreSQL', () => {
  let house: Milltown
  let second: Awaited<ReturnType<typeof serverOn>>
  beforeAll(async () => {
    house = await openMilltown({}, 'postgres')
    second = await serverOn(house.record)
  })
  afterAll(async () => {
    await second.close()
    await house.close()
  })

  test('pull a feed once, and both show what came', async () => {
    const endpoints = await openMadeUpEndpoints(numbers(0, 500).map(endpointRow))
    const url = endpoints.socrataUrl
    const feed = {
      name: 'part1',
      kind: 'socrata' as const,
      url,
      source: madeUpSource.name,
      everyMinutes: 60,
      state: {},
    }
    await house.city.saveFeed(feed, 'test')
    let pulls = 0
    const start = ({ server, dir }: Pick<Milltown, 'server' | 'dir'>) =>
      startFeeds({
        record: house.record,
        importPath: server.importPath,
        spoolDir: dir,
        log,
        world: { outgoing: onLoopback() },
        onPull: () => pulls++,
      })
    const [a, b] = await Promise.all([start(house), start(second)])
    try {
      await Promise.all([a.look(), b.look(), a.look(), b.look()])
      await until(() => pulls > 0, 30_000)
      const shows = async (at: string) => {
        const answer = (await (await fetch(`${at}/api/v1/measures/incidents`)).json()) as MeasureAnswer
        return answer.rows[0]?.value === 500
      }
      await until(async () => (await shows(house.url)) && (await shows(second.url)))
      await new Promise(resolve => setTimeout(resolve, 3_000))
      expect(pulls).toBe(1)
      expect(await house.city.imports()).toHaveLength(1)
    } finally {
      await Promise.all([a.close(), b.close()])
      await endpoints.close()
    }
  })
})
