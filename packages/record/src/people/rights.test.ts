import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecord, restoreRecord } from '../index.ts'
import { type People, peopleOf } from '../people.ts'
import { makeBackupKeys, type TestRecord, withRecord } from '../testing.ts'
import { rightColumns } from './rights.ts'

const inADay = () => new Date(Date.now() + 86_400_000).toISOString()

describe.each(['pglite', 'postgres'] as const)('what lets somebody in, on %s,', engine => {
  let record: TestRecord
  let people: People
  let operator = { person: '', membership: '' }
  let analyst = { person: '', membership: '' }

  const invitation = (hash: string) => ({
    hash,
    email: `${hash}@example.org`,
    name: 'Ana',
    role: 'analyst' as const,
    organisation: null,
    city: null,
    startsOn: '2020-01-01',
    endsOn: null,
    why: 'test',
    expiresAt: inADay(),
    unusualWhy: null,
  })
  const accepted = async (hash: string, email: string) => {
    const by = { name: 'Somebody', email, passwordHash: 'scrypt' }
    const done = await people.acceptInvitation(hash, by, new Date())
    if (!done.ok) throw new Error(done.problem.detail)
    return done.value
  }

  beforeAll(async () => {
    record = await withRecord(engine)
    people = peopleOf(record.store)
    await people.openFirstLink('replaced', inADay())
    await people.openFirstLink('first', inADay())
    operator = await accepted('first', 'operator@example.org')
    await people.invite(invitation('a'), operator.person)
    analyst = await accepted('a', 'a@example.org')
    await people.invite(invitation('open'), operator.person)
    await people.invite({ ...invitation('open'), hash: 'again' }, operator.person)
    const [hat] = await people.hats(analyst.person, new Date())
    if (!hat) throw new Error('no role')
    for (const hash of ['personal', 'personal-revoked']) {
      const token = { hash, label: hash, scope: ['read-open-data'], expiresAt: inADay() }
      const saved = await people.savePersonalToken(hat, token)
      if (hash === 'personal-revoked') await people.revokePersonalToken(analyst.person, saved.id)
    }
    for (const hash of ['feed', 'feed-revoked'])
      await record.store.saveToken(
        { hash, role: 'feed', city: null, label: hash, expiresAt: null },
        'operator',
      )
    await record.store.revokeToken('feed-revoked', 'operator')
  }, 120_000)
  afterAll(() => record?.close())

  const by = (role: string, sql: string) =>
    record.store.executeSql(`begin; set local role ${role}; ${sql}; commit`)
  const differences = async () => (await record.store.verify()).differences.map(one => one.what)

  it('is as its events say after every way of making, changing and ending it', async () => {
    expect(await differences()).toEqual([])
  })

  it.each([
    [
      'a token of an operator, put in',
      'record_writer',
      () =>
        `insert into understory.token (hash, role, label, created_at) values ('evil', 'operator', 'x', now())`,
      () => `delete from understory.token where hash = 'evil'`,
      /^token evil was put in: no event made it$/,
    ],
    [
      'a token that was widened',
      'record_writer',
      () => `update understory.token set role = 'operator' where hash = 'feed'`,
      () => `update understory.token set role = 'feed' where hash = 'feed'`,
      /^token feed was changed after event number \d+$/,
    ],
    [
      'a token that was taken back and is good again',
      'record_writer',
      () =>
        `update understory.token set revoked_at = null, label = 'was taken back' where hash = 'feed-revoked'`,
      null,
      /^token feed-revoked was changed after event number \d+$/,
    ],
    [
      'a personal token for more than it was made for',
      'identity_keeper',
      () => `update understory.token set scope = '["read-open-data","read-rows"]' where hash = 'personal'`,
      () => `update understory.token set scope = '["read-open-data"]' where hash = 'personal'`,
      /^token personal was changed after event number \d+$/,
    ],
    [
      'a membership that was put in',
      'identity_keeper',
      () => `insert into understory.membership (id, person, role, starts_on, why, made_by, made_at)
        values ('01900000-0000-7000-8000-0000000000aa', '${analyst.person}', 'operator', '2020-01-01', 'x', 'operator', now())`,
      null,
      /^membership 01900000-0000-7000-8000-0000000000aa was put in: no event made it$/,
    ],
    [
      'a membership that was widened',
      'identity_keeper',
      () => `update understory.membership set role = 'custodian' where id = '${analyst.membership}'`,
      () => `update understory.membership set role = 'analyst' where id = '${analyst.membership}'`,
      /^membership .+ was changed after event number \d+$/,
    ],
    [
      'an invitation whose link was exchanged',
      'identity_keeper',
      () => `update understory.invitation set hash = 'mine' where hash = 'again'`,
      () => `update understory.invitation set hash = 'again' where hash = 'mine'`,
      /^invitation .+ was changed after event number \d+$/,
    ],
    [
      'an invitation that was withdrawn and is open again',
      'identity_keeper',
      () => `update understory.invitation set withdrawn_at = null where hash = 'replaced'`,
      null,
      /^invitation .+ was changed after event number \d+$/,
    ],
  ])('%s, is found by verify and named', async (_what, role, change, undo, named) => {
    const before = await differences()
    await by(role, change())
    const added = (await differences()).filter(one => !before.includes(one))
    expect(added).toHaveLength(1)
    expect(added[0]).toMatch(named)
    if (undo) {
      await by(role, undo())
      expect(await differences()).toEqual(before)
    }
  })

  it('an ended membership that holds again is found, and tokens that ended with it', async () => {
    const before = await differences()
    expect(
      (await people.endRole({ membership: analyst.membership, why: 'left', at: new Date() }, operator.person))
        .ok,
    ).toBe(true)
    expect(await differences()).toEqual(before)
    await by(
      'identity_keeper',
      `update understory.membership set ended_at = null, end_why = '' where id = '${analyst.membership}'`,
    )
    await by('identity_keeper', `update understory.token set revoked_at = null where hash = 'personal'`)
    const added = (await differences()).filter(one => !before.includes(one))
    expect(added.sort()).toEqual([
      expect.stringMatching(new RegExp(`^membership ${analyst.membership} was changed after event`)),
      expect.stringMatching(/^token personal was changed after event/),
    ])
  })
})

describe('after a restore', () => {
  const folder = mkdtempSync(join(tmpdir(), 'understory-rights-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('tokens and open links are gone, roles stay, and a token from before that comes back is found', async () => {
    await using record = await withRecord()
    const people = peopleOf(record.store)
    await people.openFirstLink('used', inADay())
    const by = { name: 'Operator', email: 'operator@example.org', passwordHash: 'scrypt$1' }
    const done = await people.acceptInvitation('used', by, new Date())
    if (!done.ok) throw new Error(done.problem.detail)
    const { person } = done.value
    const asked = {
      name: 'Ana',
      role: 'analyst' as const,
      organisation: null,
      city: null,
      endsOn: null,
      unusualWhy: null,
      why: 'test',
    }
    await people.invite(
      { ...asked, hash: 'open', email: 'ana@example.org', startsOn: '2020-01-01', expiresAt: inADay() },
      person,
    )
    const feed = { hash: 'feed', role: 'feed' as const, city: null, label: 'police export', expiresAt: null }
    await record.store.saveToken(feed, 'operator')
    const keys = await makeBackupKeys()
    const file = join(folder, 'all.backup')
    await record.store.backup(file, keys)
    const place = { dataDir: join(folder, 'restored') }
    await restoreRecord(file, place, keys)
    const restored = await openRecord(place)
    try {
      const again = peopleOf(restored)
      expect(await restored.findToken('feed')).toBeNull()
      expect(await again.invitationByHash('open', new Date())).toBeNull()
      expect((await again.hats(person, new Date())).map(hat => hat.role)).toEqual(['operator'])
      // The operator signs in as before.
      const { rows } = await restored.executeSql('select password from understory.person_account')
      expect(rows).toEqual([{ password: 'scrypt$1' }])
      expect((await restored.verify()).differences).toEqual([])
      await restored.executeSql(
        `begin; set local role record_writer; insert into understory.token (hash, role, label, created_at)
          values ('feed', 'feed', 'police export', '2026-01-01'); commit`,
      )
      expect((await restored.verify()).differences).toMatchObject([
        { what: 'token feed was put in: no event made it' },
      ])
    } finally {
      await restored.close()
    }
  }, 120_000)
})

it('rows from before events held their hashes are noted by the start that brings the tables up to date, and only by that', async () => {
  await using record = await withRecord()
  const feed = (hash: string) => ({ hash, role: 'feed' as const, city: null, label: hash, expiresAt: null })
  await record.store.saveToken(feed('earlier'), 'operator')
  // The record as the version before left it.
  await record.store.executeSql(`delete from understory.event; delete from understory.chain_head; drop index understory.event_right;
    delete from understory.migration where name = '0022_right_events.sql'`)
  expect(await record.store.migrate()).toEqual(['understory/0022_right_events.sql'])
  expect((await record.store.verify()).differences).toEqual([])
  await record.store.executeSql(
    `insert into understory.token (hash, role, label, created_at) values ('evil', 'operator', 'x', now())`,
  )
  expect(await record.store.migrate()).toEqual([])
  expect((await record.store.verify()).differences).toMatchObject([
    { what: 'token evil was put in: no event made it' },
  ])
})

it('every column of what lets somebody in is in its hash', async () => {
  await using record = await withRecord()
  for (const [table, columns] of Object.entries(rightColumns)) {
    const { rows } = await record.store.executeSql(
      `select column_name as name from information_schema.columns where table_schema = 'understory' and table_name = '${table}'`,
    )
    expect(rows.map(row => row.name).sort()).toEqual([...columns].sort())
  }
})
