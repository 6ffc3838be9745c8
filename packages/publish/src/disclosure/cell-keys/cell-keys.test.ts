import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { noiseTable, perturb, publishPerturbed, roundingTable, rowOf } from './noise-table.ts'
import { cellKeyOf, recordKey } from './record-key.ts'

const path = new URL('../../../../../../shared/data/disclosure/ons_ptable_10_5_rule.csv.gz', import.meta.url)
const here = existsSync(path)
if (!here) console.log('skipped: the sample table of the ONS is not beside the checkout')

// ONSdigital/cell-key-perturbation, data_files/ptable_10_5_rule.csv.
test.skipIf(!here)('the 10-5 table is the one of the ONS on all its rows', () => {
  const lines = gunzipSync(readFileSync(path)).toString().trim().split(/\r?\n/).slice(1)
  expect(lines).toHaveLength(192_000)
  const table = roundingTable()
  const wrong = lines.filter(line => {
    const [pcv = 0, ckey = 0, pvalue] = line.split(',').map(Number)
    return table[(pcv - 1) * 256 + ckey] !== pvalue
  })
  expect(wrong).toEqual([])
})

test.each([
  [9, 0],
  [11, 10],
  [12, 10],
  [13, 15],
  [750, 750],
  [751, 750],
  [1003, 1005],
])('under the 10-5 rule %i becomes %i', (n, becomes) => {
  for (const key of [0, 17, 255]) expect(perturb(n, key, roundingTable())).toBe(becomes)
})

test('under the threshold nothing is said; zero stays zero', () => {
  const table = roundingTable()
  expect(publishPerturbed(9, 3, table, 10)).toBeNull()
  expect(publishPerturbed(11, 3, table, 10)).toBe(10)
  expect(publishPerturbed(0, 3, table, 10)).toBe(0)
  // A table that takes everything away must not turn a small count into a shown zero.
  expect(
    publishPerturbed(
      1,
      0,
      noiseTable(pcv => -pcv),
      10,
    ),
  ).toBeNull()
})

test('large counts use rows 501 to 750 over and over', () => {
  expect([750, 751, 1000, 1001, 1250].map(rowOf)).toEqual([750, 501, 750, 501, 750])
})

// RFC 4231, test case 2: HMAC-SHA-256 of it begins with 5b.
test('a record key is the first byte of HMAC-SHA-256', () => {
  expect(recordKey(Buffer.from('Jefe'), 'what do ya want for nothing?')).toBe(0x5b)
})

test('record keys are spread evenly over 0 to 255', () => {
  const counts = new Int32Array(256)
  for (let i = 0; i < 256 * 200; i++) {
    const key = recordKey(Buffer.from('made up'), `record ${i}`)
    counts[key] = (counts[key] ?? 0) + 1
  }
  const chiSquare = [...counts].reduce((sum, n) => sum + (n - 200) ** 2 / 200, 0)
  // 255 degrees of freedom: 0.1 % of fair draws lie above 330.5.
  expect(chiSquare).toBeLessThan(330.5)
})

test('the key of a cell does not depend on order, and the keys of parts add up to the key of the whole', () => {
  const keys = fc.array(fc.integer({ min: 0, max: 255 }))
  fc.assert(
    fc.property(keys, keys, (a, b) => {
      expect(cellKeyOf([...b, ...a])).toBe(cellKeyOf([...a, ...b]))
      expect((cellKeyOf(a) + cellKeyOf(b)) % 256).toBe(cellKeyOf([...a, ...b]))
    }),
  )
})
