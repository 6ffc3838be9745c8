import { readFileSync } from 'node:fs'
import type { Member } from '@understory/model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memberWork } from '../engine/member-work.ts'
import { engineOf } from '../store.ts'
import {
  batchOf,
  importBatches,
  madeUpCity,
  madeUpRow,
  madeUpSource,
  type TestRecord,
  withRecord,
} from '../testing.ts'
import { linkHash } from './chain.ts'

const auditor: Member = {
  person: '00000000-0000-7000-8000-00000000000a',
  name: 'A. Auditor',
  membership: null,
  role: 'auditor',
  organisation: null,
  city: null,
  endsOn: null,
  by: 'session',
  secondFactor: true,
}

describe.each(['pglite', 'postgres'] as const)('the chain of events in %s', engine => {
  let record: TestRecord
  const differences = async () =>
    (await record.store.verify()).differences.map(one => `${one.city}: ${one.what}`)
  /** Breaks the list as its owner could, looks, and puts everything back. */
  const broken = async (damage: string, look: () => Promise<void>) => {
    const owner = engineOf(record.store)
    await owner.execute('create table public.kept as select * from city_riverton.event')
    await owner.execute('alter table city_riverton.event no force row level security')
    await owner.execute(damage)
    try {
      await look()
    } finally {
      await owner.execute('delete from city_riverton.event')
      await owner.execute('insert into city_riverton.event overriding system value select * from public.kept')
      await owner.execute('alter table city_riverton.event force row level security')
      await owner.execute('drop table public.kept')
    }
  }

  beforeAll(async () => {
    record = await withRecord(engine)
    const city = await record.store.makeCity(madeUpCity)
    await importBatches(city, [batchOf([madeUpRow(2)])])
    await Promise.all(
      Array.from({ length: 8 }, (_, n) => city.saveSource(madeUpSource({ name: `source-${n}` }), 'test')),
    )
  })
  afterAll(() => record?.close())

  it('holds from the first event on, also when many were written at once', async () => {
    expect(await differences()).toEqual([])
  })

  it.each([
    [
      'was changed',
      `update city_riverton.event set actor = 'nobody' where link = 3`,
      /event number \d+ was changed/,
    ],
    ['was taken out', 'delete from city_riverton.event where link = 4', /taken out before number \d+/],
    [
      'was cut off at the end',
      'delete from city_riverton.event where link = (select max(link) from city_riverton.event)',
      /the end was cut off/,
    ],
    [
      'was put in outside the chain',
      `insert into city_riverton.event (at, actor, action, subject) values (now(), 'x', 'y', 'z')`,
      /rows older than the chain/,
    ],
  ])('shows an event that %s, and where', async (_, damage, what) => {
    await broken(damage, async () => expect((await differences())[0]).toMatch(what))
    expect(await differences()).toEqual([])
  })

  it('is seen by auditors, and by no other member', async () => {
    const count = (member: Member) =>
      memberWork(
        engineOf(record.store),
        { member, city: 'riverton', purpose: 'audit' },
        async ({ session }) => Number((await session.query('select count(*) as n from event')).rows[0]?.n),
      )
    expect(await count(auditor)).toBeGreaterThan(5)
    for (const role of ['operator', 'analyst', 'custodian', 'counsel', 'office'] as const)
      expect(await count({ ...auditor, role }), role).toBe(0)
  })
})

it('the hash of a link changes with every field and with the hash before it', () => {
  const row = {
    at: 'x',
    actor: 'a',
    action: 'b',
    subject: 'c',
    why: '',
    detail: { n: 1 },
    before_hash: null,
    after_hash: null,
  }
  const hash = linkHash('event', 'p', row)
  for (const name of Object.keys(row))
    expect(linkHash('event', 'p', { ...row, [name]: 'other' })).not.toBe(hash)
  expect(linkHash('event', 'q', row)).not.toBe(hash)
})

it('no migration gives anybody the right to change an event or an access entry', () => {
  const schema = readFileSync(new URL('../../schema.sql', import.meta.url), 'utf8')
  for (const table of ['event', 'access_entry'])
    expect(schema).not.toMatch(new RegExp(`grant[^;]*(update|delete)[^;]*\\b${table}\\b`, 'i'))
})
