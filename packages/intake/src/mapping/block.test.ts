import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blockOf } from './block.ts'

test.each([
  ['1723 E PRATT ST', '1700 E PRATT ST'],
  ['1700  E PRATT ST ', '1700 E PRATT ST'],
  ['12 MAIN ST', '0 MAIN ST'],
  ['123-125 A ST', '100 A ST'],
  ['123B A ST', '100 A ST'],
  ['123 1/2 A ST', '100 A ST'],
  ['2400 B/O 4TH ST NE', '2400 B/O 4TH ST NE'],
  ['1523 block of Nowhere Avenue', '1500 block of Nowhere Avenue'],
  ['4523 A ST APT 12', '4500 A ST'],
  ['4523 A ST #4', '4500 A ST'],
  ['33RD ST & ST PAUL ST', '33RD ST & ST PAUL ST'],
  ['5TH AVE', '5TH AVE'],
  ['ST & IMLA ST', 'ST & IMLA ST'],
  ['   ', null],
])('%s is the block %s', (address, block) => {
  expect(blockOf(address)).toBe(block)
})

test('no house number at the beginning survives', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99_999 }),
      fc.constantFrom('A ST', 'Oak Avenue', 'N 5TH ST'),
      (no, street) => {
        expect(blockOf(`${no} ${street}`)).toBe(`${Math.floor(no / 100) * 100} ${street}`)
      },
    ),
  )
})
