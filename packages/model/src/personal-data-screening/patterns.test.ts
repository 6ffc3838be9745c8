import fc from 'fast-check'
import { expect, test } from 'vitest'
import { identifyingPassages } from '../do-not-record.ts'
import { contactPatterns } from './contact-details.ts'
import { foldText } from './folded-text.ts'
import { identifyingPatterns } from './identifying-patterns.ts'

/** What of a pattern repeats: escapes and classes out, since signs in them repeat nothing. */
const withoutClasses = (source: string): string =>
  source.replaceAll(/\\[pP]\{\w+\}|\\./g, 'x').replaceAll(/\[[^\]]*\]/g, 'x')

test('no pattern repeats without a limit, so that no text makes one slow', () => {
  const patterns = [...identifyingPatterns.map(one => one.pattern), ...contactPatterns.map(([, one]) => one)]
  const endless = patterns.filter(one => /[*+]|\{\d+,\}/.test(withoutClasses(one.source)))
  expect(endless.map(one => one.source)).toEqual([])
  // Groups that repeat hold little, so that what is tried at one place stays small.
  const repeated = patterns.flatMap(one => [...withoutClasses(one.source).matchAll(/\)\{\d+,(\d+)\}/g)])
  expect(repeated.every(([, most]) => Number(most) <= 14)).toBe(true)
})

test('a passage is given as it was typed, with the place where it stands, whatever was folded', () => {
  const pieces = fc.constantFrom(
    'Ask',
    ' ',
    '４４３',
    '\u200b',
    '-',
    '555',
    '－',
    '0199',
    '  ',
    '\n',
    'é',
    '😀',
    '𝟎',
    '…',
    'x',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), parts => {
      const text = parts.join('')
      for (const one of identifyingPassages(text)) expect(text.slice(one.start, one.end)).toBe(one.text)
    }),
  )
})

test('digits of any script are folded to those of ASCII, and nothing invisible stays between them', () => {
  expect(foldText('٤٤٣ ४४३ ４４３ 𝟜𝟜𝟛 ④④③ ⁴⁴³').text).toBe('443 443 443 443 443 443')
  expect(foldText('4\u200b4\u00ad3\ufe0f').text).toBe('443')
  expect(foldText('a \t\n  b').text).toBe('a\nb')
})
