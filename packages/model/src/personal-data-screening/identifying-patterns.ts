import type { IdentifyingKind } from '../do-not-record.ts'

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
const capital = "(?<![\\p{L}'’-])\\p{Lu}[\\p{L}'’-]{1,40}"
const anyWord = '(?<!\\p{L})\\p{L}{1,40}'

export interface IdentifyingPattern {
  readonly kind: IdentifyingKind
  readonly pattern: RegExp
  /** Only where a text is read widely: in a title, capital letters and names of places are usual. */
  readonly wideOnly?: boolean
}

/**
 * In the order they are looked for: what an earlier one took, a later one leaves. They read folded text (`foldText`), where white space is one
 * character, and every repetition has a limit, so that no text makes them slow.
 */
export const identifyingPatterns: readonly IdentifyingPattern[] = [
  {
    kind: 'vehicle',
    pattern:
      /(?<!\p{L})(?:tags?|plates?|license|placas?)(?!\p{L})[\s:#]{0,4}(?=[A-Z -]{0,12}\d)[A-Z0-9]{2,8}(?:[ -][A-Z0-9]{1,6}){0,2}/giu,
  },
  {
    kind: 'vehicle',
    pattern: new RegExp(`(?<!\\p{L})(?:(?:${colour})\\s)?(?:${make})(?!\\p{L})`, 'giu'),
    wideOnly: true,
  },
  {
    kind: 'vehicle',
    pattern: new RegExp(
      `(?<!\\p{L})(?:${colour})\\s(?:car|truck|van|suv|sedan|jeep|scooter|motorcycle|pickup)(?!\\p{L})`,
      'giu',
    ),
  },
  {
    kind: 'vehicle',
    pattern: new RegExp(
      `(?<!\\p{L})(?:carro|coche|auto|camioneta|camión|moto)\\s(?:${colour})(?!\\p{L})`,
      'giu',
    ),
  },
  {
    kind: 'block',
    pattern: new RegExp(
      `(?<!\\d)\\d{1,5}(?:st|nd|rd|th)?\\s(?:block|cuadra)(?:\\s(?:of|de))?(?:\\s${capital}){0,3}`,
      'giu',
    ),
  },
  { kind: 'block', pattern: /(?<!\p{L})block\sof\s(?:[NSEW]\.?\s)?\p{L}{1,40}/giu },
  {
    kind: 'block',
    pattern: new RegExp(
      `(?<![\\p{L}\\d])\\d{1,5}\\s(?:[NSEW]\\.?\\s)?${capital}(?:\\s${capital})?\\s(?:${both(street)})(?![\\p{L}\\d])`,
      'gu',
    ),
  },
  {
    kind: 'block',
    pattern: new RegExp(
      `(?:(?<![\\p{L}\\d])\\d{1,5}\\s)?(?!(?:${determiner})\\s(?:${both(street)})(?!\\p{L}))(?:${capital}|(?<!\\d)\\d{1,3}(?:st|nd|rd|th))(?:\\s${capital})?\\s(?:${both(street)})(?![\\p{L}\\d])`,
      'gu',
    ),
    wideOnly: true,
  },
  {
    kind: 'block',
    pattern: new RegExp(
      `(?<!\\p{L})(?:calle|avenida|avda|carretera)\\.?\\s${anyWord}(?:\\s${anyWord}){0,3},?\\s(?:#|n[oº°]\\.?\\s?|núm(?:ero|\\.)?\\s)?\\d{1,5}(?!\\d)`,
      'giu',
    ),
  },
  {
    kind: 'block',
    pattern: /(?<!\p{L})(?:calle|avenida|avda|carretera)\s(?:de\s)?(?:la\s|los\s)?\p{L}{1,40}/giu,
    wideOnly: true,
  },
  {
    kind: 'block',
    pattern: new RegExp(
      `(?<!\\p{L})(?:corner|esquina)\\s(?:of|de|at)\\s${capital}(?:\\s(?:and|y|&)\\s${capital})?`,
      'gu',
    ),
  },
  {
    kind: 'school',
    pattern: new RegExp(
      `${capital}(?:\\s${capital}){0,3}\\s(?:High|Middle|Elementary|Academy|Prep|Charter|School)(?:\\sSchool)?(?!\\p{L})`,
      'gu',
    ),
    wideOnly: true,
  },
  {
    kind: 'school',
    pattern: new RegExp(
      `(?<!\\p{L})(?:escuela|secundaria|preparatoria|colegio|liceo)\\s${capital}(?:\\s${capital})?`,
      'giu',
    ),
    wideOnly: true,
  },
  {
    kind: 'nickname',
    pattern:
      /(?<!\p{L})(?:a\.?k\.?a\.?|goes by|known as|call(?:ed|s)? (?:him|her|them)|le dicen|apodado|apodada|alias)\s["“”']?[\p{L}\d]{1,40}/giu,
  },
  {
    kind: 'nickname',
    pattern: new RegExp(`(?<!\\p{L})(?:[Ll]il|[Ll]ittle|[Bb]ig|[Yy]oung|[Oo]ld)['’]?\\s${capital}`, 'gu'),
    wideOnly: true,
  },
  { kind: 'nickname', pattern: /["“][\p{Lu}][\p{L}\d'-]{1,14}["”]/gu, wideOnly: true },
  {
    kind: 'name',
    pattern: new RegExp(
      `(?<!\\p{L})(?:Mr|Mrs|Ms|Miss|Dr|Sr|Sra|Officer|Detective|Sergeant|Sgt|Pastor|Coach|Oficial|Don|Doña)\\.?\\s${capital}`,
      'gu',
    ),
  },
  { kind: 'name', pattern: /(?<!\p{L})(?:[Mm]y name is|[Mm]e llamo)\s\p{L}{2,40}/gu },
  {
    kind: 'name',
    pattern: new RegExp(`(?<!\\p{L})(?:${both(relation)})\\s${capital}`, 'gu'),
    wideOnly: true,
  },
  {
    kind: 'date',
    pattern: new RegExp(
      `(?<!\\p{L})(?:${month})\\.?\\s\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s\\d{4})?(?![\\p{L}\\d])|(?<!\\d)\\d{1,2}\\s(?:de\\s)?(?:${month})(?!\\p{L})`,
      'giu',
    ),
  },
  { kind: 'date', pattern: /(?<![\d/])\d{1,2}\/\d{1,2}(?:\/\d{2,4})?(?![\d/])/gu },
]

/** Words of a pattern with a small or a capital first letter. */
function both(words: string): string {
  return words.replaceAll(
    /(^|\|)(\p{L})/gu,
    (_, bar: string, letter: string) => `${bar}[${letter}${letter.toUpperCase()}]`,
  )
}
