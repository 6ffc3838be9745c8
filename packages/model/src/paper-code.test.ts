import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newPaperCode, paperCode, readPaperCode } from './paper-code.ts'

const bytes = fc.uint8Array({ minLength: 9, maxLength: 9 })

test('a code is read as it was made, in small letters, without hyphens, with an O for a zero', () => {
  fc.assert(
    fc.property(bytes, random => {
      const code = paperCode(random)
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{3}.$/)
      const [head, check] = [code.slice(0, -1), code.slice(-1)]
      const typed = ` ${head.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')}${check} `
      expect(readPaperCode(typed)).toBe(code)
    }),
  )
})

test('one wrong letter, or two that changed places, are noticed', () => {
  fc.assert(
    fc.property(bytes, fc.nat({ max: 12 }), fc.nat({ max: 31 }), (random, at, other) => {
      const plain = paperCode(random).replaceAll('-', '')
      const letter = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[other] ?? ''
      const wrong = plain.slice(0, at) + letter + plain.slice(at + 1)
      if (wrong !== plain) expect(readPaperCode(wrong)).toBeNull()
      const swapped = plain.slice(0, at) + (plain[at + 1] ?? '') + (plain[at] ?? '') + plain.slice(at + 2)
      if (at < 12 && swapped !== plain) expect(readPaperCode(swapped)).toBeNull()
    }),
  )
})

test('a new code has letters and digits alone, also where the first draw would end in a sign', () => {
  fc.assert(
    fc.property(fc.array(bytes, { minLength: 20, maxLength: 20 }), draws => {
      const left = [...draws, new Uint8Array(9)]
      const code = newPaperCode(() => left.shift() ?? new Uint8Array(9))
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{4}$/)
      expect(readPaperCode(code)).toBe(code)
    }),
  )
})

test('what is too short, too long or not of the alphabet is no code', () => {
  for (const typed of ['', 'ABC', 'UUUUU-UUUUU-UUUU', `${paperCode(new Uint8Array(9))}0`])
    expect(readPaperCode(typed)).toBeNull()
})
