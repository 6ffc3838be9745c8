import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { may, type Role, roles } from '@understory/model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restoreRecord } from './backup/restore.ts'
import type { Doing } from './city/agreements/types.ts'
import type { ReleaseContent } from './city/releases/types.ts'
import { memberWork } from './engine/member-work.ts'
import { databaseRoles, unitOfWork } from './engine/unit-of-work.ts'
import { canonical } from './log/append.ts'
import { openRecord } from './open.ts'
import { publishedOf } from './published/published.ts'
import { engineOf } from './store.ts'
import {
  madeUpCity,
  madeUpMember,
  madeUpOrganisation,
  makeBackupKeys,
  type TestRecord,
  withRecord,
} from './testing.ts'
import type { CityRecord } from './types.ts'

const now = new Date('2026-03-04T15:00:00Z')
const police = madeUpOrganisation('police-custodian')
const as = (role: Role, at: Date = now): Doing => ({
  member: madeUpMember(role, role === 'custodian' ? police : madeUpOrganisation('office')),
  now: at,
})
const analyst = as('analyst')
const counsel = as('counsel')
const custodian = as('custodian')

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const text = (value: string): Uint8Array => new TextEncoder().encode(value)

/** A built release: one table and the manifest that names it. */
async function built(
  city: CityRecord,
  change: Partial<ReleaseContent> = {},
): Promise<ReleaseContent & { contentHash: string }> {
  const dataset = change.dataset ?? 'incidents-by-year'
  const { id, number } = await city.releases.begin(dataset)
  const table = text(`year,value\r\n2025,${number}\r\n`)
  const manifest = text(
    canonical({ id, number, files: [{ name: 'by-year.csv', bytes: table.length, sha256: sha256(table) }] }),
  )
  return {
    id,
    dataset,
    number,
    title: 'Incidents by year',
    what: 'Reported incidents.',
    notes: [],
    provenances: ['open'],
    population: 'all incidents',
    disclosure: 'open-exact',
    asOf: '2026-03-04',
    madeAt: now.toISOString(),
    methods: [{ name: 'understory', version: '0.1.0' }],
    report: { approvable: true, reasons: [] },
    earlier: [],
    files: [
      { name: 'by-year.csv', mediaType: 'text/csv', content: table },
      { name: 'manifest.json', mediaType: 'application/json', content: manifest },
    ],
    contentHash: sha256(manifest),
    ...change,
  }
}

const code = (result: { ok: boolean }) =>
  (result as unknown as { problem?: { code: string } }).problem?.code ?? 'ok'

describe.each(['pglite', 'postgres'] as const)('releases on %s', engine => {
  let record: TestRecord
  let city: CityRecord
  beforeAll(async () => {
    record = await withRecord(engine)
    city = await record.store.makeCity(madeUpCity)
  })
  afterAll(() => record.close())

  /** Drafts and approves the next release of a dataset; its id. */
  const released = async (change: Partial<ReleaseContent> = {}): Promise<string> => {
    const content = await built(city, change)
    expect(code(await city.releases.draft(content, 'monthly', analyst))).toBe('ok')
    const asked = { contentHash: content.contentHash, why: 'read' }
    expect(code(await city.releases.approve(content.id, asked, counsel))).toBe('ok')
    return content.id
  }
  const publicIds = async (): Promise<string[]> => {
    const found = await publishedOf(record.store).releases(madeUpCity.name)
    return found.ok ? found.value.map(one => one.release.id) : []
  }

  /** Who is written down as having looked at a draft behind a wall, and at what. */
  const looksAt = async (id: string) => {
    const { rows } = await unitOfWork(
      engineOf(record.store),
      { role: 'record_writer', city: madeUpCity.name, actor: 'test' },
      ({ session }) =>
        session.query('select person, fields from access_entry where subject = $1', [`release ${id}`]),
    )
    return rows.map(row => [row.person, row.fields])
  }

  it('a draft is kept with its files, seen by those who work with drafts, and public to nobody', async () => {
    const content = await built(city, { dataset: 'drafts' })
    const drafted = await city.releases.draft(content, 'first', analyst)
    expect(drafted).toMatchObject({
      ok: true,
      value: { state: 'draft', number: 1, own: true, traceDerived: false, contentHash: content.contentHash },
    })
    expect(await city.releases.one(content.id, counsel)).toMatchObject({ ok: true, value: { own: false } })
    const file = await city.releases.file(content.id, 'by-year.csv', counsel)
    expect(file.ok && Buffer.from(file.value.content).toString()).toBe('year,value\r\n2025,1\r\n')
    expect(await publicIds()).not.toContain(content.id)
    expect(
      code(await publishedOf(record.store).releaseFile(madeUpCity.name, content.id, 'by-year.csv')),
    ).toBe('not-found')
  })

  it('drafts are read by exactly the roles of the action see-release-drafts', async () => {
    const content = await built(city, { dataset: 'who' })
    await city.releases.draft(content, 'who', analyst)
    for (const role of roles) {
      const found = await city.releases.one(content.id, as(role))
      expect([role, found.ok]).toEqual([role, may(role, 'see-release-drafts').allowed])
      const listed = await city.releases.drafts(as(role))
      expect([role, listed.ok && listed.value.drafts.length > 0]).toEqual([role, found.ok])
    }
  })

  it('nobody approves their own draft, whatever hat they wear; another person does', async () => {
    const content = await built(city, { dataset: 'four-eyes' })
    await city.releases.draft(content, 'mine', custodian)
    const asked = { contentHash: content.contentHash, why: 'mine too' }
    expect(code(await city.releases.approve(content.id, asked, custodian))).toBe('not-allowed')
    const otherHat = {
      now,
      member: { ...madeUpMember('counsel', null), person: custodian.member.person },
    }
    expect(code(await city.releases.approve(content.id, asked, otherHat))).toBe('not-allowed')
    expect(await city.releases.approve(content.id, asked, counsel)).toMatchObject({
      ok: true,
      value: { state: 'public', approved: { role: 'counsel', at: now.toISOString() } },
    })
    expect(await publicIds()).toContain(content.id)
    expect(code(await city.releases.approve(content.id, asked, as('counsel')))).toBe('release-decided')
    expect(code(await city.releases.withdraw(content.id, { why: 'no' }, counsel))).toBe('release-decided')
  })

  it('refuses what discloses, and says why', async () => {
    const report = { approvable: false, reasons: ['2 cells are disclosed.'] }
    const content = await built(city, { dataset: 'leaky', report })
    await city.releases.draft(content, 'try', analyst)
    const asked = { contentHash: content.contentHash, why: 'let it go' }
    expect(await city.releases.approve(content.id, asked, counsel)).toMatchObject({
      ok: false,
      problem: { code: 'release-discloses', detail: '2 cells are disclosed.' },
    })
    expect(await city.releases.withdraw(content.id, { why: 'leaks' }, counsel)).toMatchObject({
      ok: true,
      value: { state: 'withdrawn', decidedWhy: 'leaks', approved: null },
    })
    expect(await publicIds()).not.toContain(content.id)
  })

  it('a new release supersedes the one before, which stays as it was', async () => {
    const first = await released({ dataset: 'series', population: 'series' })
    const second = await released({ dataset: 'series', population: 'series', earlier: [first] })
    const found = await publishedOf(record.store).releases(madeUpCity.name)
    if (!found.ok) throw new Error(found.problem.detail)
    const byId = new Map(found.value.map(one => [one.release.id, one.release]))
    expect(byId.get(first)).toMatchObject({ state: 'superseded', supersededBy: second, number: 1 })
    expect(byId.get(second)).toMatchObject({ state: 'public', supersedes: first, number: 2 })
    expect(code(await publishedOf(record.store).releaseFile(madeUpCity.name, first, 'by-year.csv'))).toBe(
      'ok',
    )
  })

  it('a draft whose audit does not know what is public by now is refused, and so is another hash', async () => {
    const late = await built(city, { dataset: 'race-a', population: 'raced' })
    await city.releases.draft(late, 'first', analyst)
    await released({ dataset: 'race-b', population: 'raced' })
    const asked = { contentHash: late.contentHash, why: 'read' }
    expect(code(await city.releases.approve(late.id, asked, counsel))).toBe('release-outdated')
    const fresh = await built(city, { dataset: 'race-c', population: 'unraced' })
    await city.releases.draft(fresh, 'first', analyst)
    const wrong = { contentHash: 'a'.repeat(64), why: 'read' }
    expect(code(await city.releases.approve(fresh.id, wrong, counsel))).toBe('release-outdated')
  })

  it('of trace data only the police custodian drafts, reads and approves, and two of them', async () => {
    const content = await built(city, { dataset: 'traces', population: 'traces', provenances: ['atf-trace'] })
    expect(code(await city.releases.draft(content, 'x', analyst))).toBe('not-allowed')
    const elsewhere = { member: madeUpMember('custodian', madeUpOrganisation('office')), now }
    expect(code(await city.releases.draft(content, 'x', elsewhere))).toBe('not-allowed')
    expect(await city.releases.draft(content, 'x', custodian)).toMatchObject({
      ok: true,
      value: { traceDerived: true },
    })
    const asked = { contentHash: content.contentHash, why: 'read' }
    for (const other of [analyst, counsel, as('auditor'), elsewhere]) {
      expect(code(await city.releases.one(content.id, other))).toBe('not-found')
      expect(code(await city.releases.file(content.id, 'by-year.csv', other))).toBe('not-found')
      expect(code(await city.releases.approve(content.id, asked, other))).toBe('not-found')
    }
    expect(code(await city.releases.approve(content.id, asked, custodian))).toBe('not-allowed')
    expect(code(await city.releases.file(content.id, 'by-year.csv', custodian))).toBe('ok')
    expect(await looksAt(content.id)).toEqual([[custodian.member.person, ['by-year.csv']]])
    expect(code(await city.releases.approve(content.id, asked, as('custodian')))).toBe('ok')
    expect(await publicIds()).toContain(content.id)
  })

  it('of hospital or dialogue records police see no draft, and approve none', async () => {
    const content = await built(city, {
      dataset: 'injuries',
      population: 'injuries',
      provenances: ['health'],
    })
    expect(code(await city.releases.draft(content, 'x', custodian))).toBe('not-allowed')
    expect(code(await city.releases.draft(content, 'x', analyst))).toBe('ok')
    const asked = { contentHash: content.contentHash, why: 'read' }
    expect(code(await city.releases.one(content.id, custodian))).toBe('not-found')
    expect(code(await city.releases.file(content.id, 'by-year.csv', custodian))).toBe('not-found')
    expect(code(await city.releases.approve(content.id, asked, as('custodian')))).toBe('not-found')
    expect(code(await city.releases.approve(content.id, asked, counsel))).toBe('ok')
  })

  it('nobody can change or delete anything of a release: no role of the database is granted it', async () => {
    const id = await released({ dataset: 'fixed', population: 'fixed' })
    const changes = [
      `update release set content_hash = repeat('0', 64) where id = '${id}'`,
      `update release_file set content = '\\x00', bytes = 1, sha256 = encode(sha256('\\x00'), 'hex') where release_id = '${id}'`,
      `update release_decision set decision = 'withdrawn' where release_id = '${id}'`,
      `delete from release_decision where release_id = '${id}'`,
      `delete from release_file where release_id = '${id}'`,
      `delete from release where id = '${id}'`,
      'truncate release cascade',
    ]
    for (const role of databaseRoles)
      for (const change of changes) {
        const attempt = unitOfWork(
          engineOf(record.store),
          { role, city: madeUpCity.name, actor: 'mallory', compartments: ['open', 'trace'] },
          ({ session }) => session.query(change),
        )
        await expect(attempt, `${role}: ${change}`).rejects.toMatchObject({ code: '42501' })
      }
  })

  it('the tables themselves refuse what the code would: own drafts, disclosure, wrong roles, wrong hashes', async () => {
    const asWriter = (change: string) =>
      unitOfWork(
        engineOf(record.store),
        { role: 'record_writer', city: madeUpCity.name, actor: 'mallory' },
        ({ session }) => session.query(change),
      )
    const own = await built(city, { dataset: 'by-hand' })
    await city.releases.draft(own, 'x', analyst)
    const decide = (by: string, role: string, more = "'{made}', true, false, false") =>
      asWriter(`insert into release_decision
        (release_id, decision, decided_by, decided_as, decided_at, made_by, approvable, trace_derived, kept_from_police)
        values ('${own.id}', 'approved', '${by}', '${role}', now(), ${more.replace('{made}', analyst.member.person)})`)
    await expect(decide(analyst.member.person, 'counsel')).rejects.toMatchObject({ code: '23514' })
    await expect(decide('somebody', 'analyst')).rejects.toMatchObject({ code: '23514' })
    await expect(decide('somebody', 'counsel', "'{made}', false, false, false")).rejects.toMatchObject({
      code: '23514',
    })
    // Saying that somebody else made it, or that it is not what it is, breaks the key.
    await expect(
      decide(analyst.member.person, 'counsel', "'nobody', true, false, false"),
    ).rejects.toMatchObject({
      code: '23503',
    })
    await expect(
      asWriter(
        `insert into release_file values ('${own.id}', 'extra.csv', 'text/csv', 1, repeat('0', 64), '\\x61', false, false)`,
      ),
    ).rejects.toMatchObject({ code: '23514' })
  })

  it('every decision has its event and every approval its entry in the public log', async () => {
    const id = await released({ dataset: 'noted', population: 'noted' })
    const events = (await city.events(1000)).filter(one => one.subject === `release ${id}`)
    expect(events.map(one => one.action)).toEqual(['release-approved', 'release-drafted'])
    const { rows } = await unitOfWork(
      engineOf(record.store),
      { role: 'record_writer', city: null, actor: 'test' },
      ({ session }) => session.query('select type, version from log_entry where subject = $1', [id]),
    )
    expect(rows).toMatchObject([{ type: 'release', version: 1 }])
  })

  it('a backup brings releases back with every byte, and verify finds what was changed by hand', async () => {
    const id = await released({ dataset: 'kept', population: 'kept' })
    const folder = mkdtempSync(join(tmpdir(), 'understory-releases-'))
    const keys = await makeBackupKeys()
    await record.store.backup(join(folder, 'all.backup'), keys)
    await restoreRecord(join(folder, 'all.backup'), { dataDir: join(folder, 'again') }, keys)
    const again = await openRecord({ dataDir: join(folder, 'again') })
    const file = await publishedOf(again).releaseFile(madeUpCity.name, id, 'by-year.csv')
    expect(file.ok && sha256(file.value.content)).toBe(file.ok && file.value.sha256)
    expect((await again.verify()).differences).toEqual([])
    expect((await again.verify()).releaseFiles).toBeGreaterThan(2)
    // As the owner of the database, past every grant and constraint.
    const schema = `city_${madeUpCity.name}`
    await engineOf(again).execute(`alter table ${schema}.release_file no force row level security;
      alter table ${schema}.release_file drop constraint as_it_says;
      update ${schema}.release_file set content = '\\x6162' where release_id = '${id}' and name = 'by-year.csv'`)
    const { differences } = await again.verify()
    expect(differences.map(one => one.what)).toEqual([
      `bytes of by-year.csv of release ${id}`,
      `hash of by-year.csv of release ${id}`,
      `by-year.csv of release ${id} as its manifest has it`,
    ])
    await again.close()
    rmSync(folder, { recursive: true, force: true })
  }, 60_000)

  it('a page of drafts says where the next begins, and anything else is no page', async () => {
    const first = await city.releases.drafts(analyst, { limit: 2 })
    if (!first.ok || first.value.next === null) throw new Error('there are more than two')
    const second = await city.releases.drafts(analyst, { limit: 2, cursor: first.value.next })
    const ids = [...first.value.drafts, ...(second.ok ? second.value.drafts : [])].map(one => one.id)
    expect(ids).toEqual([...new Set(ids)].toSorted().toReversed())
    expect(ids).toHaveLength(4)
    expect(code(await city.releases.drafts(analyst, { cursor: 'x' }))).toBe('bad-parameter')
    expect(code(await city.releases.one('x', analyst))).toBe('not-found')
  })

  it('to work without a member nothing of a draft is visible', async () => {
    const { rows } = await memberWork(
      engineOf(record.store),
      { member: madeUpMember('operator', null), city: madeUpCity.name, purpose: 'operation' as never },
      ({ session }) => session.query('select id from release'),
    )
    expect(rows).toEqual([])
  })
})
