import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  auditLog,
  checkProof,
  encodeEntries,
  entriesPath,
  formatCheckpoint,
  formatProof,
  growingTree,
  inclusionProof,
  leafHash,
  makeSigner,
  memoryTree,
  parseProof,
  signNote,
  tileBytes,
  tilePath,
  tilesToWrite,
  treeHash,
} from './index.ts'

const signer = makeSigner('log.example/log')
const entryOf = (n: number): Buffer => Buffer.from(`entry ${n}`)

/** A log of this many entries as the files that its address would serve. */
function logOf(size: number) {
  const tree = memoryTree()
  const entries = Array.from({ length: size }, (_, n) => entryOf(n))
  for (const entry of entries) tree.append(leafHash(entry))
  const files = new Map<string, Uint8Array>()
  for (const tile of tilesToWrite(0, size)) {
    files.set(tilePath(tile), tileBytes(tile, tree.hashAt))
    if (tile.level > 0) continue
    const start = tile.index * 256
    files.set(entriesPath(tile), encodeEntries(entries.slice(start, start + tile.width)))
  }
  const root = treeHash(size, tree.hashAt)
  const note = signNote(formatCheckpoint({ origin: signer.name, size, root, extensions: [] }), [signer])
  files.set('checkpoint', Buffer.from(note))
  return { files, tree, root, note }
}
const audit = (files: ReadonlyMap<string, Uint8Array>, earlier?: { size: number; root: Uint8Array }) =>
  auditLog({ read: async path => files.get(path) ?? null, verifiers: [signer], earlier })

describe('a growing tree', () => {
  test('has the root of the definition at every size from 0 to 1,000, and around 256 and 65,536', () => {
    const [growing, whole] = [growingTree(), memoryTree()]
    const compared = (size: number) =>
      size <= 1_000 || Math.abs(size - 65_536) <= 3 || size % 16_384 === 0 || size === 66_000
    for (let size = 0; size <= 66_000; size++) {
      if (compared(size))
        expect(Buffer.from(growing.root()).toString('hex'), `${size}`).toBe(
          Buffer.from(treeHash(size, whole.hashAt)).toString('hex'),
        )
      const leaf = leafHash(entryOf(size))
      growing.append(leaf)
      whole.append(leaf)
    }
  })
})

describe('an audit', () => {
  test.each([0, 1, 2, 255, 256, 257, 511, 513, 1_000])('passes a sound log of %i entries', async size => {
    const outcome = await audit(logOf(size).files)
    expect(outcome).toMatchObject({ fault: null, entries: size, signedBy: [signer.name] })
  })

  test('passes 65,537 entries, three levels of tiles', async () => {
    const outcome = await audit(logOf(65_537).files)
    expect(outcome).toMatchObject({ fault: null, entries: 65_537, tiles: 257 + 1 + 1 })
  })

  test.each([1, 5, 300])('finds any one flipped byte in any file of a log of %i entries', async size => {
    const { files } = logOf(size)
    for (const [path, bytes] of files) {
      const step = Math.max(1, Math.floor(bytes.length / 64))
      for (let at = 0; at < bytes.length; at += step) {
        const spoilt = Uint8Array.from(bytes)
        spoilt[at] = (spoilt[at] ?? 0) ^ 0x01
        const { fault } = await audit(new Map([...files, [path, spoilt]]))
        expect(fault, `${path} byte ${at}`).not.toBeNull()
      }
    }
  })

  test('law: a flipped bit, a byte more or a byte less anywhere in a large log is found', async () => {
    const { files } = logOf(1_100)
    const paths = [...files.keys()]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.nat(),
        fc.nat({ max: 7 }),
        fc.constantFrom('flip', 'more', 'less'),
        async (path, where, bit, how) => {
          const bytes = files.get(path) ?? new Uint8Array()
          const at = where % bytes.length
          const spoilt =
            how === 'more'
              ? Uint8Array.from([...bytes, 0])
              : how === 'less'
                ? bytes.slice(0, -1)
                : bytes.map((byte, i) => (i === at ? byte ^ (1 << bit) : byte))
          const { fault } = await audit(new Map([...files, [path, spoilt]]))
          expect(fault, `${how} ${path} byte ${at} bit ${bit}`).not.toBeNull()
        },
      ),
      { numRuns: 150 },
    )
  })

  test('says which file is missing', async () => {
    const { files } = logOf(300)
    for (const path of files.keys()) {
      const { fault } = await audit(new Map([...files].filter(([name]) => name !== path)))
      expect(fault?.path).toBe(path)
    }
  })

  test('finds a history that was written anew, and a log that became shorter', async () => {
    const [before, now] = [logOf(200), logOf(300)]
    expect((await audit(now.files, { size: 200, root: before.root })).fault).toBeNull()
    expect((await audit(now.files, { size: 200, root: leafHash(entryOf(7)) })).fault?.reason).toContain(
      'first 200',
    )
    expect((await audit(before.files, { size: 300, root: now.root })).fault?.reason).toContain(
      'had 300 entries',
    )
  })
})

describe('a proof file', () => {
  const { tree, note } = logOf(300)
  const proofOf = (index: number) =>
    formatProof({ index, proof: inclusionProof(index, 300, tree.hashAt), note })

  test('proves its entry to whoever has the key, and no other entry', () => {
    for (const index of [0, 1, 255, 256, 299]) {
      expect(checkProof(proofOf(index), entryOf(index), [signer])).toMatchObject({
        ok: true,
        value: { index },
      })
      expect(checkProof(proofOf(index), entryOf(index + 1), [signer]).ok).toBe(false)
    }
    expect(checkProof(proofOf(3), entryOf(3), [makeSigner('other.example/log')]).ok).toBe(false)
  })

  test('reads as the specification writes it', () => {
    const lines = proofOf(0).split('\n')
    expect(lines.slice(0, 2)).toEqual(['c2sp.org/tlog-proof@v1', 'index 0'])
    expect(lines.slice(2, 11).every(line => Buffer.from(line, 'base64').length === 32)).toBe(true)
    expect(lines[11]).toBe('')
    expect(lines[12]).toBe(signer.name)
  })

  test('law: one changed character, and it proves nothing more', () => {
    const text = proofOf(77)
    fc.assert(
      fc.property(fc.nat({ max: text.length - 1 }), fc.constantFrom('A', '0', '\n', ' ', 'é'), (at, put) => {
        fc.pre(text[at] !== put)
        const spoilt = text.slice(0, at) + put + text.slice(at + 1)
        const outcome = checkProof(spoilt, entryOf(77), [signer])
        // A second signature line of an unknown key may be spoilt: it is passed over. There is only one here.
        expect(outcome.ok).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  test('law: whatever text comes is read or refused, never a crash', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), text => typeof parseProof(text).ok === 'boolean'))
  })
})
