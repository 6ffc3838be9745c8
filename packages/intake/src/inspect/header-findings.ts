import type { ColumnProfile } from './column-profile.ts'
import type { Finding } from './types.ts'

/** The longest column name of a shapefile. */
const shapefileName = 10
/** How common names look when a shapefile has cut them. */
const cutNames =
  /^(Descriptio|Neighborho|GeoLocatio|CrimeDateT|Inside_Out|ArrestNumb|ArrestLoca|IncidentOf|IncidentLo|Total_Inci|REPORT_DAT|reporteddt|Location_D|Incident_D|Offense_De|OFFENSE_DE|Disposit?io|occurred_o|Longitud.?|Address_St)$/i

/** What is wrong with the first row as a header. */
export function checkHeaderRow(header: readonly string[], findings: Finding[]): void {
  const say = (level: Finding['level'], says: string) => findings.push({ level, where: 'header', says })
  const empty = header.flatMap((name, i) => (name.trim() === '' ? [i + 1] : []))
  if (empty.length > 0) say('warning', `Column ${empty.join(', ')} has an empty name.`)
  const trimmed = header.map(name => name.trim())
  const repeated = [...new Set(trimmed.filter((name, i) => name !== '' && trimmed.indexOf(name) !== i))]
  for (const name of repeated) {
    say(
      'warning',
      `Several columns are called ${JSON.stringify(name)}; the second is known as ${JSON.stringify(`${name}#2`)}.`,
    )
  }
  if (header.some(name => name !== name.trim())) say('info', 'Some names begin or end with a blank.')
  const long = trimmed.filter(name => name.length > shapefileName)
  const full = trimmed.filter(name => name.length === shapefileName)
  if (long.length === 0 && full.length >= 2 && full.some(name => cutNames.test(name))) {
    say('info', `Names were cut to ${shapefileName} characters by a shapefile: ${full.join(', ')}.`)
  }
}

/**
 * True when the first row is data: where a column holds only numbers or dates below, the first row holds one too,
 * in every such column, and no cell of it is empty of digits in all columns.
 */
export function firstRowIsData(header: readonly string[], profiles: readonly ColumnProfile[]): boolean {
  const typed = profiles.filter(profile => profile.values.length >= 2 && profile.values.every(isTyped))
  const like = typed.filter(profile => isTyped((header[profile.index] ?? '').trim()))
  return typed.length > 0 && like.length >= Math.max(1, typed.length * 0.6)
}

const isTyped = (value: string): boolean =>
  /^[+-]?\d+(\.\d+)?(E[+-]?\d+)?$/i.test(value) || /^\d{1,4}[/-]\d{1,2}[/-]\d{1,4}([ T].*)?$/.test(value)
