import type { Compartment } from '@understory/model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deriveAll } from './city/derived.ts'
import { deskOf } from './desk.ts'
import { type DatabaseRole, databaseRoles, formerRole, unitOfWork } from './engine/unit-of-work.ts'
import { publishedOf } from './published.ts'
import { engineOf } from './store.ts'
import { fillHiddenRows, hidden, internal } from './testing/hidden-rows.ts'
import { madeUpCity, type TestRecord, withRecord } from './testing.ts'

const schemas = ['city_riverton', 'understory']
/** Readers that no person's walls open anything to, with the marks that none of them may come by. */
const marks: Readonly<Record<string, readonly string[]>> = {
  public_reader: [hidden, internal],
  lookup_reader: [hidden],
  snapshot_reader: [hidden],
  member_reader: [hidden, internal],
  desk_writer: [hidden, internal],
  [formerRole]: [hidden, internal],
}

describe.each(['pglite', 'postgres'] as const)('hidden rows in %s', engine => {
  let record: TestRecord
  const as = <T>(
    role: DatabaseRole,
    work: (query: (text: string) => Promise<readonly Record<string, unknown>[]>) => Promise<T>,
    more: { codes?: readonly string[]; compartments?: readonly Compartment[] } = {},
  ): Promise<T> =>
    unitOfWork(engineOf(record.store), { role, city: 'riverton', actor: 'test', ...more }, ({ session }) =>
      work(async text => (await session.query(text)).rows),
    )

  beforeAll(async () => {
    record = await withRecord(engine)
    await fillHiddenRows(record, await record.store.makeCity(madeUpCity))
    await unitOfWork(
      engineOf(record.store),
      {
        role: 'record_writer',
        city: 'riverton',
        actor: 'test',
        compartments: ['open', 'trace', 'health', 'voice'],
      },
      ({ session }) => deriveAll(session),
    )
    // As cheap as can be, so that a planner would rather ask it first, and with no promise to keep what it is told.
    await record.store.executeSql(`create function understory.tell(value text) returns boolean language plpgsql cost 0.000001 as $$
      begin
        perform set_config('understory.told', coalesce(current_setting('understory.told', true), '') || ' ' || value, true);
        return true;
      end $$`)
    for (const schema of schemas)
      for (const { name } of (
        await record.store.executeSql(
          `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = '${schema}'`,
        )
      ).rows)
        await record.store.executeSql(`analyze ${name}`)
  }, 120_000)
  afterAll(() => record?.close())

  /** Every column of every table and view that a role may read in words. */
  const readable = (role: DatabaseRole) =>
    record.store.executeSql(`
      select format('%I.%I', n.nspname, c.relname) as relation, format('%I', a.attname) as name, a.atttypid = 'bytea'::regtype as bytes
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      where n.nspname in ('${schemas.join("', '")}') and c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped
        and has_schema_privilege('${role}', n.oid, 'usage') and has_column_privilege('${role}', c.oid, a.attnum, 'select')
      order by 1, 2`)

  it.each(Object.keys(marks) as DatabaseRole[])(
    'tell %s nothing, through no column, by a function that tells on every value it is asked about',
    async role => {
      const { rows } = await readable(role)
      const found = await as(role, async query => {
        const telling: string[] = []
        for (const { relation, name, bytes } of rows) {
          await query(`set local understory.told = ''`)
          const value = bytes ? `encode(${name}, 'escape')` : `${name}::text`
          await query(`select 1 from ${relation} where understory.tell(${value})`)
          const [told] = await query(`select current_setting('understory.told') as told`)
          if (marks[role]?.some(mark => String(told?.told).includes(mark)))
            telling.push(`${relation}.${name}`)
        }
        return telling
      })
      expect(found).toEqual([])
    },
  )

  it('let every public view be read in every column by the role it is for', async () => {
    const { rows } = await record.store.executeSql(
      `select viewname as name from pg_views where schemaname = 'city_riverton' and viewname like 'public\\_%'`,
    )
    expect(rows.length).toBeGreaterThan(35)
    await as('public_reader', async query => {
      for (const { name } of rows) await query(`select * from ${name}`)
    })
    expect(await as('public_reader', query => query('select block from public_incident'))).toEqual([
      { block: '100 MAIN ST' },
    ])
  })

  it('are not even asked by a cast that would fail on them', async () => {
    for (const [column, shown] of [
      ['block', '100 MAIN ST'],
      ['offence', 'ROBBERY - STREET'],
    ]) {
      const cast = `case when ${column} = '${shown}' then 0 else ${column}::integer end`
      const rows = await as('public_reader', query =>
        query(`select ${column} from public_incident where ${cast} > 0`),
      )
      expect(rows).toEqual([])
    }
  })

  it('are in no statistics that a reader can ask for', async () => {
    for (const role of Object.keys(marks) as DatabaseRole[]) {
      const rows = await as(role, query =>
        query(`select tablename from pg_stats s where schemaname in ('${schemas.join("', '")}')
          and exists (select from pg_tables t where t.schemaname = s.schemaname and t.tablename = s.tablename)`),
      )
      expect([role, rows]).toEqual([role, []])
    }
  })

  it('are found by a keyed hash that is named, one by one, and are not listed', async () => {
    const count = (table: string, codes: readonly string[]) =>
      as('lookup_reader', query => query(`select count(*)::integer as n from ${table}`), { codes })
    for (const [table, code] of [
      ['reservation', 'code'],
      ['consent', 'card'],
      ['table_pass', 'pass'],
      ['voter', 'voter'],
      ['room_code', 'room'],
      ['verdict_panel_member', 'judge'],
    ] as const) {
      expect([table, await count(table, [])]).toEqual([table, [{ n: 0 }]])
      expect([table, await count(table, ['another'])]).toEqual([table, [{ n: 0 }]])
      expect([table, await count(table, ['another', `${hidden} ${code}`])]).toEqual([table, [{ n: 1 }]])
    }
  })

  it('stop being shown in the transaction in which their card takes them back, and no other', async () => {
    const shown = () =>
      as('public_reader', query => query('select text from public_released_point order by text'))
    for (const [n, code] of [
      [11, 'a'],
      [12, 'b'],
    ] as const)
      await as(
        'record_writer',
        query =>
          query(`insert into released_point (id, note_id, series_id, session_id, release_id, org, compartment, segment_id, text, form, dissent,
              channel, language, quoted, pseudonym, code_hash, released_at, series_public)
            select '00000000-0000-7000-8000-0000000000${n}', note_id, series_id, session_id, release_id, org, compartment, segment_id,
              'quote ${code}', form, dissent, channel, language, true, 'V', '${code}', released_at, true
            from released_point where quoted limit 1`),
        { compartments: ['open', 'voice'] },
      )
    expect(await shown()).toEqual([{ text: 'quote a' }, { text: 'quote b' }])
    const series = '00000000-0000-7000-8000-500000000002'
    await deskOf(record.store).withdrawQuote('riverton', {
      codeHash: 'a',
      series,
      org: series,
      now: new Date('2026-01-04'),
    })
    expect(await shown()).toEqual([{ text: 'quote b' }])
  })

  it('are found by verify where a row says of itself what does not follow from the others', async () => {
    expect(
      (await record.store.verify()).differences.filter(one => one.what.includes('another rule')),
    ).toEqual([])
    await as(
      'record_writer',
      query => query(`update statement set state = 'accepted', public_text = text where state = 'waiting'`),
      {
        compartments: ['open', 'voice'],
      },
    )
    expect((await record.store.verify()).differences).toContainEqual(
      expect.objectContaining({ what: 'rows of statement shown by another rule than theirs', found: '1' }),
    )
    await as(
      'record_writer',
      query => query(`update statement set state = 'waiting', public_text = null where state = 'accepted'`),
      {
        compartments: ['open', 'voice'],
      },
    )
  })

  it('are not reached by the rights of anybody else: no view has an owner’s, and nobody makes anything', async () => {
    const { rows: views } = await record.store.executeSql(`
      select c.relname from pg_class c where c.relnamespace in ('city_riverton'::regnamespace, 'understory'::regnamespace)
        and c.relkind = 'v' and not coalesce(c.reloptions::text like '%security_invoker=true%', false)`)
    expect(views).toEqual([])
    const { rows: functions } = await record.store.executeSql(`
      select proname from pg_proc where pronamespace in ('city_riverton'::regnamespace, 'understory'::regnamespace) and proname <> 'tell'`)
    expect(functions).toEqual([])
    const { rows: may } = await record.store.executeSql(`
      select r.rolname, n.nspname from pg_roles r cross join pg_namespace n
      where r.rolname in ('${[...databaseRoles, formerRole].join("', '")}') and n.nspname !~ '^pg_' and has_schema_privilege(r.rolname, n.oid, 'create')`)
    expect(may).toEqual([])
    const { rows: old } = await record.store.executeSql(`
      select n.nspname as name from pg_namespace n where n.nspname in ('city_riverton', 'understory')
        and has_schema_privilege('record_publisher', n.oid, 'usage')
      union all select policyname from pg_policies where 'record_publisher' = any (roles)`)
    expect(old).toEqual([])
    for (const role of databaseRoles.filter(one => one !== 'record_writer'))
      await expect(as(role, query => query('create temp table own (n integer)'))).rejects.toMatchObject({
        code: '42501',
      })
  })

  it('tell whoever adds at the desk no more than that a code is taken', async () => {
    const add = as('desk_writer', query =>
      query(`insert into reservation (id, series_id, session_id, org, compartment, seats, language, childcare, transport, channel, code_hash, at)
        values ('00000000-0000-7000-8000-0000000000aa', '00000000-0000-7000-8000-500000000002', '00000000-0000-7000-8000-500000000002',
          '00000000-0000-7000-8000-500000000900', 4, 1, 'en', 0, false, 'online', '${hidden} code', now())`),
    )
    const message = await add.then(
      () => '',
      (error: Error) => `${error.message} ${String('detail' in error ? error.detail : '')}`,
    )
    expect(message).toMatch(/reservation_code_hash_key/)
    expect(message).not.toContain(hidden)
    const points = as('desk_writer', query => query(`update released_point set text = 'x'`))
    await expect(points).rejects.toMatchObject({ code: '42501' })
  })

  it('leave the public its answers: what a code stands for is found as before', async () => {
    const open = publishedOf(record.store)
    expect(await open.consentOfCode('riverton', `${hidden} card`)).toMatchObject({
      ok: true,
      value: { series: expect.any(String) },
    })
    expect(await open.consentOfCode('riverton', 'nobody')).toEqual({ ok: true, value: null })
    expect(await open.minimumCellFor('riverton', [{ name: internal, provenance: 'health' }])).toEqual({
      ok: true,
      value: 5,
    })
  })
})
