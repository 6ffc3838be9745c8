import {
  ballisticStates,
  firearmTypes,
  type GunRow,
  gunFlags,
  recoveryCircumstances,
  serialStates,
  statements,
  timeToCrimeReasons,
  traceStatuses,
} from '@understory/model'
import type { BinaryCopy } from './binary-copy.ts'
import { codeOf, codes, dateNumber, type ImportNumbers, textOrNone } from './encode-incident.ts'
import { type Hash64, hashBytes, hashText } from './hash.ts'

/** What the source said. The row's part in `rows_hash` is taken over these columns as COPY writes them. */
export const saidGunColumns = [
  ...[
    'line',
    'part',
    'key',
    'hash',
    'recovered_on',
    'recovery_state',
    'recovery_city',
    'circumstance',
    'type',
  ],
  ...[
    'maker',
    'model',
    'calibre',
    'serial',
    'serial_state',
    'privately_made',
    'conversion_device',
    'trace_status',
  ],
  ...['trace_requested_on', 'trace_completed_on', 'sold_on', 'dealer_licence', 'dealer_name', 'dealer_city'],
  ...['dealer_state', 'time_to_crime_days', 'time_to_crime_basis', 'time_to_crime_reason', 'ballistics'],
  ...['multiple_sale', 'reported_stolen', 'detail'],
]
const addedColumns = ['import_no', 'source_no', 'key_no', 'flags', 'compartment', 'recovery_area', 'open']
export const gunColumns: readonly string[] = [...saidGunColumns, ...addedColumns]

const [circumstanceCode, typeCode, serialCode, statementCode] = [
  codes(recoveryCircumstances),
  codes(firearmTypes),
  codes(serialStates),
  codes(statements),
]
const [traceCode, reasonCode, ballisticsCode, flagBit] = [
  codes(traceStatuses),
  codes(timeToCrimeReasons),
  codes(ballisticStates),
  codes(gunFlags),
]
const basisCode = { dates: 1, stated: 2 } as const
const key: Hash64 = { high: 0, low: 0 }

/** Adds a gun to the COPY data and puts the hash of what the source said into `said`. */
export function encodeGun(out: BinaryCopy, row: GunRow, numbers: ImportNumbers, said: Hash64): void {
  const detail = Object.keys(row.detail).length > 0 ? JSON.stringify(row.detail) : null
  const { firearm, dealer } = row
  const texts = [row.key, row.recoveryState, row.recoveryCity, firearm.maker, firearm.model, firearm.calibre]
  texts.push(firearm.serial, dealer.licence, dealer.name, dealer.city, dealer.state, detail, row.recoveryArea)
  const letters = texts.reduce((sum, text) => sum + (text?.length ?? 0), 0)
  out.row(gunColumns.length, 600 + 3 * letters)
  const start = out.position
  encodeSaid(out, row, detail)
  hashBytes(out.view, start, out.position, said)
  hashText(row.key, key)
  out.int4(numbers.importNo)
  out.int2(numbers.sourceNo)
  out.int8(key.high, key.low)
  let bits = 0
  for (const flag of row.flags) bits |= 1 << codeOf(flagBit, flag)
  out.int8(0, bits)
  out.int2(numbers.compartment)
  textOrNone(out, row.recoveryArea)
  out.bool(numbers.open)
}

function encodeSaid(out: BinaryCopy, row: GunRow, detail: string | null): void {
  const { firearm, dealer, timeToCrime } = row
  out.int4(row.line)
  out.int2(row.part)
  out.text(row.key)
  out.bigint(BigInt(row.hash))
  dayOrNone(out, row.recoveredOn)
  textOrNone(out, row.recoveryState)
  textOrNone(out, row.recoveryCity)
  out.int2(codeOf(circumstanceCode, row.circumstance))
  out.int2(codeOf(typeCode, firearm.type))
  for (const text of [firearm.maker, firearm.model, firearm.calibre, firearm.serial]) textOrNone(out, text)
  out.int2(codeOf(serialCode, firearm.serialState))
  out.int2(codeOf(statementCode, firearm.privatelyMade))
  out.int2(codeOf(statementCode, firearm.conversionDevice))
  out.int2(codeOf(traceCode, row.traceStatus))
  for (const day of [row.traceRequestedOn, row.traceCompletedOn, row.soldOn]) dayOrNone(out, day)
  for (const text of [dealer.licence, dealer.name, dealer.city, dealer.state]) textOrNone(out, text)
  if (timeToCrime.days === null) out.none()
  else out.int4(timeToCrime.days)
  out.int2(timeToCrime.basis === null ? 0 : basisCode[timeToCrime.basis])
  if (timeToCrime.reason === null) out.none()
  else out.int2(codeOf(reasonCode, timeToCrime.reason))
  out.int2(codeOf(ballisticsCode, row.ballistics))
  out.int2(codeOf(statementCode, row.multipleSale))
  out.int2(codeOf(statementCode, row.reportedStolen))
  textOrNone(out, detail)
}

export function dayOrNone(out: BinaryCopy, day: string | null): void {
  if (day === null) out.none()
  else out.int4(dateNumber(day))
}
