import {
  ballisticStates,
  type Day,
  firearmTypes,
  type GunFact,
  type GunFlag,
  gunFlags,
  recoveryCircumstances,
  serialStates,
  statements,
  timeToCrimeReasons,
  traceStatuses,
} from '@understory/model'
import { sql } from 'kysely'

/** A gun as the database gives it: codes for words, days as text. */
export interface GunFactRow {
  source: string
  received_on: Day
  first_received_on: Day
  recovered_on: Day | null
  trace_requested_on: Day | null
  trace_completed_on: Day | null
  sold_on: Day | null
  recovery_state: string | null
  recovery_area: string | null
  maker: string | null
  calibre: string | null
  dealer_licence: string | null
  dealer_name: string | null
  dealer_city: string | null
  dealer_state: string | null
  time_to_crime_days: number | null
  time_to_crime_basis: number
  time_to_crime_reason: number | null
  circumstance: number
  type: number
  serial_state: number
  privately_made: number
  conversion_device: number
  trace_status: number
  ballistics: number
  multiple_sale: number
  reported_stolen: number
  flags: string
}

/** Columns of a gun that are no word about a dealer, of a table or view named g; days as text, flags as digits. */
export const plainColumns = sql.raw(`
  to_char(g.recovered_on, 'YYYY-MM-DD') as recovered_on, to_char(g.sold_on, 'YYYY-MM-DD') as sold_on,
  to_char(g.trace_requested_on, 'YYYY-MM-DD') as trace_requested_on,
  to_char(g.trace_completed_on, 'YYYY-MM-DD') as trace_completed_on,
  g.recovery_state, g.recovery_area, g.maker, g.calibre, g.dealer_state, g.time_to_crime_days, g.time_to_crime_basis, g.time_to_crime_reason,
  g.circumstance, g.type, g.serial_state, g.privately_made, g.conversion_device, g.trace_status, g.ballistics,
  g.multiple_sale, g.reported_stolen, g.flags::text as flags`)

const word = <T>(list: readonly T[], code: number): T => {
  const found = list[code]
  if (found === undefined) throw new Error(`no word with the code ${code}`)
  return found
}

function timeOf(row: GunFactRow): GunFact['timeToCrime'] {
  if (row.time_to_crime_days !== null)
    return {
      days: row.time_to_crime_days,
      basis: row.time_to_crime_basis === 1 ? 'dates' : 'stated',
      reason: null,
    }
  return { days: null, basis: null, reason: word(timeToCrimeReasons, row.time_to_crime_reason ?? -1) }
}

export const gunFlagsIn = (bits: string): GunFlag[] =>
  gunFlags.filter((_, bit) => (BigInt(bits) >> BigInt(bit)) & 1n)

export const factOf = (row: GunFactRow): GunFact => ({
  source: row.source,
  receivedOn: row.received_on,
  firstReceivedOn: row.first_received_on,
  recoveredOn: row.recovered_on,
  recoveryState: row.recovery_state,
  recoveryArea: row.recovery_area,
  circumstance: word(recoveryCircumstances, row.circumstance),
  type: word(firearmTypes, row.type),
  maker: row.maker,
  calibre: row.calibre,
  serialState: word(serialStates, row.serial_state),
  privatelyMade: word(statements, row.privately_made),
  conversionDevice: word(statements, row.conversion_device),
  traceStatus: word(traceStatuses, row.trace_status),
  traceRequestedOn: row.trace_requested_on,
  traceCompletedOn: row.trace_completed_on,
  soldOn: row.sold_on,
  dealerLicence: row.dealer_licence,
  dealerName: row.dealer_name,
  dealerCity: row.dealer_city,
  dealerState: row.dealer_state,
  timeToCrime: timeOf(row),
  ballistics: word(ballisticStates, row.ballistics),
  multipleSale: word(statements, row.multiple_sale),
  reportedStolen: word(statements, row.reported_stolen),
  flags: gunFlagsIn(row.flags),
})
