import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineOf } from '../store.ts'
import { madeUpCity, type TestRecord, withRecord } from '../testing.ts'
import { readEverything } from './backup.ts'
import { tableChunks } from './table-chunks.ts'
import { cityTables, identityTables, notBackedUp, tableNames } from './tables.ts'

let record: TestRecord
beforeAll(async () => {
  record = await withRecord()
  await record.store.makeCity(madeUpCity)
}, 120_000)
afterAll(() => record?.close())

const named = async (sql: string): Promise<string[]> =>
  (await engineOf(record.store).execute(sql)).rows.map(row => String(row.name))

describe('the tables of a backup', () => {
  it('are all tables there are, but those that are left out for a reason', async () => {
    const all = await named(`select schemaname || '.' || tablename as name from pg_tables
      where schemaname = 'understory' or schemaname like 'city\\_%' order by 1`)
    expect([...tableNames([madeUpCity.name]), ...Object.keys(notBackedUp)].sort()).toEqual(all.sort())
  })

  it('count on after a restore where their rows are counted', async () => {
    const counted =
      await named(`select table_schema || '.' || table_name as name from information_schema.columns
      where is_identity = 'YES' and (table_schema = 'understory' or table_schema like 'city\\_%')`)
    const listed = [
      ...identityTables.registry.map(table => `understory.${table}`),
      ...identityTables.city.map(table => `city_${madeUpCity.name}.${table}`),
    ]
    expect(listed.sort()).toEqual(counted.sort())
  })

  it('come after what they refer to; those whose rows refer to each other come undivided, so that parts can be restored alone', async () => {
    const order = [...tableNames([madeUpCity.name])]
    const { rows } = await engineOf(record.store).execute(`select conrelid::regclass::text as from_table,
      confrelid::regclass::text as to_table from pg_constraint where contype = 'f'`)
    const known = rows.filter(row => order.includes(String(row.from_table)))
    expect(known.length).toBeGreaterThan(30)
    const undivided = cityTables
      .filter(one => one.undivided)
      .map(one => `city_${madeUpCity.name}.${one.table}`)
    const wrong = known.filter(({ from_table: from, to_table: to }) =>
      from === to
        ? !undivided.includes(String(from))
        : order.indexOf(String(to)) >= order.indexOf(String(from)),
    )
    expect(wrong).toEqual([])
  })

  it('come in parts that hold each row once, however large they are', async () => {
    const engine = engineOf(record.store)
    await engine.execute(`insert into understory.event (at, actor, action, subject, detail)
      select now(), 'test', 'test', n::text, jsonb_build_object('x', repeat('y', 500)) from generate_series(1, 3000) n`)
    await engine.transaction(readEverything, async session => {
      const seen: string[] = []
      let parts = 0
      for await (const { table, where } of tableChunks(session, [], { rows: 100, blocks: 20 })) {
        if (table !== 'understory.event') continue
        parts++
        const { rows } = await session.query(`select no from understory.event where ${where}`)
        expect(rows.length).toBeLessThan(1_000)
        seen.push(...rows.map(row => String(row.no)))
      }
      expect(parts).toBeGreaterThan(5)
      const all = await session.query('select no from understory.event')
      expect(seen.sort()).toEqual(all.rows.map(row => String(row.no)).sort())
    })
  })
})
