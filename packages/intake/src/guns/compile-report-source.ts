import {
  type GunReport,
  type GunReportField,
  type GunReportFlag,
  type GunReportKind,
  type GunReportSource,
  gunReportKinds,
  usStateCode,
} from '@understory/model'
import { isBlank } from '../mapping/blank.ts'
import { type Columns, columnsOf } from '../mapping/columns.ts'
import { fault, quoted } from '../mapping/fault.ts'
import { type Identity, keysOf } from '../mapping/keys.ts'
import { remember } from '../mapping/remember.ts'
import { lookup } from '../mapping/words.ts'
import type { RowFault, RowMapper } from './read-rows.ts'
import { type Span, spanReader } from './report-span.ts'

type Cells = readonly string[]
type Text = (cells: Cells) => string | null

/** Turns a mapping of reports into code, once per file. Throws ProblemError `bad-mapping` for a column that is not there. */
export function compileReportSource(source: GunReportSource, names: readonly string[]): RowMapper<GunReport> {
  const columns = columnsOf(names, source.name)
  const kind = kindIn(source, columns)
  const when = source.when && { column: source.when.column, at: columns.at(source.when.column) }
  const spanOf = remember(spanReader(source.when?.layout ?? 'iso'))
  const what = whatIn(source, columns)
  const [place, origin] = [placeIn(source.place, columns), placeIn(source.origin, columns)]
  const texts = {
    city: textIn(source.city, columns),
    name: firstOf(source.dealerName, columns),
    licence: textIn(source.dealerLicence, columns),
    gunKey: textIn(source.gunKey, columns),
    otherGunKey: textIn(source.otherGunKey, columns),
    incidentKey: textIn(source.incidentKey, columns),
    transaction: textIn(source.transaction, columns),
  }
  const party = partyIn(source.party, columns)
  const numbers = numbersIn(source, columns)
  const keys = keysOf(source, columns)
  const identity: Identity = { key: '', hash: '' }

  function map(line: number, cells: Cells): readonly GunReport[] | RowFault {
    const ofRow = kind(cells)
    if (typeof ofRow !== 'string') return ofRow
    const span = when === null ? { from: null, to: null } : spanIn(cells[when.at] ?? '', when.column, spanOf)
    if ('reason' in span) return span
    const [where, from] = [place(cells), origin(cells)]
    if (where !== null && typeof where !== 'string') return where
    if (from !== null && typeof from !== 'string') return from
    const who = party(cells)
    if (who !== null && typeof who !== 'string') return who
    const counted = numbers(cells)
    if ('reason' in counted) return counted
    if (counted.length === 0) return fault(null, 'No column of this row holds a number.')
    const flags: GunReportFlag[] = []
    keys.identify(cells, identity, flags)
    const said = Object.fromEntries(
      Object.entries(texts).map(([field, read]) => [field, read(cells)]),
    ) as Record<keyof typeof texts, string | null>
    const stated = what(cells)
    const rows = counted.map(
      (one, part): GunReport => ({
        ...{ line, key: identity.key, part, hash: identity.hash, flags, ...span, ...said },
        ...{
          kind: one.kind ?? ofRow,
          what: one.what ?? stated,
          place: where,
          origin: from,
          party: who,
          count: one.count,
        },
      }),
    )
    return missingIn(rows, source) ?? rows
  }
  return { map, close: keys.close }
}

/** What the kind needs and the row does not say. */
function missingIn(rows: readonly GunReport[], source: GunReportSource): RowFault | null {
  for (const row of rows)
    for (const field of gunReportKinds[row.kind].needs)
      if (row[field] === null)
        return fault(columnOf(field, source), `A row of kind ${row.kind} needs ${field}.`)
  return null
}

function columnOf(field: GunReportField | 'from', source: GunReportSource): string | null {
  const part = { from: source.when, what: source.what, place: source.place, origin: source.origin }[
    field as 'from'
  ]
  if (part) return 'column' in part ? part.column : null
  const plain: Partial<Record<string, string | null>> = { ...source, licence: source.dealerLicence } as never
  return plain[field] ?? null
}

function kindIn({ kind }: GunReportSource, columns: Columns): (cells: Cells) => GunReportKind | RowFault {
  if ('always' in kind) return () => kind.always
  const at = columns.at(kind.column)
  const find = lookup<GunReportKind | null>(kind.words, null, null)
  return cells => {
    const text = cells[at] ?? ''
    return find(text).word ?? fault(kind.column, `${quoted(text)} is no kind that the mapping lists.`)
  }
}

function spanIn(
  text: string,
  column: string,
  spanOf: (text: string) => Span | null,
): RowFault | { from: string | null; to: string | null } {
  if (isBlank(text)) return { from: null, to: null }
  return (
    spanOf(text) ?? fault(column, `${quoted(text)} is not a day, month or year in the layout of the mapping.`)
  )
}

function textIn(column: string | null, columns: Columns): Text {
  if (column === null) return () => null
  const at = columns.at(column)
  return cells => {
    const text = cells[at] ?? ''
    return isBlank(text) ? null : text.trim().replace(/\s+/g, ' ')
  }
}

const firstOf = (names: readonly string[], columns: Columns): Text => {
  const reads = names.map(name => textIn(name, columns))
  const none = /^no business name provided$/i
  return cells => {
    for (const read of reads) {
      const text = read(cells)
      if (text !== null && !none.test(text)) return text
    }
    return null
  }
}

function whatIn({ what }: GunReportSource, columns: Columns): Text {
  if (what === null) return () => null
  const read = textIn(what.column, columns)
  const words = new Map(Object.entries(what.words).map(([text, word]) => [text.toUpperCase(), word]))
  return cells => {
    const text = read(cells)
    return text === null ? null : (words.get(text.toUpperCase()) ?? words.get('*') ?? text)
  }
}

function placeIn(
  given: GunReportSource['place'],
  columns: Columns,
): (cells: Cells) => string | null | RowFault {
  if (given === null) return () => null
  if ('always' in given) return () => given.always
  const read = textIn(given.column, columns)
  if (given.as === 'text') return read
  const words = new Map(Object.entries(given.words).map(([text, word]) => [text.toUpperCase(), word]))
  const code = remember(text => words.get(text.toUpperCase()) ?? usStateCode(text))
  return cells => {
    const text = read(cells)
    return text === null
      ? null
      : (code(text) ?? fault(given.column, `${quoted(text)} is not a state of the US.`))
  }
}

/** A code with a digit in it and no space: a name has neither, and is not kept. */
const partyCode = /^(?=.*\d)[A-Za-z0-9._-]{3,40}$/
function partyIn(column: string | null, columns: Columns): (cells: Cells) => string | null | RowFault {
  const read = textIn(column, columns)
  return cells => {
    const text = read(cells)
    if (text === null || partyCode.test(text)) return text
    return {
      ...fault(
        column,
        'This is not a code: 3 to 40 letters, digits, points, dashes, with a digit. Names are not kept.',
      ),
      withhold: true,
    }
  }
}

interface Counted {
  readonly kind: GunReportKind | null
  readonly what: string | null
  readonly count: number | null
}

const wholeNumber = /^(?:\d{1,3}(?:,\d{3})+|\d{1,12})$/
function numbersIn(
  source: GunReportSource,
  columns: Columns,
): (cells: Cells) => readonly Counted[] | RowFault {
  const single = source.count === null ? [] : [{ column: source.count, what: null, kind: null }]
  const list = [...single, ...source.wide].map(one => ({ ...one, at: columns.at(one.column) }))
  if (list.length === 0) return () => [{ kind: null, what: null, count: null }]
  return cells => {
    const found: Counted[] = []
    for (const { column, what, kind, at } of list) {
      const text = (cells[at] ?? '').trim()
      if (isBlank(text)) continue
      if (!wholeNumber.test(text)) return fault(column, `${quoted(text)} is not a whole number.`)
      found.push({ kind, what, count: Number(text.replaceAll(',', '')) })
    }
    // A count that a kind does not need may be blank.
    return found.length === 0 && source.wide.length === 0 ? [{ kind: null, what: null, count: null }] : found
  }
}
