import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseRoles, unitOfWork } from '../engine/unit-of-work.ts'
import { restoreRecord } from '../index.ts'
import { peopleOf } from '../people.ts'
import { engineOf } from '../store.ts'
import { madeUpCity, makeBackupKeys, type TestRecord, withRecord } from '../testing.ts'
import type { People } from './people.ts'

const keptTables = [
  'person',
  'person_account',
  'person_session',
  'person_verification',
  'person_two_factor',
  'person_passkey',
  'attempt_budget',
  'membership',
  'invitation',
  'letter_choice',
  'outbox',
]
const day = 24 * 3600 * 1000
const inDays = (days: number) => new Date(Date.now() + days * day)
const hash = (no: number) => `${no}`.padStart(64, '0')
const wanted = {
  email: 'Ana@Example.org',
  name: 'Ana',
  role: 'analyst' as const,
  organisation: null,
  city: 'riverton',
  startsOn: '2020-01-01',
  endsOn: '2030-06-30',
  why: 'the evaluation',
  unusualWhy: null,
}

describe.each(['pglite', 'postgres'] as const)('people in %s', engine => {
  let record: TestRecord
  let people: People
  let operator: { person: string; membership: string }
  const as = (role: (typeof databaseRoles)[number], text: string) =>
    unitOfWork(
      engineOf(record.store),
      { role, city: null, actor: 'test' },
      async ({ session }) => (await session.query(text)).rows,
    )
  const events = async () =>
    (await as('record_writer', 'select actor, action, subject from event order by no')).map(
      row => `${row.action} ${row.subject} by ${row.actor}`,
    )
  const accept = async (no: number, by: Parameters<People['acceptInvitation']>[1], now = new Date()) => {
    const done = await people.acceptInvitation(hash(no), by, now)
    if (!done.ok) throw new Error(done.problem.detail)
    return done.value
  }

  beforeAll(async () => {
    record = await withRecord(engine)
    await record.store.makeCity(madeUpCity)
    people = peopleOf(record.store)
    expect(await people.openFirstLink(hash(0), inDays(1).toISOString())).toBe(true)
    expect(await people.openFirstLink(hash(1), inDays(1).toISOString())).toBe(true)
    const old = await people.acceptInvitation(
      hash(0),
      { name: 'X', email: 'x@example.org', passwordHash: 'x' },
      new Date(),
    )
    expect(old.ok).toBe(false)
    operator = await accept(1, { name: 'Op', email: 'op@example.org', passwordHash: 'secret-hash' })
  })
  afterAll(() => record?.close())

  it.each(keptTables)('shows %s to the keeper alone', async table => {
    for (const role of databaseRoles) {
      if (role === 'identity_keeper') continue
      await expect(as(role, `select * from ${table}`), role).rejects.toMatchObject({ code: '42501' })
      await expect(as(role, `delete from ${table}`), role).rejects.toMatchObject({ code: '42501' })
    }
    await as('identity_keeper', `select * from ${table}`)
  })

  it('lets the keeper touch neither events nor the tokens of feeds', async () => {
    const feed = { hash: hash(90), role: 'feed' as const, city: null, label: 'feed', expiresAt: null }
    await record.store.saveToken(feed, 'test')
    expect(await as('identity_keeper', 'select * from token')).toEqual([])
    await expect(as('identity_keeper', 'select * from event')).rejects.toMatchObject({ code: '42501' })
    await expect(as('identity_keeper', `update event set actor = 'x'`)).rejects.toMatchObject({
      code: '42501',
    })
    expect(await record.store.findToken(hash(90))).toMatchObject({ role: 'feed' })
  })

  it('makes the first operator by one link, once', async () => {
    expect(await people.somebody()).toBe(true)
    expect(await people.openFirstLink(hash(2), inDays(1).toISOString())).toBe(false)
    const again = await people.acceptInvitation(hash(1), { person: operator.person }, new Date())
    expect(again).toMatchObject({ ok: false, problem: { code: 'not-found' } })
    expect(await people.hats(operator.person, new Date())).toMatchObject([
      { role: 'operator', organisation: null, city: null, endsOn: null, holds: true, madeBy: 'operator' },
    ])
    expect(await people.hats('somebody-invented', new Date())).toEqual([])
  })

  it('invites somebody, who accepts once and within the time', async () => {
    const late = await people.invite(
      { ...wanted, hash: hash(3), expiresAt: inDays(-1).toISOString() },
      operator.person,
    )
    expect(late).toMatchObject({ ok: true, value: { state: 'expired', invitedBy: 'Op' } })
    const newcomer = { name: 'Ana', email: 'other@example.org', passwordHash: 'h' }
    expect((await people.acceptInvitation(hash(3), newcomer, new Date())).ok).toBe(false)
    await people.invite({ ...wanted, hash: hash(4), expiresAt: inDays(7).toISOString() }, operator.person)
    const [first, second] = await Promise.all([
      people.acceptInvitation(hash(4), newcomer, new Date()),
      people.acceptInvitation(hash(4), newcomer, new Date()),
    ])
    expect([first.ok, second.ok].sort()).toEqual([false, true])
    const done = first.ok ? first : second
    const rows = await as(
      'identity_keeper',
      `select email, name from person where id = '${done.ok && done.value.person}'`,
    )
    expect(rows, 'the address is the invited one, whatever was typed').toEqual([
      { email: 'ana@example.org', name: 'Ana' },
    ])
  })

  it('gives another role only to the person who was invited', async () => {
    const expiresAt = inDays(7).toISOString()
    const more = { ...wanted, role: 'auditor' as const, hash: hash(50), expiresAt }
    // An analyst who audits: a second operator confirms it, with a link that the first never had.
    const made = await people.invite(more, operator.person)
    if (!made.ok) throw new Error(made.problem.detail)
    expect(made.value).toMatchObject({ state: 'waiting', separations: ['audit'] })
    const confirm = (actor: string) =>
      people.confirmInvitation(made.value.id, { hash: hash(5), expiresAt }, actor, new Date())
    expect(await confirm(operator.person)).toMatchObject({ ok: false, problem: { code: 'not-allowed' } })
    expect(await confirm('another-operator')).toMatchObject({ ok: true, value: { state: 'open' } })
    await expect(
      as('identity_keeper', `update invitation set confirmed_by = made_by where id = '${made.value.id}'`),
    ).rejects.toMatchObject({ code: '23514' })
    expect(await people.acceptInvitation(hash(5), { person: operator.person }, new Date())).toMatchObject({
      ok: false,
      problem: { code: 'not-allowed' },
    })
    const stranger = { name: 'Eve', email: 'eve@example.org', passwordHash: 'h' }
    expect(await people.acceptInvitation(hash(5), stranger, new Date())).toMatchObject({
      ok: false,
      problem: { code: 'not-allowed' },
    })
    const [ana] = await as('identity_keeper', `select id from person where email = 'ana@example.org'`)
    await accept(5, { person: String(ana?.id) })
    expect((await people.hats(String(ana?.id), new Date())).map(one => one.role)).toEqual([
      'analyst',
      'auditor',
    ])
  })

  it('lets a role end at midnight of its city', async () => {
    const [ana] = await as('identity_keeper', `select id from person where email = 'ana@example.org'`)
    const holdsAt = async (instant: string) =>
      (await people.hats(String(ana?.id), new Date(instant)))[0]?.holds
    // Riverton keeps New York time, four hours behind UTC in June.
    expect(await holdsAt('2030-07-01T03:59:59Z')).toBe(true)
    expect(await holdsAt('2030-07-01T04:00:00Z')).toBe(false)
    expect(await holdsAt('2019-12-31T23:00:00Z')).toBe(false)
  })

  it('ends a role with its tokens, and never the last operator', async () => {
    const all = await people.members({ after: null, limit: 10 }, new Date())
    const auditor = all.find(one => one.role === 'auditor')
    if (!auditor) throw new Error('no auditor')
    const token = {
      hash: hash(40),
      label: 'script',
      scope: ['read-events'],
      expiresAt: inDays(9).toISOString(),
    }
    await people.savePersonalToken(auditor, token)
    expect(await people.personOfToken(hash(40), new Date())).toMatchObject({ hat: { role: 'auditor' } })
    expect(await people.personOfToken(hash(40), inDays(10))).toBe(null)
    expect(await record.store.findToken(hash(40)), 'no feed').toBe(null)
    const end = { membership: auditor.membership, why: 'left', at: new Date() }
    expect(await people.endRole(end, operator.person)).toEqual({ ok: true, value: null })
    expect(await people.personOfToken(hash(40), new Date())).toBe(null)
    expect(await people.endRole(end, operator.person)).toMatchObject({ problem: { code: 'not-found' } })
    expect(await people.endRole({ ...end, membership: operator.membership }, operator.person)).toMatchObject({
      problem: { code: 'not-allowed' },
    })
    expect((await people.hat(auditor.membership, new Date()))?.endedAt).not.toBe(null)
  })

  it('enters organisations under different names', async () => {
    const office = { name: 'Office of Safety', kind: 'office' as const }
    expect(await people.makeOrganisation(office, operator.person)).toMatchObject({ ok: true })
    expect(await people.makeOrganisation(office, operator.person)).toMatchObject({
      problem: { where: 'name' },
    })
    const unknown = { ...wanted, organisation: '018f0000-0000-7000-8000-000000000000', hash: hash(7) }
    expect(
      await people.invite({ ...unknown, expiresAt: inDays(1).toISOString() }, operator.person),
    ).toMatchObject({ problem: { where: 'organisation' } })
  })

  it('takes an attempt from every budget of a way, or from none, and gives it back', async () => {
    const at = (s: number) => new Date(Date.UTC(2030, 0, 1) + s * 1000)
    const small = { key: 'small', budget: { burst: 2, refill_s: 10 } }
    const large = { key: 'large', budget: { burst: 3, refill_s: 60 } }
    const spend = async (s: number) => (await people.spendAttempt([[small, large]], at(s))).wait_s
    expect([await spend(0), await spend(0)]).toEqual([0, 0])
    expect([await spend(0), await spend(9.5)], 'nothing was taken from the large one').toEqual([10, 1])
    expect([await spend(10), await spend(20)]).toEqual([0, 40])
    await people.refundAttempt([small, large], at(20))
    expect(await spend(20)).toBe(0)
    const other = { key: 'other', budget: { burst: 1, refill_s: 5 } }
    expect(await people.spendAttempt([[small, large], [other]], at(20))).toEqual({
      wait_s: 0,
      spent: [other],
    })
    expect((await people.spendAttempt([[small, large], [other]], at(21))).wait_s, 'the shorter wait').toBe(4)
    const many = await Promise.all(
      Array.from({ length: 8 }, () =>
        people.spendAttempt([[{ key: 'many', budget: { burst: 3, refill_s: 5 } }]], at(0)),
      ),
    )
    expect(many.filter(one => one.wait_s === 0).length, 'no more at once than one after the other').toBe(3)
  })

  it('forgets attempts that say nothing any more, and keeps a bounded number', async () => {
    const at = new Date(Date.UTC(2031, 0, 1))
    const key = (no: number) => ({ key: `row-${no}`, budget: { burst: 100, refill_s: no + 1 } })
    for (let no = 0; no < 9; no++) await people.spendAttempt([[key(no)]], at)
    const rows = async () =>
      (await as('identity_keeper', 'select key from attempt_budget order by spent_until')).map(row => row.key)
    await people.purgeAttempts(new Date(at.getTime() + 2000), 100)
    expect(await rows()).toEqual(['row-2', 'row-3', 'row-4', 'row-5', 'row-6', 'row-7', 'row-8'])
    await people.purgeAttempts(at, 3)
    expect(await rows(), 'those that hold longest').toEqual(['row-6', 'row-7', 'row-8'])
  })

  it('keeps letters until their links are dead, and notes who reads them', async () => {
    const letter = { to: 'a@example.org', subject: 'S', text: 'T', reason: 'no SMTP' }
    await people.keepLetter({ ...letter, purgeAt: inDays(-1).toISOString() })
    await people.keepLetter({ ...letter, purgeAt: inDays(1).toISOString() })
    expect(await people.letters({ before: null, limit: 5 }, operator.person)).toMatchObject([letter])
    expect(await events()).toContain(`outbox-read 1 letters by ${operator.person}`)
  })

  it('writes an event for every write, with ids and never an address', async () => {
    const all = await events()
    expect(all).toContain(`person-made ${operator.person} by ${operator.person}`)
    expect(all).toContain(`role-begun ${operator.membership} by ${operator.person}`)
    expect(all.filter(one => one.startsWith('invited')).length).toBe(3)
    expect(all.join('\n')).not.toMatch(/@|Ana|hash/)
  })

  it('comes back whole from a backup, without sessions and letters', async () => {
    const file = `${(await import('node:os')).tmpdir()}/people-${process.pid}-${engine}.understory`
    const { rm, mkdtemp } = await import('node:fs/promises')
    const keys = await makeBackupKeys()
    await record.store.backup(file, keys)
    const dataDir = await mkdtemp(`${file}-`)
    try {
      await restoreRecord(file, { dataDir }, keys)
      const { openRecord } = await import('../index.ts')
      const again = await openRecord({ dataDir })
      const restored = peopleOf(again)
      const of = async (one: People) => await one.members({ after: null, limit: 10 }, new Date())
      expect(await of(restored)).toEqual(await of(people))
      expect(await restored.letters({ before: null, limit: 5 }, 'test')).toEqual([])
      await again.close()
    } finally {
      await rm(file, { force: true })
      await rm(dataDir, { recursive: true, force: true })
    }
  })
})
