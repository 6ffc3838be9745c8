import { expect, test } from 'vitest'
import { highestGunNumber } from '../guns/several-guns.ts'
import { blockOf } from './block.ts'

// A pattern that tries again at each place of such a cell takes hours, and the test never ends.
const size = 2_000_000

test.each([
  ['flats of an address', () => blockOf(`1723 E PRATT ST${' #'.repeat(size / 2)}&`), '1700 E PRATT ST'],
  ['digits of an address', () => blockOf(`${'9'.repeat(size)}x`)?.length, 300],
  ['numbers of guns', () => highestGunNumber(`${'\n'.repeat(size)}2`), 0],
])('a cell of two million characters is read in one pass: %s', (_, read, expected) => {
  expect(read()).toBe(expected)
})
