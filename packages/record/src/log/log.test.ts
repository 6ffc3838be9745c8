import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseRoles, unitOfWork } from '../engine/unit-of-work.ts'
import { publishedOf } from '../published.ts'
import { engineOf } from '../store.ts'
import { madeUpCity, type TestRecord, withRecord } from '../testing.ts'
import { appendLogEntry, type LogNote, saltedHash } from './append.ts'

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const note = (n: number, change: Partial<LogNote> = {}): LogNote => ({
  type: 'release',
  id: id(n),
  version: 1,
  payload: { title: 'Shootings by month', n },
  now: new Date('2026-01-02T03:04:05Z'),
  ...change,
})

describe.each(['pglite', 'postgres'] as const)('the public log in %s', engine => {
  let record: TestRecord
  const append = (one: LogNote, then: () => void = () => {}) =>
    unitOfWork(
      engineOf(record.store),
      { role: 'record_writer', city: 'riverton', actor: 'test', purpose: 'test' },
      async unit => {
        const index = await appendLogEntry(unit, one)
        then()
        return index
      },
    )
  const log = () => publishedOf(record.store).log

  beforeAll(async () => {
    record = await withRecord(engine)
    await record.store.makeCity(madeUpCity)
  })
  afterAll(() => record?.close())

  it('gives every entry the next index, also when many come at once', async () => {
    const before = (await log().entries(0, 1000)).length
    const given = await Promise.all(Array.from({ length: 20 }, (_, n) => append(note(n))))
    expect(given.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => before + n))
  })

  it('keeps nothing of an entry whose transaction failed, and gives its index to the next', async () => {
    const before = (await log().entries(0, 1000)).length
    const failing = append(note(50), () => {
      throw new Error('the thing itself could not be written')
    })
    await expect(failing).rejects.toThrow('could not be written')
    expect(await append(note(51))).toBe(before)
  })

  it('writes canonical JSON with a salted hash, and no word of the payload', async () => {
    const index = await append(note(60, { payload: { b: 1, a: 'a title nobody may read in the log' } }))
    const [entry] = await log().entries(index, 1)
    const fields = JSON.parse(entry?.text ?? '')
    expect(Object.keys(fields)).toEqual(['id', 'sha256', 'time', 'type', 'version'])
    expect(entry?.text).toBe(JSON.stringify(fields))
    expect(entry?.text).not.toContain('title')
    const payload = await log().payload(index)
    expect(saltedHash(Buffer.from(payload?.salt ?? '', 'hex'), payload?.value)).toBe(fields.sha256)
  })

  it('forgets what an entry was about when it is erased, and keeps the entry', async () => {
    const index = await append(note(70))
    expect(await record.store.eraseLogPayload(index, 'counsel')).toBe(true)
    expect(await log().payload(index)).toBeNull()
    expect(await log().entries(index, 1)).toHaveLength(1)
  })

  it('takes no other type and no id that could carry words', async () => {
    await expect(append(note(1, { type: 'opinion' as 'release' }))).rejects.toThrow('not a type')
    await expect(append(note(1, { id: 'Jane Doe' }))).rejects.toThrow('by UUID')
  })

  it('lets nobody change or delete an entry or a checkpoint', async () => {
    for (const role of databaseRoles)
      for (const text of [
        `update understory.log_entry set entry = 'x'`,
        'delete from understory.log_entry',
        `update understory.log_checkpoint set note = 'x'`,
        'delete from understory.log_checkpoint',
      ])
        await expect(
          unitOfWork(engineOf(record.store), { role, city: null, actor: 'test' }, ({ session }) =>
            session.query(text),
          ),
          `${role}: ${text}`,
        ).rejects.toMatchObject({ code: '42501' })
  })

  it('keeps the first checkpoint of a size', async () => {
    const at = new Date('2026-01-02T03:04:05Z')
    await record.store.saveCheckpoint({ size: 9_999, note: 'first', at })
    await record.store.saveCheckpoint({ size: 9_999, note: 'second', at })
    expect(await log().lastCheckpoint()).toMatchObject({ size: 9_999, note: 'first' })
  })
})
