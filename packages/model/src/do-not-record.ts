import * as z from 'zod'
import { givenNames, namesThatAreWords } from './given-names.ts'

/** What is never written down at a table, since it leads to a person. */
export const identifyingKinds = ['name', 'nickname', 'block', 'vehicle', 'school', 'contact', 'date'] as const
export type IdentifyingKind = (typeof identifyingKinds)[number]

/** A passage that may lead to a person, with where it stands in the text (UTF-16 units). */
export interface IdentifyingPassage {
  readonly kind: IdentifyingKind
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Kinds of which nobody may say that they identify no one. */
const neverCleared: ReadonlySet<IdentifyingKind> = new Set(['contact'])

const month =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre'
const street =
  'street|st|avenue|ave|road|rd|lane|ln|drive|boulevard|blvd|court|ct|place|pl|way|terrace|alley|highway|hwy|parkway|pkwy|square|row'
const make =
  'acura|audi|bmw|buick|cadillac|camry|charger|challenger|chevy|chevrolet|chrysler|civic|corolla|corvette|dodge|durango|ford|gmc|honda|hyundai|impala|infiniti|jeep|kia|lexus|malibu|maxima|mazda|mercedes|mustang|nissan|pontiac|porsche|sentra|subaru|tahoe|tesla|toyota|volkswagen|volvo|yamaha|kawasaki|altima|accord|sonata|elantra|dirt ?bike'
const colour =
  'black|white|red|blue|silver|gr[ae]y|green|gold|yellow|brown|tan|negro|negra|blanco|blanca|rojo|roja|azul|gris|plateado|plateada|verde'
const relation =
  'brother|sister|cousin|son|daughter|nephew|niece|uncle|aunt|friend|neighbor|neighbour|boyfriend|girlfriend|named|called|hermano|hermana|primo|prima|hijo|hija|sobrino|sobrina|t[ií]o|t[ií]a|amigo|amiga|vecino|vecina'
/** Before a word such as “way” they name no street: The way home. */
const determiner = 'The|An?|This|That|Our|My|Their|Your|His|Her|No|One|Every|Any|Each|Some'
const capital = "\\p{Lu}[\\p{L}'’-]+"

/** In the order they are looked for: what an earlier one took, a later one leaves. */
const rules: readonly (readonly [IdentifyingKind, RegExp])[] = [
  ['contact', /[\w.+-]+@[\w-]+\.[\w.-]+/gu],
  ['contact', /(?<![\w])@[A-Za-z0-9_.]{3,}/gu],
  ['contact', /(?<!\d)(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-]?)?\d{3}[ .-]\d{4}(?!\d)/gu],
  ['vehicle', /\b(?:tags?|plates?|license|placas?)\b[\s:#]*[A-Z0-9]{2,}[A-Z0-9 -]*\d[A-Z0-9]*/giu],
  ['vehicle', new RegExp(`(?<!\\p{L})(?:(?:${colour})\\s+)?(?:${make})(?!\\p{L})`, 'giu')],
  [
    'vehicle',
    new RegExp(
      `(?<!\\p{L})(?:${colour})\\s+(?:car|truck|van|suv|sedan|jeep|scooter|motorcycle|pickup)(?!\\p{L})`,
      'giu',
    ),
  ],
  [
    'vehicle',
    new RegExp(`(?<!\\p{L})(?:carro|coche|auto|camioneta|camión|moto)\\s+(?:${colour})(?!\\p{L})`, 'giu'),
  ],
  [
    'block',
    new RegExp(
      `\\d{1,5}(?:st|nd|rd|th)?\\s+(?:block|cuadra)(?:\\s+(?:of|de))?(?:\\s+${capital}){0,3}`,
      'giu',
    ),
  ],
  ['block', /(?<!\p{L})block\s+of\s+(?:[NSEW]\.?\s+)?\p{L}+/giu],
  [
    'block',
    new RegExp(
      `(?:(?<![\\p{L}\\d])\\d{1,5}\\s+)?(?!(?:${determiner})\\s+(?:${both(street)})(?!\\p{L}))(?:${capital}|\\d{1,3}(?:st|nd|rd|th))(?:\\s+${capital})?\\s+(?:${both(street)})(?![\\p{L}\\d])`,
      'gu',
    ),
  ],
  ['block', /(?<!\p{L})(?:calle|avenida|avda|carretera)\s+(?:de\s+)?(?:la\s+|los\s+)?\p{L}+/giu],
  [
    'block',
    new RegExp(
      `(?<!\\p{L})(?:corner|esquina)\\s+(?:of|de|at)\\s+${capital}(?:\\s+(?:and|y|&)\\s+${capital})?`,
      'gu',
    ),
  ],
  [
    'school',
    new RegExp(
      `${capital}(?:\\s+${capital}){0,3}\\s+(?:High|Middle|Elementary|Academy|Prep|Charter|School)(?:\\s+School)?(?!\\p{L})`,
      'gu',
    ),
  ],
  [
    'school',
    new RegExp(
      `(?<!\\p{L})(?:escuela|secundaria|preparatoria|colegio|liceo)\\s+${capital}(?:\\s+${capital})?`,
      'giu',
    ),
  ],
  [
    'nickname',
    /(?<!\p{L})(?:a\.?k\.?a\.?|goes by|known as|call(?:ed|s)? (?:him|her|them)|le dicen|apodado|apodada|alias)\s+["“”']?[\p{L}\d]+/giu,
  ],
  ['nickname', new RegExp(`(?<!\\p{L})(?:[Ll]il|[Ll]ittle|[Bb]ig|[Yy]oung|[Oo]ld)['’]?\\s+${capital}`, 'gu')],
  ['nickname', /["“][\p{Lu}][\p{L}\d'-]{1,14}["”]/gu],
  [
    'name',
    new RegExp(
      `(?<!\\p{L})(?:Mr|Mrs|Ms|Miss|Dr|Sr|Sra|Officer|Detective|Sergeant|Sgt|Pastor|Coach|Oficial|Don|Doña)\\.?\\s+${capital}`,
      'gu',
    ),
  ],
  ['name', new RegExp(`(?<!\\p{L})(?:${both(relation)})\\s+${capital}`, 'gu')],
  [
    'date',
    new RegExp(
      `(?<!\\p{L})(?:${month})\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s+\\d{4})?(?![\\p{L}\\d])|(?<!\\d)\\d{1,2}\\s+(?:de\\s+)?(?:${month})(?!\\p{L})`,
      'giu',
    ),
  ],
  ['date', /(?<![\d/])\d{1,2}\/\d{1,2}(?:\/\d{2,4})?(?![\d/])/gu],
]

/** Words of a pattern with a small or a capital first letter. */
function both(words: string): string {
  return words.replaceAll(
    /(^|\|)(\p{L})/gu,
    (_, bar: string, letter: string) => `${bar}[${letter}${letter.toUpperCase()}]`,
  )
}

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
 * of the organisations of the series. It stops too often rather than too seldom, and it cannot know every name: one that begins a sentence and is not on
 * the list passes. So two people look before anything is released.
 * In the order of the text, without overlaps.
 */
export function identifyingPassages(text: string, known: readonly string[] = []): IdentifyingPassage[] {
  const found: IdentifyingPassage[] = []
  const add = (kind: IdentifyingKind, start: number, end: number): void => {
    const apart = !found.some(one => start < one.end && one.start < end)
    if (apart) found.push({ kind, text: text.slice(start, end), start, end })
  }
  const free = knownSpans(text, known)
  for (const [kind, pattern] of rules)
    for (const match of text.matchAll(pattern)) {
      const leading = match[0].length - match[0].trimStart().length
      const [start, end] = [match.index + leading, match.index + match[0].trimEnd().length]
      if (kind === 'contact' || !isInside(free, start, end)) add(kind, start, end)
    }
  for (const { start, end } of namesIn(text, free)) add('name', start, end)
  return found.toSorted((a, b) => a.start - b.start)
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
function namesIn(text: string, free: readonly Span[]): Span[] {
  const shouted = text === text.toUpperCase()
  const runs: { start: number; end: number }[] = []
  for (const match of text.matchAll(word)) {
    const own = plain(match[0]).replace(/'s$/, '')
    const [start, end] = [match.index, match.index + match[0].length]
    if (isInside(free, start, end) || !isName(text, start, match[0], own, shouted)) continue
    const last = runs.at(-1)
    if (last && /^\s+$/u.test(text.slice(last.end, start))) last.end = end
    else runs.push({ start, end })
  }
  return runs
}

function isName(text: string, start: number, as: string, own: string, shouted: boolean): boolean {
  const isCapital = /^\p{Lu}/u.test(as) && !shouted
  const begins = /(^|[.!?:;¿¡"“(—-]\s*|\n\s*)$/u.test(text.slice(0, start))
  if (givenNames.has(own) && !namesThatAreWords.has(own)) return true
  if (!isCapital || begins || nobody.has(own)) return false
  return !/^\p{Lu}{3,5}$/u.test(as)
}

/** What still stops a note: passages that nobody has said identify no one. `cleared` are texts of passages, in any case of letters. */
export function stoppedPassages(
  text: string,
  cleared: readonly string[],
  known: readonly string[] = [],
): IdentifyingPassage[] {
  const free = new Set(cleared.map(plain))
  return identifyingPassages(text, known).filter(
    one => neverCleared.has(one.kind) || !free.has(plain(one.text)),
  )
}

/** Passages that whoever writes a public text says lead to nobody: a public official, an organisation, a place. */
export const clearedShape = z.array(z.string().max(100)).max(60).optional()

/** Whether somebody may say of this passage that it identifies no one. */
export const mayBeCleared = ({ kind }: IdentifyingPassage): boolean => !neverCleared.has(kind)
