import { dayOfNumber } from '@understory/model'
import type { TrueIncident } from './incidents.ts'
import { renamed } from './names.ts'
import { defects } from './plan.ts'
import type { Random } from './random.ts'

export const sampleHeader = [
  'case_number',
  'occurred_date',
  'occurred_time',
  'reported_date',
  'offense',
  'weapon',
  'status',
  'setting',
  'victims',
  'block',
  'district',
  'neighborhood',
  'longitude',
  'latitude',
] as const

const formerName = new Map(Object.entries(renamed).map(([before, now]) => [now, before]))

/** Planted defects by name, counted while writing. */
export type DefectCounts = Record<keyof typeof defects, number>
export const noDefects = (): DefectCounts =>
  Object.fromEntries(Object.keys(defects).map(name => [name, 0])) as DefectCounts

/** Writes an incident down as a row of the file, with the slips a real clerk makes, at known rates. */
export function writeDown(
  incident: TrueIncident,
  caseNumber: string,
  random: Random,
  counts: DefectCounts,
): string[] {
  const slip = (name: keyof typeof defects) => {
    const happens = random.chance(defects[name])
    if (happens) counts[name]++
    return happens
  }
  const { block, quarter } = incident
  const placeless = slip('placeMissing')
  const [lon, lat] = placeless ? ['', ''] : point(incident, random, slip)
  return [
    caseNumber,
    date(incident, slip),
    time(incident.minute, slip),
    dayOfNumber(incident.reported),
    offence(incident, slip),
    incident.weapon !== '' && slip('weaponMissing') ? '' : incident.weapon,
    incident.status,
    incident.outside ? 'OUTSIDE' : 'INSIDE',
    String(incident.victims),
    slip('addressMissing') ? '' : slip('halfAddress') ? `ST & ${block.street.toUpperCase()}` : block.text,
    placeless ? '' : quarter.district,
    placeless || slip('nameMissing') ? '' : neighborhood(quarter.name, slip),
    lon,
    lat,
  ]
}

type Slip = (name: keyof typeof defects) => boolean

function date({ day }: TrueIncident, slip: Slip): string {
  const written = dayOfNumber(day)
  if (slip('dateMissing')) return ''
  if (slip('dateUnreadable')) return `${written.slice(0, 4)}-00-00`
  return slip('dateInFuture') ? `22${written.slice(2)}` : written
}

function time(minute: number, slip: Slip): string {
  if (slip('timeMissing')) return ''
  const hours = String(Math.floor(minute / 60)).padStart(2, '0')
  const minutes = String(minute % 60).padStart(2, '0')
  return slip('timeWithoutColon') ? hours + minutes : `${hours}:${minutes}:00`
}

function offence({ offence: words }: TrueIncident, slip: Slip): string {
  return words === 'SHOOTING' && slip('misspelt') ? 'SHOTING' : words
}

function neighborhood(name: string, slip: Slip): string {
  const before = formerName.get(name)
  return before && slip('nameOfOldBoundary') ? before : name
}

/** The point of the block, off by up to about 40 m; a block stands for a hundred house numbers. */
function point({ block }: TrueIncident, random: Random, slip: Slip): [string, string] {
  if (slip('zeroPoint')) return ['0', '0']
  const lon = (block.lon + (random.next() - 0.5) * 0.0008).toFixed(6)
  const lat = (block.lat + (random.next() - 0.5) * 0.0007).toFixed(6)
  if (slip('halfPoint')) return [lon, '']
  return slip('pointOutside') ? [lon, (Number(lat) + 2).toFixed(6)] : [lon, lat]
}
