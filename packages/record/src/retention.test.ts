import { compartments, may, purgeDay, type Role, roles, type Source } from '@understory/model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Doing } from './city/agreements/types.ts'
import { unitOfWork } from './engine/unit-of-work.ts'
import { engineOf } from './store.ts'
import {
  agreeOn,
  batchOf,
  madeUpCity,
  madeUpMember,
  madeUpOrganisation,
  madeUpRow,
  madeUpSource,
  type TestRecord,
  withRecord,
} from './testing.ts'
import type { CityRecord } from './types.ts'

const working = madeUpSource({ name: 'working', provenance: 'agency-own', retention: 'working-file' })
const walled = madeUpSource({ name: 'leads', provenance: 'nibin', retention: 'walled' })
const noon = (day: string) => new Date(`${day}T17:00:00Z`)
const as = (role: Role, at: Date): Doing => ({
  member: madeUpMember(role, madeUpOrganisation('counsel')),
  now: at,
})

describe.each(['pglite', 'postgres'] as const)('retention on %s', engine => {
  let record: TestRecord
  let city: CityRecord
  let received = ''

  /** Three rows and one set aside; the number of the import. */
  async function bring(source: Source, rows = 3): Promise<number> {
    await agreeOn(city, source)
    const begun = await city.beginImport({ source, fileName: 'a.csv', fileHash: null, actor: 'test' })
    if (!begun.ok) throw new Error(begun.problem.detail)
    const made = Array.from({ length: rows }, (_, n) => madeUpRow(n + 2, { key: `${source.name} ${n}` }))
    await begun.value.write(batchOf(made, [{ line: 90, column: 'date', reason: 'not-a-date', raw: 'x,y' }]))
    const report = await begun.value.finish({ fileHash: String(made.length).repeat(64), notes: [] })
    return report.importNo
  }
  const stored = (table: string) =>
    unitOfWork(
      engineOf(record.store),
      {
        role: 'record_writer',
        city: 'riverton',
        actor: 'test',
        compartments,
      },
      async ({ session }) =>
        Object.fromEntries(
          (
            await session.query(
              `select import_no, count(*)::integer as n from ${table} group by 1 order by 1`,
            )
          ).rows.map(row => [Number(row.import_no), Number(row.n)]),
        ),
    )
  const dayAfter = (retention: Source['retention'], days = 0) => {
    const first = purgeDay(retention, received)
    if (first === null) throw new Error(`${retention} is kept for good`)
    return new Date(noon(first).getTime() + days * 86_400_000)
  }
  const imports = { open: 0, working: 0, walled: 0 }

  beforeAll(async () => {
    record = await withRecord(engine)
    city = await record.store.makeCity(madeUpCity)
    imports.open = await bring(madeUpSource())
    imports.working = await bring(working)
    imports.walled = await bring(walled)
    received = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date())
  })
  afterAll(() => record?.close())

  it('computes the day when the import begins', async () => {
    const days = await unitOfWork(
      engineOf(record.store),
      { role: 'record_writer', city: 'riverton', actor: 'test', compartments },
      async ({ session }) =>
        (
          await session.query("select to_char(purge_on, 'YYYY-MM-DD') as day from import order by no")
        ).rows.map(row => row.day),
    )
    expect(days).toEqual([null, purgeDay('working-file', received), purgeDay('walled', received)])
  })

  it('takes nothing on the day before', async () => {
    const report = await city.retention.purge(dayAfter('working-file', -1))
    expect(report.lines).toEqual([])
    expect(await stored('incident')).toEqual({ [imports.open]: 3, [imports.working]: 3, [imports.walled]: 3 })
  })

  it('says what it would take, and changes nothing', async () => {
    const report = await city.retention.purge(dayAfter('working-file'), { dryRun: true })
    expect(report.lines).toMatchObject([{ class: 'working-file', imports: 1, rows: 3, setAside: 1, held: 0 }])
    expect(await stored('set_aside')).toMatchObject({ [imports.working]: 1 })
  })

  it('keeps what a legal hold names, until its last day, and its end is an event', async () => {
    const counsel = as('counsel', dayAfter('working-file', -1))
    const until = dayAfter('working-file', 2).toISOString().slice(0, 10)
    const ask = { kind: 'source', subject: 'working', reason: 'A court asked.', until } as const
    expect(await city.retention.hold({ ...ask, subject: 'nothing' }, counsel)).toMatchObject({
      problem: { code: 'bad-parameter', where: 'subject' },
    })
    expect(await city.retention.hold({ ...ask, until: '2020-01-01' }, counsel)).toMatchObject({
      problem: { code: 'bad-parameter', where: 'until' },
    })
    const set = await city.retention.hold(ask, counsel)
    expect(set).toMatchObject({ ok: true, value: { holds: true, owner: counsel.member.person } })
    const held = await city.retention.purge(dayAfter('working-file', 2))
    expect(held).toMatchObject({ lines: [{ imports: 0, held: 1 }], lapsedHolds: 0 })
    expect(await stored('incident')).toMatchObject({ [imports.working]: 3 })
    expect(await city.retention.overview(as('auditor', dayAfter('working-file', 2)))).toMatchObject({
      classes: [{}, { class: 'working-file', imports: 1, rows: 3, held: 1 }, {}],
      holds: [{ holds: true }],
    })
  })

  it('takes what is past its day, with its event, and leaves the rest; a second run finds nothing', async () => {
    const report = await city.retention.purge(dayAfter('working-file', 3))
    expect(report).toMatchObject({
      lapsedHolds: 1,
      lines: [{ class: 'working-file', imports: 1, rows: 3, setAside: 1, held: 0 }],
    })
    expect(await stored('incident')).toEqual({ [imports.open]: 3, [imports.walled]: 3 })
    expect(await stored('set_aside')).toEqual({ [imports.open]: 1, [imports.walled]: 1 })
    expect((await city.retention.purge(dayAfter('working-file', 3))).lines).toEqual([])
    const events = await city.events(20)
    expect(events.filter(one => one.action === 'rows-purged')).toMatchObject([
      { subject: `import ${imports.working}`, detail: { class: 'working-file', rows: 3, setAside: 1 } },
    ])
    expect(events.filter(one => one.action === 'legal-hold-ended')).toHaveLength(1)
    const { purges } = await city.retention.overview(as('counsel', dayAfter('working-file', 3)))
    expect(purges[0]).toMatchObject({ class: 'working-file', imports: 1, rows: 3, setAside: 1, held: 0 })
  })

  it('leaves a record that verifies; a purge without its event is found', async () => {
    expect((await record.store.verify()).differences).toEqual([])
    const quietly = (purgedOn: string) =>
      unitOfWork(
        engineOf(record.store),
        {
          role: 'record_writer',
          city: 'riverton',
          actor: 'test',
          compartments,
        },
        async ({ session }) => {
          await session.query(`delete from incident where import_no = ${imports.walled}`)
          await session.query(`delete from set_aside where import_no = ${imports.walled}`)
          await session.query(
            `update import set purged_on = '${purgedOn}', rows = 0, rows_hash = 0 where no = ${imports.walled}`,
          )
        },
      )
    await quietly('2026-01-01')
    expect((await record.store.verify()).differences).toMatchObject([
      { importNo: imports.walled, what: 'events of its purge', expected: '1', found: '0' },
    ])
  })

  it('brings the day forward where the agreement ends early', async () => {
    const short = madeUpSource({ name: 'short', provenance: 'agency-own', retention: 'walled' })
    const dsa = await agreeOn(city, short, { retentionDays: 10 })
    const no = await bring(short)
    const now = new Date()
    const ended = await city.agreements.end(String(dsa), { version: 2, why: 'over' }, as('counsel', now))
    expect(ended.ok).toBe(true)
    const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000)
    expect((await city.retention.purge(inDays(10))).lines).toEqual([])
    expect((await city.retention.purge(inDays(11))).lines).toMatchObject([
      { class: 'walled', imports: 1, rows: 3 },
    ])
    expect(await stored('incident')).not.toHaveProperty(String(no))
  })

  it('is shown to the roles that may read it, and to no other', async () => {
    for (const role of roles) {
      const { purges } = await city.retention.overview(as(role, new Date()))
      expect([role, purges.length > 0]).toEqual([role, may(role, 'read-retention').allowed])
    }
  })

  it('lets a hold be ended once, with a reason', async () => {
    const counsel = as('counsel', new Date())
    const until = '2099-01-01'
    const far = await city.retention.hold(
      { kind: 'class', subject: 'walled', reason: 'too long', until },
      counsel,
    )
    expect(far).toMatchObject({ problem: { code: 'bad-parameter', expected: 'at most ten years' } })
    const set = await city.retention.hold(
      {
        kind: 'city',
        subject: 'riverton',
        reason: 'A court asked.',
        until: received.replace(/^\d{4}/, '2030'),
      },
      counsel,
    )
    const id = set.ok ? set.value.id : ''
    expect(await city.retention.release(id, { why: 'The case is closed.' }, counsel)).toMatchObject({
      value: { holds: false, endedWhy: 'The case is closed.' },
    })
    expect(await city.retention.release(id, { why: 'again' }, counsel)).toMatchObject({
      problem: { code: 'bad-parameter' },
    })
    expect(await city.retention.release('nothing', { why: 'again' }, counsel)).toMatchObject({
      problem: { code: 'not-found' },
    })
  })
})
