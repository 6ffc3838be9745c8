import type { Bilingual } from '@understory/model'

/** What stands in a form, by name. */
export type Values = Readonly<Record<string, string>>

export const both = (values: Values, name: string): Bilingual => ({
  en: values[`${name}.en`] ?? '',
  es: values[`${name}.es`] ?? '',
})
export const bothOrNone = (values: Values, name: string): Bilingual | null =>
  values[`${name}.en`] || values[`${name}.es`] ? both(values, name) : null
export const valuesOfBoth = (name: string, text: Bilingual | null): Values => ({
  [`${name}.en`]: text?.en ?? '',
  [`${name}.es`]: text?.es ?? '',
})

const linesOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')

/** A line in English and its line in Spanish make one; a line without its other stays half, for the shape to refuse. */
export function pairedLines(values: Values, name: string): Bilingual[] {
  const [en, es] = [linesOf(values[`${name}.en`]), linesOf(values[`${name}.es`])]
  return Array.from({ length: Math.max(en.length, es.length) }, (_, i) => ({
    en: en[i] ?? '',
    es: es[i] ?? '',
  }))
}
export const valuesOfLines = (name: string, list: readonly Bilingual[]): Values => ({
  [`${name}.en`]: list.map(one => one.en).join('\n'),
  [`${name}.es`]: list.map(one => one.es).join('\n'),
})

export const tags = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/[\s,;]+/)
    .map(one => one.trim())
    .filter(one => one !== '')
