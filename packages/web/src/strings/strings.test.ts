import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { en } from './en.ts'
import { es } from './es.ts'
import { languageOf, otherLanguagePath, wordsOf } from './words.tsx'

type Ast = ReturnType<IntlMessageFormat['getAst']>

/** Names of the values and tags in a message. */
function namesIn(ast: Ast): string[] {
  return ast.flatMap(part => {
    const own = 'value' in part && part.type !== 0 ? [String(part.value)] : []
    const options =
      'options' in part ? Object.values(part.options).flatMap(option => namesIn(option.value)) : []
    const children = 'children' in part ? namesIn(part.children) : []
    return [...own, ...options, ...children]
  })
}
const names = (text: string, locale: string) =>
  [...new Set(namesIn(new IntlMessageFormat(text, locale).getAst()))].sort()

test('English and Spanish have the same keys', () => {
  expect(Object.keys(es).sort()).toEqual(Object.keys(en).sort())
})

test('each Spanish string uses the values that the English one uses', () => {
  const spanish: Record<string, string> = es
  for (const [key, text] of Object.entries(en))
    expect([key, names(spanish[key] ?? '', 'es')]).toEqual([key, names(text, 'en')])
})

test('numbers and dates are written as each language writes them', () => {
  const [english, spanish] = [wordsOf('en'), wordsOf('es')]
  expect(english.number(28967)).toBe('28,967')
  expect(english.day('2025-10-31')).toBe('October\u00a031, 2025')
  expect(spanish.day('2025-10-31')).toBe('31\u00a0de octubre de 2025')
  expect(english.weekday(1)).toBe('Monday')
  expect(spanish.weekday(7)).toBe('domingo')
})

test('the other language keeps the page', () => {
  expect(otherLanguagePath('/')).toBe('/es')
  expect(otherLanguagePath('/es')).toBe('/')
  expect(otherLanguagePath('/places/district/central')).toBe('/es/places/district/central')
  expect(otherLanguagePath('/es/places/district/central')).toBe('/places/district/central')
  expect(languageOf('/estimates')).toBe('en')
})
