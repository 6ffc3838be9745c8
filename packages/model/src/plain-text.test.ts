import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeHtml, plainText, singleLine } from './plain-text.ts'

test('one line stays one line, and has no control character, whatever was typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(singleLine(text)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
      expect(singleLine(text).isWellFormed()).toBe(true)
      expect(plainText(text)).not.toMatch(/[^\P{Cc}\n\t]|[\p{Zl}\p{Zp}]/u)
    }),
  )
  expect(singleLine('Ana\r\nBcc: eve@example.org\u0000')).toBe('Ana Bcc: eve@example.org')
  expect(plainText('one\r\ntwo\rthree\u2028four')).toBe('one\ntwo\nthree\nfour')
  expect(plainText('¿Qué pasó, Ñandú? 👍🏽')).toBe('¿Qué pasó, Ñandú? 👍🏽')
})

test('text in HTML is shown and does nothing', () => {
  expect(escapeHtml(`<img src=x onerror="a('b')"> & more`)).toBe(
    '&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt; &amp; more',
  )
})
