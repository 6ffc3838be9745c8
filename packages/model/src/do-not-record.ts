import * as z from 'zod'
import { givenNames, namesThatAreWords } from './given-names.ts'
import { contactDetails } from './personal-data-screening/contact-details.ts'
import { foldText } from './personal-data-screening/folded-text.ts'
import type { Reading } from './personal-data-screening/free-text-field.ts'
import { identifyingPatterns } from './personal-data-screening/identifying-patterns.ts'

/** What is never written down at a table, since it leads to a person. */
export const identifyingKinds = [
  'name',
  'nickname',
  'block',
  'vehicle',
  'school',
  'contact',
  'date',
  'identity',
] as const
export type IdentifyingKind = (typeof identifyingKinds)[number]

/** A passage that may lead to a person, with where it stands in the text (UTF-16 units). */
export interface IdentifyingPassage {
  readonly kind: IdentifyingKind
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Kinds of which nobody may say that they identify no one: contact details, and numbers that stand for a person. */
const neverCleared: ReadonlySet<IdentifyingKind> = new Set(['contact', 'identity'])

/** Words that have a capital letter and are nobody. */
const nobody: ReadonlySet<string> = new Set(
  `i i'm i'd i'll i've monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays january february march april may june july august september october november
december english spanish black white latino latina latinx hispanic african american americans mexican asian muslim christian jewish god mayor council police
department city hall church park board state county federal government governor congress school medicaid medicare facebook instagram tiktok youtube snapchat google
internet halloween christmas thanksgiving easter ramadan juneteenth new year covid north south east west side northside southside eastside westside mom dad grandma
grandpa mother father the we you they he she it if when our my a an and but or so no yes ok okay ed tv er dios alcalde policía iglesia navidad ciudad
español inglés estado`.split(/\s+/),
)

const word = /\p{L}[\p{L}'’-]*/gu
const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('’', "'")

/**
 * Passages of a note that may lead to a person: names, nicknames, blocks, vehicles, schools, contacts and days that point to one incident. By patterns
 * in English and Spanish, a list of given names, and any capital letter inside of a sentence; `known` are words that are nobody here, such as the names of areas and
 * of the organisations of the series. Read narrowly, as titles are, capital letters say nothing and places need a number. It stops too often rather than too seldom, and it cannot know every name: one that begins a sentence and is not on
 * the list passes. So two people look before anything is released.
 * In the order of the text, without overlaps.
 */
export function identifyingPassages(
  original: string,
  known: readonly string[] = [],
  reading: Reading = 'wide',
): IdentifyingPassage[] {
  const { text, startOf, endOf } = foldText(original)
  const found: Omit<IdentifyingPassage, 'text'>[] = []
  const add = (kind: IdentifyingKind, start: number, end: number): void => {
    const apart = !found.some(one => start < one.end && one.start < end)
    if (apart) found.push({ kind, start, end })
  }
  for (const { kind, start, end } of contactDetails(text, reading)) add(kind, start, end)
  const free = knownSpans(text, known)
  for (const { kind, pattern, wideOnly } of identifyingPatterns) {
    if (wideOnly && reading !== 'wide') continue
    for (const match of text.matchAll(pattern)) {
      const leading = match[0].length - match[0].trimStart().length
      const [start, end] = [match.index + leading, match.index + match[0].trimEnd().length]
      if (!isInside(free, start, end)) add(kind, start, end)
    }
  }
  for (const { start, end } of namesIn(text, free, reading)) add('name', start, end)
  return found
    .toSorted((a, b) => a.start - b.start)
    .map(({ kind, ...span }) => {
      const [start, end] = [startOf(span.start), endOf(span.end - 1)]
      return { kind, text: original.slice(start, end), start, end }
    })
}

interface Span {
  readonly start: number
  readonly end: number
}
const isInside = (spans: readonly Span[], start: number, end: number): boolean =>
  spans.some(one => one.start <= start && end <= one.end)

/** Where known names stand, as whole phrases: a park named after a person makes that person's name no word that is nobody. */
function knownSpans(text: string, known: readonly string[]): Span[] {
  return known.flatMap(phrase => {
    const words = phrase
      .trim()
      .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll(/\s+/g, '\\s+')
    if (words === '') return []
    const pattern = new RegExp(`(?<![\\p{L}\\d])${words}(?![\\p{L}\\d])`, 'giu')
    return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
      start: index,
      end: index + found.length,
    }))
  })
}

/** Runs of words that are names by the list or by their capital letter. */
function namesIn(text: string, free: readonly Span[], reading: Reading): Span[] {
  const shouted = text === text.toUpperCase()
  const runs: { start: number; end: number }[] = []
  for (const match of text.matchAll(word)) {
    const own = plain(match[0]).replace(/'s$/, '')
    const [start, end] = [match.index, match.index + match[0].length]
    if (isInside(free, start, end)) continue
    const isListed = givenNames.has(own) && !namesThatAreWords.has(own)
    if (!isListed && (reading !== 'wide' || shouted || !isCapitalised(text, start, match[0], own))) continue
    const last = runs.at(-1)
    if (last && /^\s+$/u.test(text.slice(last.end, start))) last.end = end
    else runs.push({ start, end })
  }
  return runs
}

/** A capital letter inside of a sentence, of a word that is not known to be nobody’s name. */
const isCapitalised = (text: string, start: number, as: string, own: string): boolean =>
  /^\p{Lu}/u.test(as) && !nobody.has(own) && !/^\p{Lu}{3,5}$/u.test(as) && !beginsSentence(text, start)

/** White space is one character here: the text is folded. */
function beginsSentence(text: string, start: number): boolean {
  const before = text[start - 1] ?? '\n'
  if (before === '\n') return true
  const last = before === ' ' ? (text[start - 2] ?? '\n') : before
  return '.!?:;¿¡"“(—-\n'.includes(last)
}

/** What still stops a note: passages that nobody has said identify no one. `cleared` are texts of passages, in any case of letters. */
export function stoppedPassages(
  text: string,
  cleared: readonly string[],
  known: readonly string[] = [],
): IdentifyingPassage[] {
  const isFree = acknowledgedTexts(cleared)
  return identifyingPassages(text, known).filter(one => neverCleared.has(one.kind) || !isFree(one.text))
}

/** Whether a passage is one of these, in any case of letters and however its characters are written. */
export function acknowledgedTexts(list: readonly string[]): (text: string) => boolean {
  const folded = (text: string): string => plain(foldText(text).text.trim())
  const known = new Set(list.map(folded))
  return text => known.has(folded(text))
}

/** Passages that whoever writes a public text says lead to nobody: a public official, an organisation, a place. */
export const clearedShape = z.array(z.string().max(100)).max(60).optional()

/** Whether somebody may say of this passage that it identifies no one. */
export const mayBeCleared = ({ kind }: IdentifyingPassage): boolean => !neverCleared.has(kind)
