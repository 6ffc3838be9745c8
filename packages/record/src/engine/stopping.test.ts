import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineOf } from '../store.ts'
import { type TestRecord, withRecord } from '../testing/with-record.ts'
import type { Engine } from './engine.ts'
import { maxPublicStatement_ms, unitOfWork } from './unit-of-work.ts'

const endless = 'select count(*) from generate_series(1, 100000000000)'

describe.each(['pglite', 'postgres'] as const)('work on %s that should not go on', name => {
  let record: TestRecord
  let engine: Engine
  beforeAll(async () => {
    record = await withRecord(name)
    engine = engineOf(record.store)
  })
  afterAll(() => record?.close())

  it('is stopped at the limit of its own statement, and the next one is answered', async () => {
    const run = engine.transaction('', session => session.query(endless), { maxStatement_ms: 400 })
    await expect(run).rejects.toMatchObject({ problem: { code: 'deadline-exceeded' } })
    await expect(engine.once('', endless, [], { maxStatement_ms: 400 })).rejects.toMatchObject({
      problem: { code: 'deadline-exceeded' },
    })
    expect((await engine.execute('select 1 as n')).rows).toEqual([{ n: 1 }])
  })

  it('never begins when nobody waited for it from the start', async () => {
    const gone = AbortSignal.abort(new Error('gone'))
    let began = false
    const run = engine.transaction(
      '',
      async () => {
        began = true
      },
      { signal: gone },
    )
    await expect(run).rejects.toThrow('gone')
    expect(began).toBe(false)
  })

  it('begins no further statement after everybody has gone, and takes back what it did', async () => {
    const gone = new AbortController()
    await engine.execute('create table left_behind (n integer)')
    const run = engine.transaction(
      '',
      async session => {
        await session.query('insert into left_behind values (1)')
        gone.abort(new Error('gone'))
        await session.query('insert into left_behind select n from generate_series(2, 3) n, pg_sleep(1) as t')
      },
      { signal: gone.signal },
    )
    await expect(run).rejects.toThrow('gone')
    expect((await engine.execute('select count(*)::int as n from left_behind')).rows).toEqual([{ n: 0 }])
  })
})

describe('PostgreSQL', () => {
  it('stops a running statement when its reader goes away, and nothing else on that connection', async () => {
    await using record = await withRecord('postgres')
    const engine = engineOf(record.store)
    const gone = new AbortController()
    const run = engine.transaction(
      '',
      async session => {
        const slept = session.query('select pg_sleep(600)')
        gone.abort(new Error('gone'))
        return await slept
      },
      { signal: gone.signal },
    )
    await expect(run).rejects.toThrow('gone')
    for (let time = 0; time < 30; time++)
      expect((await engine.execute('select 1 as n')).rows).toEqual([{ n: 1 }])
  })

  it('has a time limit of its own for every statement of a public reader', async () => {
    await using record = await withRecord('postgres')
    const limitOf = (role: 'public_reader' | 'member_reader') =>
      unitOfWork(engineOf(record.store), { role, city: null, actor: 'test' }, async ({ session }) => {
        const { rows } = await session.query(
          `select extract(epoch from current_setting('statement_timeout')::interval) * 1000 as ms`,
        )
        return Number(rows[0]?.ms)
      })
    expect(await limitOf('public_reader')).toBe(maxPublicStatement_ms)
    expect(await limitOf('member_reader')).toBe(120_000)
  })
})
