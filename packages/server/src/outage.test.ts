import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { testServer } from '@understory/record/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Milltown, madeUpCsv, openMilltown, until } from './testing.ts'

let house: Milltown
beforeAll(async () => {
  house = await openMilltown({}, 'postgres')
  expect((await house.send(madeUpCsv(0, 30))).status).toBe(200)
})
afterAll(() => house.close())

const isReady = async () => (await house.get('/readyz')).ok

describe('a server that is not ready', () => {
  test('takes nothing that people send while a snapshot cannot be opened, answers what is read, and goes on by itself', async () => {
    // Where the snapshot of the next city would be built stands something that cannot be removed.
    const place = join(house.dir, 'snapshots', `later-1.duckdb.building-${process.pid}`)
    mkdirSync(join(place, 'in-the-way'), { recursive: true })
    await house.record.makeCity({ name: 'later', title: 'Later', timeZone: 'UTC', invented: false })
    await until(async () => (await house.send(madeUpCsv(30, 31), 'no.csv')).status === 503)
    const refused = await house.send(madeUpCsv(30, 31), 'no.csv')
    expect(refused.headers.get('retry-after')).toBe('5')
    expect(await refused.json()).toMatchObject({ code: 'server-not-ready' })
    expect(await isReady()).toBe(false)
    expect((await house.get('/api/v1/cities')).status).toBe(200)
    rmSync(place, { recursive: true })
    await until(isReady)
    expect((await house.send(madeUpCsv(0, 31), 'yes.csv')).status).toBe(200)
  })
})

describe('a database that is started anew', () => {
  test('is answered with 503 and Retry-After, never 500, and needs no restart of the server', async () => {
    const database = await testServer()
    const statuses = new Set<number>()
    const ask = async (n: number) => {
      for (const response of [
        await house.get(`/api/v1/incidents?limit=${(n % 90) + 1}`),
        await house.get('/api/v1/member/imports', { authorization: 'Bearer unknown-token' }),
        await house.send(madeUpCsv(0, 32 + n), 'more.csv'),
      ]) {
        statuses.add(response.status)
        const body = await response.text()
        if (response.status === 503) expect(response.headers.get('retry-after'), body).toMatch(/^\d+$/)
        expect(body).not.toContain('127.0.0.1')
      }
    }
    await database.stop()
    for (let n = 0; n < 5; n++) await ask(n)
    expect(await isReady()).toBe(false)
    await database.start()
    await until(isReady)
    await until(async () => (await house.send(madeUpCsv(0, 40), 'after.csv')).status === 200)
    expect([...statuses].filter(status => status !== 503 && status >= 500)).toEqual([])
    expect(statuses).toContain(503)
  })
})
