import { auditLog, checkProof, parseCheckpoint, parseVerifierKey } from '@understory/tlog'
import { describe, expect, test } from 'vitest'
import { createPublicLog, type PublicLogOptions } from './public-log.ts'

const entryText = (n: number): string =>
  `{"id":"00000000-0000-7000-8000-${String(n).padStart(12, '0')}","sha256":"${'ab'.repeat(32)}","time":"2026-01-01T00:00:00.000Z","type":"release","version":1}`

/** A record's log as arrays, so that it can be set back and spoilt. The record's own is tested in packages/record. */
function house(entries: string[] = []) {
  const kept: { checkpoints: { size: number; note: string; at: string }[]; outside: string | null } = {
    checkpoints: [],
    outside: null,
  }
  const options = (change: Partial<PublicLogOptions> = {}): PublicLogOptions => ({
    published: {
      entries: async (from, limit) =>
        entries.slice(from, from + limit).map((text, i) => ({ index: from + i, text })),
      payload: async () => null,
      about: async () => [],
      lastCheckpoint: async () => kept.checkpoints.toSorted((a, b) => b.size - a.size)[0] ?? null,
    },
    save: async ({ size, note, at }) => void kept.checkpoints.push({ size, note, at: at.toISOString() }),
    lastSigned: {
      read: () => kept.outside,
      write: note => {
        kept.outside = note
      },
    },
    seed: new Uint8Array(32).fill(7),
    origin: 'safety.example/log',
    now: () => new Date('2026-02-03T04:05:06Z'),
    ...change,
  })
  return { entries, kept, options }
}

describe('the public log', () => {
  test('signs what was entered, and an outsider who reads every tile agrees', async () => {
    const { entries, options } = house(Array.from({ length: 300 }, (_, n) => entryText(n)))
    const log = createPublicLog(options())
    expect(await log.sign()).toBeNull()
    const key = parseVerifierKey(log.state().verifierKey)
    if (!key.ok) throw new Error(key.reason)
    const audit = () => auditLog({ read: path => log.file(path), verifiers: [key.value] })
    expect(await audit()).toMatchObject({ entries: 300, fault: null })
    entries.push(...Array.from({ length: 300 }, (_, n) => entryText(300 + n)))
    expect(await audit()).toMatchObject({ entries: 300, fault: null })
    await log.sign()
    expect(await audit()).toMatchObject({ entries: 600, fault: null })
    // The partial tile of the size that was signed before is still there.
    expect((await log.file('tile/0/001.p/44'))?.length).toBe(44 * 32)
    expect(await log.file('tile/0/002.p/200')).toBeNull()
    const one = await log.one(431)
    if (!one.ok) throw new Error(one.problem.detail)
    expect(checkProof(one.value.proof ?? '', Buffer.from(entryText(431)), [key.value]).ok).toBe(true)
    expect(checkProof(one.value.proof ?? '', Buffer.from(entryText(432)), [key.value]).ok).toBe(false)
  })

  test('signs the empty log too, so that its beginning is known', async () => {
    const log = createPublicLog(house().options())
    await log.sign()
    expect(log.state().checkpoint).toMatchObject({ size: 0 })
  })

  test('refuses to sign over a record that is older than what was signed', async () => {
    const { entries, kept, options } = house(Array.from({ length: 5 }, (_, n) => entryText(n)))
    await createPublicLog(options()).sign()
    const signed = kept.outside
    entries.length = 3
    kept.checkpoints.length = 0
    const restored = createPublicLog(options())
    expect(await restored.sign()).toContain('holds 3 entries, but 5 were signed')
    entries.push(entryText(90), entryText(91), entryText(92))
    expect(await restored.sign()).toContain('are not those that were signed')
    expect(kept.outside).toBe(signed)
    expect(kept.checkpoints).toEqual([])
    expect(restored.state().refusal).toContain('Restore')
  })

  test('refuses another key and another name', async () => {
    const { options } = house([entryText(1)])
    await createPublicLog(options()).sign()
    const others = [{ seed: new Uint8Array(32).fill(8) }, { origin: 'other.example/log' }]
    for (const other of others)
      expect(await createPublicLog(options(other)).sign()).toContain('another name or key')
  })

  test('a second server signs the same and never another history', async () => {
    const { entries, kept, options } = house([entryText(1), entryText(2)])
    const [one, two] = [createPublicLog(options()), createPublicLog(options())]
    await one.sign()
    entries.push(entryText(3))
    await Promise.all([one.sign(), two.sign()])
    const roots = new Map<number, Set<string>>()
    for (const { note } of kept.checkpoints) {
      const checkpoint = parseCheckpoint(note.slice(0, note.lastIndexOf('\n\n') + 1))
      if (!checkpoint.ok) throw new Error(checkpoint.reason)
      const { size, root } = checkpoint.value
      roots.set(size, (roots.get(size) ?? new Set()).add(Buffer.from(root).toString('hex')))
    }
    expect([...roots].map(([size, found]) => [size, found.size])).toEqual([
      [2, 1],
      [3, 1],
    ])
  })

  test('pages through its entries, and says what is not there', async () => {
    const log = createPublicLog(house(Array.from({ length: 5 }, (_, n) => entryText(n))).options())
    const first = await log.page(null, 3)
    expect(first.ok && first.value).toMatchObject({
      next: '3',
      entries: [{ index: 0 }, { index: 1 }, { index: 2 }],
    })
    const last = await log.page('3', 3)
    expect(last.ok && last.value.next).toBeNull()
    expect((await log.page('x', 3)).ok).toBe(false)
    expect((await log.one(5)).ok).toBe(false)
  })
})
