import {
  clearances,
  type Flag,
  flags,
  type IncidentRow,
  incidentKinds,
  maxBoundaryVersions,
  settings,
  weapons,
} from '@understory/model'
import type { BinaryCopy } from './binary-copy.ts'
import { type Hash64, hashBytes, hashText } from './hash.ts'

/** What the source said. The row's part in `rows_hash` is taken over these columns as COPY writes them. */
export const saidColumns = [
  'line',
  'part',
  'key',
  'hash',
  'occurred_on',
  'occurred_minute',
  'reported_on',
  'kind',
  'weapon',
  'clearance',
  'setting',
  'victims',
  'offence',
  'code',
  'event_no',
  'block',
  'lon',
  'lat',
  'detail',
] as const
/** What the record adds, and may change later. */
const addedColumns = ['import_no', 'source_no', 'key_no', 'placed_by', 'flags', 'compartment', 'open']

export const codes = <W extends string>(words: readonly W[]): Map<W, number> =>
  new Map(words.map((w, i) => [w, i]))
const [kindCode, weaponCode, clearanceCode, settingCode, flagBit] = [
  codes(incidentKinds),
  codes(weapons),
  codes(clearances),
  codes(settings),
  codes(flags),
]
export const placedByWords = ['none', 'point', 'name'] as const
const placedByCode = codes(placedByWords)

export const codeOf = <W>(map: Map<W, number>, word: W): number => {
  const code = map.get(word)
  if (code === undefined) throw new Error(`not a word of the model: ${String(word)}`)
  return code
}

/** Flags as bits: bit n is flag n of the model's list. Kept in two halves of 32 bits. */
export function flagBits(names: readonly Flag[]): Hash64 {
  const bits = { high: 0, low: 0 }
  for (const name of names) {
    const bit = codeOf(flagBit, name)
    if (bit < 32) bits.low |= 1 << bit
    else bits.high |= 1 << (bit - 32)
  }
  return bits
}
/** The flags of a bit pattern. */
export const flagsOf = (bits: number | bigint): Flag[] =>
  flags.filter((_, bit) => (BigInt(bits) >> BigInt(bit)) & 1n)
export const flagMask = (name: Flag): string => (1n << BigInt(codeOf(flagBit, name))).toString()

/** Days from 2000-01-01, PostgreSQL's date in binary. Days repeat, so they are remembered. */
const dayNumbers = new Map<string, number>()
export function dateNumber(day: string): number {
  let number = dayNumbers.get(day)
  if (number === undefined) {
    number = Math.round((Date.parse(`${day}T00:00:00Z`) - 946_684_800_000) / 86_400_000)
    if (Number.isNaN(number)) throw new Error(`not a day: ${day}`)
    if (dayNumbers.size > 100_000) dayNumbers.clear()
    dayNumbers.set(day, number)
  }
  return number
}

/** What is the same for all rows of an import. */
export interface ImportNumbers {
  readonly importNo: number
  readonly sourceNo: number
  readonly slots: number
  readonly compartment: number
  /** Behind no wall and open or invented: anybody may read it. */
  readonly open: boolean
}

export const incidentColumns = (slots: number): string[] => [
  ...saidColumns,
  ...addedColumns,
  ...Array.from({ length: slots }, (_, i) => `place_${i + 1}`),
]

const key: Hash64 = { high: 0, low: 0 }
const event: Hash64 = { high: 0, low: 0 }

/** Adds a row to the COPY data and puts the hash of what the source said into `said`. */
export function encodeIncident(
  out: BinaryCopy,
  row: IncidentRow,
  numbers: ImportNumbers,
  said: Hash64,
): void {
  const columns = saidColumns.length + addedColumns.length + numbers.slots
  const detail = detailText(row.detail)
  const texts =
    row.key.length +
    (row.offence?.length ?? 0) +
    (row.code?.length ?? 0) +
    (row.block?.length ?? 0) +
    (detail?.length ?? 0)
  out.row(columns, 400 + 3 * texts + 6 * maxBoundaryVersions)
  const start = out.position
  encodeSaid(out, row, detail)
  hashBytes(out.view, start, out.position, said)
  hashText(row.key, key)
  out.int4(numbers.importNo)
  out.int2(numbers.sourceNo)
  out.int8(key.high, key.low)
  out.int2(codeOf(placedByCode, row.placedBy))
  const bits = flagBits(row.flags)
  out.int8(bits.high, bits.low)
  out.int2(numbers.compartment)
  out.bool(numbers.open)
  for (let slot = 0; slot < numbers.slots; slot++) out.int2(row.places[slot] ?? 0)
}

function encodeSaid(out: BinaryCopy, row: IncidentRow, detail: string | null): void {
  out.int4(row.line)
  out.int2(row.part)
  out.text(row.key)
  out.bigint(BigInt(row.hash))
  if (row.occurredOn === null) out.none()
  else out.int4(dateNumber(row.occurredOn))
  if (row.occurredMinute === null) out.none()
  else out.int2(row.occurredMinute)
  if (row.reportedOn === null) out.none()
  else out.int4(dateNumber(row.reportedOn))
  out.int2(codeOf(kindCode, row.kind))
  out.int2(codeOf(weaponCode, row.weapon))
  out.int2(codeOf(clearanceCode, row.clearance))
  out.int2(codeOf(settingCode, row.setting))
  out.int4(row.victims)
  textOrNone(out, row.offence)
  textOrNone(out, row.code)
  if (row.event === null) out.none()
  else {
    hashText(row.event, event)
    out.int8(event.high, event.low)
  }
  textOrNone(out, row.block)
  if (row.lon === null) out.none()
  else out.float8(row.lon)
  if (row.lat === null) out.none()
  else out.float8(row.lat)
  textOrNone(out, detail)
}

export function textOrNone(out: BinaryCopy, value: string | null): void {
  if (value === null) out.none()
  else out.text(value)
}

/** The columns kept from the source as JSON; nothing where there are none. */
function detailText(detail: Readonly<Record<string, string>>): string | null {
  for (const _ in detail) return JSON.stringify(detail)
  return null
}
