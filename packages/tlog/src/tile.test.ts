import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { consistencyProof, verifyConsistency } from './consistency.ts'
import { decodeEntries, encodeEntries } from './entries.ts'
import { leafHash } from './hash.ts'
import { inclusionProof, verifyInclusion } from './inclusion.ts'
import {
  entriesPath,
  hashAtOfTiles,
  parseTilePath,
  type Tile,
  tileBytes,
  tilePath,
  tilesToWrite,
} from './tile.ts'
import { memoryTree, treeHash } from './tree.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('addresses', () => {
  test('are those of the examples in c2sp.org/tlog-tiles', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067')
    expect(tilePath({ level: 1, index: 1, width: 17 })).toBe('tile/1/001.p/17')
    expect(entriesPath({ index: 273, width: 112 })).toBe('tile/entries/273.p/112')
    expect(tilePath({ level: 2, index: 0, width: 1 })).toBe('tile/2/000.p/1')
  })
  test('law: an address gives back its tile, and only one address does', () => {
    const tile = fc.record({
      level: fc.integer({ min: 0, max: 7 }),
      index: fc.integer({ min: 0, max: 1e12 }),
      width: fc.integer({ min: 1, max: 256 }),
    })
    fc.assert(
      fc.property(tile, made => {
        expect(parseTilePath(tilePath(made))).toEqual({ ok: true, value: { kind: 'hashes', tile: made } })
        expect(parseTilePath(entriesPath(made))).toEqual({
          ok: true,
          value: { kind: 'entries', tile: { ...made, level: 0 } },
        })
      }),
    )
    for (const wrong of [
      'tile/0/67',
      'tile/0/x000/001',
      'tile/00/001',
      'tile/0/001.p/256',
      'tile/0/001.p/0',
      'tile/0/001.p/08',
      'tile/64/000',
      'tile/0/../1',
      'tile/0/001/',
      '',
    ])
      expect(parseTilePath(wrong), wrong).toMatchObject({ ok: false })
  })
})

test('70,000 entries are 273 full tiles and three partial ones, as c2sp.org/tlog-tiles counts', () => {
  const tiles = tilesToWrite(0, 70_000)
  expect(tiles).toHaveLength(273 + 1 + 1 + 1 + 1)
  expect(tiles.filter(tile => tile.width < 256).map(tilePath)).toEqual([
    'tile/0/273.p/112',
    'tile/1/001.p/17',
    'tile/2/000.p/1',
  ])
  expect(tilesToWrite(70_000, 70_000)).toEqual([])
})

describe('a log kept as tiles', () => {
  const tree = memoryTree()
  for (let i = 0; i < 70_000; i++) tree.append(leafHash(Buffer.from(`entry ${i}`)))
  const store = new Map<string, Uint8Array>()
  const steps = [1, 2, 255, 256, 257, 1000, 65_536, 65_537, 70_000]
  let had = 0
  for (const size of steps) {
    for (const tile of tilesToWrite(had, size)) store.set(tilePath(tile), tileBytes(tile, tree.hashAt))
    had = size
  }
  const readTile = (tile: Tile) => {
    const bytes = store.get(tilePath(tile))
    if (!bytes) throw new Error(`no ${tilePath(tile)}`)
    return bytes
  }
  test('every size that was ever published can be read back from tiles alone, with its root', () => {
    for (const size of steps)
      expect(hex(treeHash(size, hashAtOfTiles(size, readTile)))).toBe(hex(treeHash(size, tree.hashAt)))
  })
  test('an outsider proves entries and growth from tiles', () => {
    const hashAt = hashAtOfTiles(70_000, readTile)
    const root = treeHash(70_000, hashAt)
    for (const index of [0, 255, 256, 65_535, 65_536, 69_999]) {
      const proof = inclusionProof(index, 70_000, hashAt)
      expect(verifyInclusion({ index, size: 70_000, leaf: tree.hashAt(0, index), proof, root })).toBe(true)
    }
    for (const oldSize of steps) {
      const proof = consistencyProof(oldSize, 70_000, hashAt)
      const oldRoot = treeHash(oldSize, tree.hashAt)
      expect(verifyConsistency({ oldSize, size: 70_000, proof, oldRoot, root })).toBe(true)
    }
  })
  test('a hash beyond the tree is refused, and so is a tile of the wrong length', () => {
    expect(() => hashAtOfTiles(1000, readTile)(0, 1000)).toThrow('no hash at level 0, index 1000')
    expect(() => hashAtOfTiles(1000, () => new Uint8Array(5))(0, 3)).toThrow('no hash')
  })
})

describe('bundles of entries', () => {
  test('are lengths of two bytes, the larger first, and the entries', () => {
    expect([...encodeEntries([Buffer.from('ab'), new Uint8Array(258)])].slice(0, 6)).toEqual([
      0, 2, 97, 98, 1, 2,
    ])
    expect(() => encodeEntries([new Uint8Array(65_536)])).toThrow('65535 bytes')
  })
  test('laws: what goes in comes out, and a bundle cut anywhere inside an entry is refused', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 }), entries => {
        const read = decodeEntries(encodeEntries(entries))
        expect(read).toEqual({ ok: true, value: entries })
      }),
    )
    const bundle = encodeEntries([Buffer.from('hello'), Buffer.from('world')])
    const whole = [0, 7, 14]
    for (let end = 0; end <= bundle.length; end++)
      expect(decodeEntries(bundle.subarray(0, end)).ok, String(end)).toBe(whole.includes(end))
  })
})
