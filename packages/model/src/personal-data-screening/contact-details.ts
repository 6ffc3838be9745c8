import type { Reading } from './free-text-field.ts'

/** What reaches a person or numbers them, in a folded text (`foldText`): never acknowledged where a text may become public. */
export interface ContactDetail {
  readonly kind: 'contact' | 'identity'
  readonly start: number
  readonly end: number
}

const domainEnd = '(?:com|org|net|gov|edu|info|us|mx|es|co|io|me|app)'
const month =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre'
const digitWord =
  'zero|oh|one|two|three|four|five|six|seven|eight|nine|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve'

/** Every repetition has a limit, so that no text makes them slow. */
export const contactPatterns: readonly (readonly [ContactDetail['kind'], RegExp])[] = [
  ['contact', /[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,190}/gu],
  [
    'contact',
    new RegExp(
      `[\\w.+-]{1,64} ?(?:[([{] ?(?:at|arroba) ?[)\\]}]|\\b(?:at|arroba)\\b) ?[\\w-]{1,63} ?(?:[([{] ?(?:dot|punto) ?[)\\]}]|\\b(?:dot|punto)\\b|\\.) ?${domainEnd}\\b`,
      'giu',
    ),
  ],
  [
    'contact',
    /\b(?:wa\.me|(?:api\.|chat\.|web\.)?whatsapp\.com|t\.me|telegram\.me|m\.me|signal\.(?:me|group)|snapchat\.com\/add|discord\.gg)\/[\x21-\x7e]{1,200}/giu,
  ],
  ['contact', /(?<![\w])@[A-Za-z0-9_.]{3,64}/gu],
  ['contact', new RegExp(`\\b(?:(?:${digitWord})[ ,.-]{1,3}){6,14}(?:${digitWord})\\b`, 'giu')],
  ['identity', /(?:\bs\.?s\.?n\.?|social security|seguro social|\bitin)[^\d\n]{0,20}\d[\d -]{2,20}/giu],
  [
    'identity',
    new RegExp(
      `(?:\\bd\\.?o\\.?b\\b\\.?|\\bborn(?: on)?|\\bbirth ?da(?:te|y)|\\bdate of birth|\\bnacid[oa](?: el)?|\\bnaci[oó] el|\\bfecha de nacimiento|\\bcumpleaños)[^\\p{L}\\d]{0,6}(?:is |es |el |on ){0,2}(?:\\d{1,4}[-/. ]\\d{1,2}[-/. ]\\d{1,4}|\\d{1,2} (?:de )?(?:${month})(?: (?:de |del )?\\d{4})?|(?:${month})\\.? \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?)`,
      'giu',
    ),
  ],
]

const calendarDay =
  /(?<!\d)(?:(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|[12]\d|3[01])\2(?:19|20)\d\d)(?!\d)/g
const digitRun = /\+?\(?\d(?:[ .()_*~·•/-]{0,4}\d){6,40}/g
/** A sum of money is no number to call. */
const afterCurrency = /[$€£]\s?$/

/** Contact details and numbers that stand for a person, in the order of the patterns; overlaps are left to the caller. */
export function contactDetails(text: string, reading: Reading = 'wide'): ContactDetail[] {
  const found: ContactDetail[] = contactPatterns.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map(match => ({
      kind,
      start: match.index,
      end: match.index + match[0].length,
    })),
  )
  const withoutDays = text.replaceAll(calendarDay, day => 'x'.repeat(day.length))
  for (const match of withoutDays.matchAll(digitRun)) {
    const before = withoutDays.slice(Math.max(0, match.index - 2), match.index)
    const kind = afterCurrency.test(before) ? null : numberKind(match[0], reading)
    if (kind) found.push({ kind, start: match.index, end: match.index + match[0].length })
  }
  return found
}

/** What a run of digits is, by how it is grouped. Years in a row and counts of people are neither. */
function numberKind(run: string, reading: Reading): ContactDetail['kind'] | null {
  const groups = run.split(/\D+/).filter(Boolean)
  const sizes = groups.map(one => one.length).join(',')
  const digits = groups.join('').length
  const single = /(?:^|,)1(?:,1){6,}(?:,|$)/.test(sizes)
  if (/(?:^|,)3,2,4(?:,|$)/.test(sizes)) return 'identity'
  // Numbers in the address of a page or in the name of a file count only when they are grouped as people write them.
  if (reading === 'link') return /(?:^|,)3,3,4(?:,|$)/.test(sizes) ? 'contact' : null
  if (single || /(?:^|,)(?:3,3,4|3,7|6,4|10|3,3,2,2)(?:,|$)/.test(sizes)) return 'contact'
  if (run.startsWith('+') && digits >= 8) return 'contact'
  if (/^(?:3,4|3,2,2)$/.test(sizes)) return 'contact'
  const years = groups.every(one => one.length <= 2 || /^(?:19|20)\d\d$/.test(one))
  return !years && digits >= 10 && digits <= 13 ? 'contact' : null
}
