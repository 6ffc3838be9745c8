import type { Member, OrganisationKind, Purpose, Role } from '@understory/model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskOf } from './desk.ts'
import { memberWork } from './engine/member-work.ts'
import { databaseRoles, literal, unitOfWork } from './engine/unit-of-work.ts'
import { publishedOf } from './published.ts'
import { engineOf } from './store.ts'
import {
  batchOf,
  importBatches,
  madeUpCity,
  madeUpRow,
  madeUpSource,
  possibleKeys,
  type TestRecord,
  withRecord,
} from './testing.ts'

const nobody: Member = {
  person: '00000000-0000-7000-8000-00000000000b',
  name: 'B. Member',
  membership: null,
  role: 'public',
  organisation: null,
  city: null,
  endsOn: null,
  by: 'session',
  secondFactor: true,
}

describe.each(['pglite', 'postgres'] as const)('access in %s', engine => {
  let record: TestRecord
  const as = (
    role: (typeof databaseRoles)[number],
    text: string,
    compartments: readonly ('trace' | 'health')[] = [],
  ) =>
    unitOfWork(
      engineOf(record.store),
      { role, city: 'riverton', actor: 'test', compartments },
      async ({ session }) => (await session.query(text)).rows,
    )

  beforeAll(async () => {
    record = await withRecord(engine)
    const city = await record.store.makeCity(madeUpCity)
    await importBatches(city, [
      batchOf([madeUpRow(2)], [{ line: 3, column: null, reason: 'bad', raw: 'Jane Doe' }]),
    ])
    const traces = madeUpSource({ name: 'traces', provenance: 'atf-trace', retention: 'walled' })
    await importBatches(city, [batchOf([madeUpRow(2, { kind: 'other' })])], { source: traces })
    const own = madeUpSource({ name: 'own', provenance: 'agency-own' })
    await importBatches(city, [batchOf([madeUpRow(2, { kind: 'arson' })])], { source: own })
  })
  afterAll(() => record?.close())

  it.each(['incident', 'set_aside', 'import', 'source', 'event', 'incident_fact', 'understory.token'])(
    'refuses %s to public_reader',
    async table => {
      await expect(as('public_reader', `select * from ${table}`)).rejects.toMatchObject({ code: '42501' })
    },
  )

  it('goes on after a text of several statements failed in its own transaction', async () => {
    const failing = 'begin; select 1; select no_such_column; commit'
    for (let time = 0; time < 3; time++) await expect(record.store.executeSql(failing)).rejects.toThrow()
    expect((await record.store.executeSql('select 7 as n')).rows).toEqual([{ n: 7 }])
    expect((await record.store.cities()).length).toBe(1)
  })

  it('shows the public only open rows', async () => {
    const rows = await publishedOf(record.store).incidents('riverton', possibleKeys(9, 9))
    expect(rows.ok && rows.value.map(row => row.source)).toEqual(['police'])
    const about = await publishedOf(record.store).aboutData('riverton')
    expect(
      about.ok && about.value.sources.map(source => [source.name, source.rows, source.setAside]),
    ).toEqual([['police', 1, 1]])
    expect(JSON.stringify(about)).not.toContain('Jane Doe')
  })

  it('shows the house’s own reader what is behind no wall, whatever it names, and a member without a role nothing', async () => {
    const count = 'select count(import_no) as n from incident'
    for (const walls of [[], ['health'], ['trace', 'health']] as const) {
      expect(await as('snapshot_reader', count, walls)).toEqual([{ n: 2 }])
      expect(await as('member_reader', count, walls)).toEqual([{ n: 0 }])
    }
  })

  it('shows a member the rows of the provenances that the policy opens for the purpose, and no other', async () => {
    const organisation = (kind: OrganisationKind) => ({
      id: '00000000-0000-7000-8000-0000000000ff',
      name: kind,
      kind,
    })
    const seen = (role: Role, kind: OrganisationKind, purpose: Purpose) =>
      memberWork(
        engineOf(record.store),
        { member: { ...nobody, role, organisation: organisation(kind) }, city: 'riverton', purpose },
        async ({ session }) => {
          const rows = await session.query(`select kind from incident order by kind`)
          const sources = await session.query('select name from source order by name')
          return [rows.rows.length, sources.rows.map(row => row.name).join(' ')]
        },
      )
    // Three sources of one row each: police is open, own is agency-own, traces is atf-trace. Written by hand from the policy.
    expect(await seen('analyst', 'office', 'analysis')).toEqual([2, 'own police'])
    expect(await seen('analyst', 'office', 'service-delivery')).toEqual([1, 'police'])
    expect(await seen('analyst', 'provider', 'analysis')).toEqual([1, 'police'])
    expect(await seen('custodian', 'police-custodian', 'analysis')).toEqual([2, 'police traces'])
    expect(await seen('custodian', 'police-custodian', 'disclosure-review')).toEqual([3, 'own police traces'])
    expect(await seen('custodian', 'office', 'disclosure-review')).toEqual([0, ''])
    for (const role of [
      'office',
      'operator',
      'auditor',
      'counsel',
      'owner',
      'facilitator',
      'provider',
    ] as const)
      expect(await seen(role, 'agency', 'analysis'), role).toEqual([1, 'police'])
  })

  it('refuses a row behind a wall to a writer outside it', async () => {
    await expect(as('record_writer', `update import set compartment = 1`)).rejects.toMatchObject({
      code: '42501',
    })
  })

  it('lets nobody change or delete an event', async () => {
    for (const role of databaseRoles) {
      await expect(as(role, `update event set actor = 'x'`)).rejects.toMatchObject({ code: '42501' })
      await expect(as(role, `delete from event`)).rejects.toMatchObject({ code: '42501' })
    }
  })

  it('takes a question at the desk and shows it to no one there', async () => {
    await deskOf(record.store).askAboutData('riverton', ` What is "other"? \\'; drop table x`)
    expect(await as('record_writer', 'select question from data_question')).toEqual([
      { question: `What is "other"? \\'; drop table x` },
    ])
    for (const role of ['desk_writer', 'member_reader', 'snapshot_reader', 'public_reader'] as const)
      await expect(as(role, 'select question from data_question')).rejects.toMatchObject({ code: '42501' })
    await expect(deskOf(record.store).askAboutData('riverton', '  ')).rejects.toMatchObject({
      problem: { code: 'bad-parameter' },
    })
  })

  it('passes any text as a setting', async () => {
    for (const actor of [`o'neil`, `a\\'b`, `"; drop table incident; --`, `x\\`, 'ñ\n']) {
      const rows = await engineOf(record.store).transaction(
        `set local understory.actor = ${literal(actor)}`,
        async session => (await session.query(`select current_setting('understory.actor') as actor`)).rows,
      )
      expect(rows).toEqual([{ actor }])
    }
  })

  it('forgets role and settings with the transaction', async () => {
    await as('public_reader', 'select 1')
    const { rows } = await record.store.executeSql(
      `select current_user = session_user as free, nullif(current_setting('understory.actor', true), '') as actor`,
    )
    expect(rows).toEqual([{ free: true, actor: null }])
  })

  it('gives the rows of every statement of a text, as jobs need it', async () => {
    const { rows } = await record.store.executeSql(
      'create temp table j(n int); insert into j values (1); select 1 as n; select 2 as n',
    )
    expect(rows).toEqual([{ n: 1 }, { n: 2 }])
  })
})
