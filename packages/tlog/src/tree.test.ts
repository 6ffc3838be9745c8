import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { consistencyProof, verifyConsistency } from './consistency.ts'
import { leafHash, nodeHash } from './hash.ts'
import { inclusionProof, verifyInclusion } from './inclusion.ts'
import { memoryTree, treeHash } from './tree.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const growTree = (leaves: readonly Uint8Array[]) => {
  const tree = memoryTree()
  for (const leaf of leaves) tree.append(leaf)
  return tree
}
const leavesOf = (size: number) => Array.from({ length: size }, (_, i) => leafHash(Buffer.from(`entry ${i}`)))

/** The definition of RFC 6962 section 2.1, word for word, over a list. */
function rootByDefinition(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves
  if (leaves.length === 1 && first) return first
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return nodeHash(rootByDefinition(leaves.slice(0, k)), rootByDefinition(leaves.slice(k)))
}

test('the eight entries of the Certificate Transparency reference tests have their published roots', () => {
  const entries = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ]
  const { hashAt } = growTree(entries.map(entry => leafHash(Buffer.from(entry, 'hex'))))
  expect(hex(treeHash(0, hashAt))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(hex(treeHash(1, hashAt))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
  expect(hex(treeHash(2, hashAt))).toBe('fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125')
  expect(hex(treeHash(8, hashAt))).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328')
})

describe('by brute force, every tree up to 40 entries', () => {
  const leaves = leavesOf(40)
  const { hashAt } = growTree(leaves)
  test('its root is the one of the definition, also for every earlier size', () => {
    for (let size = 1; size <= 40; size++)
      expect(hex(treeHash(size, hashAt))).toBe(hex(rootByDefinition(leaves.slice(0, size))))
  })
  test('every entry is proved in it, by that proof only at that index', () => {
    for (let size = 1; size <= 40; size++) {
      const root = treeHash(size, hashAt)
      for (let index = 0; index < size; index++) {
        const claim = {
          index,
          size,
          leaf: hashAt(0, index),
          proof: inclusionProof(index, size, hashAt),
          root,
        }
        expect(verifyInclusion(claim)).toBe(true)
        for (let other = 0; other < size; other++)
          if (other !== index) expect(verifyInclusion({ ...claim, index: other })).toBe(false)
      }
    }
  })
  test('it is consistent with every earlier tree, and with no other', () => {
    for (let size = 1; size <= 40; size++)
      for (let oldSize = 1; oldSize <= size; oldSize++) {
        const proof = consistencyProof(oldSize, size, hashAt)
        const claim = {
          oldSize,
          size,
          proof,
          oldRoot: treeHash(oldSize, hashAt),
          root: treeHash(size, hashAt),
        }
        expect(verifyConsistency(claim)).toBe(true)
        expect(verifyConsistency({ ...claim, oldRoot: leafHash(Buffer.from('other')) })).toBe(false)
        expect(verifyConsistency({ ...claim, root: leafHash(Buffer.from('other')) })).toBe(false)
      }
  })
})

describe('laws', () => {
  const tree = growTree(leavesOf(1500))
  const size = fc.integer({ min: 2, max: 1500 })
  const flip = (proof: readonly Uint8Array[], bit: number) =>
    proof.map((hash, i) => {
      if (i !== Math.floor(bit / 256) % proof.length) return hash
      const copy = Uint8Array.from(hash)
      const at = Math.floor(bit / 8) % 32
      copy[at] = (copy[at] ?? 0) ^ (1 << (bit % 8))
      return copy
    })
  test('one bit changed, one hash more or one hash less in an inclusion proof, and it no longer holds', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (n, pick, bit) => {
        const index = pick % n
        const proof = inclusionProof(index, n, tree.hashAt)
        const claim = { index, size: n, leaf: tree.hashAt(0, index), proof, root: treeHash(n, tree.hashAt) }
        expect(verifyInclusion(claim)).toBe(true)
        expect(verifyInclusion({ ...claim, proof: flip(proof, bit) })).toBe(false)
        expect(verifyInclusion({ ...claim, proof: proof.slice(0, -1) })).toBe(false)
        expect(verifyInclusion({ ...claim, proof: [...proof, claim.leaf] })).toBe(false)
        expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(n)))
      }),
    )
  })
  test('the same for a consistency proof', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (n, pick, bit) => {
        const oldSize = 1 + (pick % (n - 1))
        const proof = consistencyProof(oldSize, n, tree.hashAt)
        const oldRoot = treeHash(oldSize, tree.hashAt)
        const claim = { oldSize, size: n, proof, oldRoot, root: treeHash(n, tree.hashAt) }
        expect(verifyConsistency(claim)).toBe(true)
        expect(verifyConsistency({ ...claim, proof: flip(proof, bit) })).toBe(false)
        expect(verifyConsistency({ ...claim, proof: proof.slice(0, -1) })).toBe(false)
        expect(verifyConsistency({ ...claim, proof: [...proof, oldRoot] })).toBe(false)
      }),
    )
  })
  test('an entry that looks like two hashes never passes for a subtree', () => {
    const [left, right] = [tree.hashAt(0, 0), tree.hashAt(0, 1)]
    expect(hex(leafHash(Buffer.concat([left, right])))).not.toBe(hex(nodeHash(left, right)))
  })
})

test('hashes of another length are refused, also where their bytes joined would be right', () => {
  const { hashAt } = growTree(leavesOf(4))
  const [first = leafHash(Buffer.of()), second = leafHash(Buffer.of())] = inclusionProof(0, 4, hashAt)
  const root = treeHash(4, hashAt)
  const leaf = hashAt(0, 0)
  const joined = Buffer.concat([leaf, first])
  const claim = { index: 0, size: 4, root }
  expect(verifyInclusion({ ...claim, leaf, proof: [first, second] })).toBe(true)
  expect(
    verifyInclusion({ ...claim, leaf: joined.subarray(0, 31), proof: [joined.subarray(31), second] }),
  ).toBe(false)
})

test('a proof that climbs past the top of the claimed tree is refused, even where the hashes agree', () => {
  const { hashAt } = growTree(leavesOf(4))
  const [leaf, other] = [hashAt(0, 1), hashAt(0, 0)]
  expect(verifyInclusion({ index: 0, size: 1, leaf, proof: [other], root: nodeHash(other, leaf) })).toBe(
    false,
  )
  const proof = consistencyProof(3, 4, hashAt)
  const oldRoot = treeHash(3, hashAt)
  const root = treeHash(4, hashAt)
  expect(verifyConsistency({ oldSize: 3, size: 4, proof, oldRoot, root })).toBe(true)
  const above = { oldRoot: nodeHash(other, oldRoot), root: nodeHash(other, root) }
  expect(verifyConsistency({ oldSize: 3, size: 4, proof: [...proof, other], ...above })).toBe(false)
})

test('proofs of what is not there are refused', () => {
  const { hashAt } = growTree(leavesOf(3))
  expect(() => inclusionProof(3, 3, hashAt)).toThrow('not in a tree of 3')
  expect(() => consistencyProof(0, 3, hashAt)).toThrow(RangeError)
  expect(() => consistencyProof(4, 3, hashAt)).toThrow('no earlier tree of 4')
  expect(() => treeHash(4, hashAt)).toThrow('no complete subtree')
})
