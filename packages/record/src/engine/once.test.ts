import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineOf } from '../store.ts'
import { type TestRecord, withRecord } from '../testing/with-record.ts'
import type { Engine } from './engine.ts'

/** One statement in a transaction of its own: the settings that come before it hold for it and for nothing after it. */
describe.each(['pglite', 'postgres'] as const)('one statement alone on %s', name => {
  let record: TestRecord
  let engine: Engine
  beforeAll(async () => {
    record = await withRecord(name)
    engine = engineOf(record.store)
  })
  afterAll(() => record?.close())
  const role = async () => (await engine.once('select 1', 'select current_user as name', [])).rows[0]?.name

  it('runs as the role that was set for it, with its values, and leaves nothing set', async () => {
    const own = await role()
    const { rows } = await engine.once(
      'set local role public_reader',
      'select current_user as name, $1::int + 1 as n',
      [4],
    )
    expect(rows).toEqual([{ name: 'public_reader', n: 5 }])
    expect(own).not.toBe('public_reader')
    expect(await role()).toBe(own)
  })

  it('is not run where what comes before it failed, for it would run with other rights', async () => {
    await engine.execute('create table once_seen (n integer)')
    await expect(
      engine.once('set local role nobody_at_all', 'insert into once_seen values ($1)', [1]),
    ).rejects.toThrow(/nobody_at_all/)
    expect((await engine.execute('select count(*)::int as n from once_seen')).rows).toEqual([{ n: 0 }])
  })

  it('is taken back where it failed, and the next one finds a clean session', async () => {
    await expect(
      engine.once('insert into once_seen values (2)', 'select 1 / $1::int as n', [0]),
    ).rejects.toThrow(/division by zero/)
    expect((await engine.execute('select count(*)::int as n from once_seen')).rows).toEqual([{ n: 0 }])
    const { rowCount } = await engine.once('select 1', 'insert into once_seen values ($1)', [3])
    expect(rowCount).toBe(1)
    expect((await engine.execute('select n from once_seen')).rows).toEqual([{ n: 3 }])
  })
})
