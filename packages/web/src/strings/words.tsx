import { IntlMessageFormat } from 'intl-messageformat'
import { createContext, createElement, Fragment, type ReactNode, use } from 'react'
import { en } from './en.ts'
import { es } from './es.ts'

export type Language = 'en' | 'es'
export type StringKey = keyof typeof en
type Values = Record<string, string | number>
type RichValues = Record<string, string | number | ((parts: ReactNode[]) => ReactNode)>

const catalogues: Record<Language, Record<StringKey, string>> = { en, es }
const locales: Record<Language, string> = { en: 'en-US', es: 'es-US' }
const messages = new Map<string, IntlMessageFormat>()

function message(language: Language, key: StringKey): IntlMessageFormat {
  const name = `${language} ${key}`
  const known = messages.get(name)
  if (known) return known
  const made = new IntlMessageFormat(catalogues[language][key], locales[language])
  messages.set(name, made)
  return made
}

/** How one language says things: strings of the catalogue, numbers, shares and dates. */
export function wordsOf(language: Language) {
  const locale = locales[language]
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const tenth = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const exact = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const finePercent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  const day = dates({ day: 'numeric', month: 'long', year: 'numeric' })
  const month = dates({ month: 'long', year: 'numeric' })
  const shortMonth = dates({ month: 'short', year: 'numeric' })
  const weekday = dates({ weekday: 'long' })
  const shortWeekday = dates({ weekday: 'short' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const languageNames = new Intl.DisplayNames(locale, { type: 'language' })
  const t = (key: StringKey, values?: Values): string => String(message(language, key).format(values))
  return {
    language,
    t,
    /** Like `t`, with tags: `<b>…</b>` in the string is given to `values.b`. */
    rich: (key: StringKey, values: RichValues): ReactNode => {
      const parts = message(language, key).format<ReactNode>(values)
      return Array.isArray(parts) ? createElement(Fragment, null, ...parts) : parts
    },
    /** A string whose key is made of a code of the API; the code itself where the catalogue does not know it. */
    code: (prefix: string, code: string, label = code): string => {
      const key = `${prefix}.${code || 'not-known'}`
      return hasKey(key) ? t(key) : label
    },
    number: (value: number) => whole.format(value),
    /** A number that somebody typed: as many decimals as it has, two at most. */
    typed: (value: number) => exact.format(value),
    /** A rate or another measured value: one decimal below 100. */
    measured: (value: number) => (Math.abs(value) < 99.95 ? tenth : whole).format(value),
    percent: (share: number) => (share > 0 && share < 0.1 ? finePercent : percent).format(share),
    /** `October 31, 2025`; month and day stay on one line. */
    day: (text: string) =>
      day
        .format(new Date(`${text.slice(0, 10)}T00:00:00Z`))
        .replace(/(\p{L}) (\d)|(\d) (\p{L})/u, '$1$3\u00a0$2$4'),
    /** An instant (ms since 1970) as a time of day in a time zone. */
    time: (ms: number, timeZone: string) =>
      new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone }).format(ms),
    month: (text: string) => month.format(new Date(`${text.slice(0, 7)}-01T00:00:00Z`)),
    shortMonth: (text: string) => shortMonth.format(new Date(`${text.slice(0, 7)}-01T00:00:00Z`)),
    /** 1 is Monday; 2024-01-01 was one. */
    weekday: (n: number) => weekday.format(Date.UTC(2024, 0, n)),
    shortWeekday: (n: number) => shortWeekday.format(Date.UTC(2024, 0, n)),
    list: (items: readonly string[]) => list.format(items),
    /** The name of a language by its BCP 47 tag. */
    languageName: (tag: string) => languageNames.of(tag) ?? tag,
    /** The address of a page in this language. */
    path: (path: string) => (language === 'es' ? `/es${path === '/' ? '' : path}` : path),
  }
}
export type Words = ReturnType<typeof wordsOf>

const hasKey = (key: string): key is StringKey => Object.hasOwn(en, key)

const spoken: Record<Language, Words> = { en: wordsOf('en'), es: wordsOf('es') }

/** `/es` and `/es/…` are Spanish; everything else is English. */
export const languageOf = (pathname: string): Language => (/^\/es(\/|$)/.test(pathname) ? 'es' : 'en')
export const wordsAt = (pathname: string): Words => spoken[languageOf(pathname)]

/** The same page in the other language. */
export function otherLanguagePath(pathname: string): string {
  if (languageOf(pathname) === 'en') return pathname === '/' ? '/es' : `/es${pathname}`
  return pathname.replace(/^\/es\/?/, '/')
}

export const WordsContext = createContext<Words>(spoken.en)
/** For `<b>` in a string. */
export const bold = (parts: ReactNode[]): ReactNode => createElement('b', null, ...parts)

export const useWords = (): Words => use(WordsContext)
