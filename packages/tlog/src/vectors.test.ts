import { existsSync, globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { verifyConsistency } from './consistency.ts'
import { verifyInclusion } from './inclusion.ts'

/** Proofs of RFC 6962 trees, valid and invalid, from transparency-dev/merkle. */
const folder = '../shared/data/standards/merkle-vectors/testdata'
const present = existsSync(folder)
if (!present) console.warn(`Skipped: the vectors of transparency-dev/merkle are not at ${folder}.`)

const bytes = (base64: unknown): Uint8Array => Buffer.from(String(base64 ?? ''), 'base64')
const list = (proof: unknown): Uint8Array[] => (Array.isArray(proof) ? proof.map(bytes) : [])
const read = (kind: string) =>
  globSync(`${folder}/${kind}/**/*.json`).map(file => ({
    file,
    vector: JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>,
  }))

describe.skipIf(!present)('the vectors of transparency-dev/merkle', () => {
  test('all 98 inclusion proofs are accepted or refused as they should be', () => {
    const vectors = read('inclusion')
    for (const { file, vector } of vectors) {
      const accepted = verifyInclusion({
        index: Number(vector.leafIdx),
        size: Number(vector.treeSize),
        leaf: bytes(vector.leafHash),
        proof: list(vector.proof),
        root: bytes(vector.root),
      })
      expect(accepted, file).toBe(vector.wantErr === false)
    }
    expect(vectors).toHaveLength(98)
  })
  test('all 98 consistency proofs are accepted or refused as they should be', () => {
    const vectors = read('consistency')
    for (const { file, vector } of vectors) {
      const accepted = verifyConsistency({
        oldSize: Number(vector.size1),
        size: Number(vector.size2),
        proof: list(vector.proof),
        oldRoot: bytes(vector.root1),
        root: bytes(vector.root2),
      })
      expect(accepted, file).toBe(vector.wantErr === false)
    }
    expect(vectors).toHaveLength(98)
  })
})
