import { type GunReport, gunReportFlags, gunReportKindNames } from '@understory/model'
import type { BinaryCopy } from './binary-copy.ts'
import { dayOrNone } from './encode-gun.ts'
import { codeOf, codes, type ImportNumbers, textOrNone } from './encode-incident.ts'
import { type Hash64, hashBytes, hashText } from './hash.ts'

/** What the source said. The row's part in `rows_hash` is taken over these columns as COPY writes them. */
export const saidReportColumns = [
  ...[
    'line',
    'part',
    'key',
    'hash',
    'kind',
    'from_day',
    'to_day',
    'count',
    'what',
    'place',
    'origin',
    'city',
    'name',
  ],
  ...['licence', 'gun_key', 'other_gun_key', 'incident_key', 'party', 'transaction'],
]
export const reportColumns: readonly string[] = [
  ...saidReportColumns,
  ...['import_no', 'source_no', 'key_no', 'flags', 'compartment', 'open'],
]

const [kindCode, flagBit] = [codes(gunReportKindNames), codes(gunReportFlags)]
const key: Hash64 = { high: 0, low: 0 }

/** Adds a report to the COPY data and puts the hash of what the source said into `said`. */
export function encodeGunReport(out: BinaryCopy, row: GunReport, numbers: ImportNumbers, said: Hash64): void {
  const texts = [
    row.what,
    row.place,
    row.origin,
    row.city,
    row.name,
    row.licence,
    row.gunKey,
    row.otherGunKey,
  ]
  texts.push(row.incidentKey, row.party, row.transaction)
  const letters = texts.reduce((sum, text) => sum + (text?.length ?? 0), row.key.length)
  out.row(reportColumns.length, 400 + 3 * letters)
  const start = out.position
  out.int4(row.line)
  out.int2(row.part)
  out.text(row.key)
  out.bigint(BigInt(row.hash))
  out.int2(codeOf(kindCode, row.kind))
  dayOrNone(out, row.from)
  dayOrNone(out, row.to)
  if (row.count === null) out.none()
  else out.bigint(BigInt(row.count))
  for (const text of texts) textOrNone(out, text)
  hashBytes(out.view, start, out.position, said)
  hashText(row.key, key)
  out.int4(numbers.importNo)
  out.int2(numbers.sourceNo)
  out.int8(key.high, key.low)
  let bits = 0
  for (const flag of row.flags) bits |= 1 << codeOf(flagBit, flag)
  out.int8(0, bits)
  out.int2(numbers.compartment)
  out.bool(numbers.open)
}
