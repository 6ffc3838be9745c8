import { type AnySource, isGunReportSource, isGunSource } from './any-source.ts'
import { reportColumnsRead } from './gun-report-source.ts'
import { gunColumnsRead } from './gun-source-columns.ts'
import type { Source } from './source.ts'

/** Fields of a row of the record that a person can ask for; `detail.COLUMN` besides, for columns kept as they are. */
export const rowFields = [
  'key',
  'occurredOn',
  'occurredMinute',
  'reportedOn',
  'kind',
  'offence',
  'code',
  'weapon',
  'clearance',
  'setting',
  'victims',
  'block',
  'lon',
  'lat',
  'places',
] as const
export type RowField = (typeof rowFields)[number]

const wordsFrom = (kind: Source['kind']): string[] => (kind.how === 'always' ? [] : [kind.column])
const dateColumns = ({ date }: Source): string[] =>
  date.how === 'column' ? [date.column] : [date.year, date.month, date.day]
const pointColumns = ({ point }: Source): string[] => (point ? [point.x, point.y] : [])
const harmColumns = ({ victims }: Source): string[] =>
  victims.how === 'column'
    ? [victims.column]
    : victims.how === 'killed-and-injured'
      ? [victims.killed, victims.injured]
      : []
const one = (column: string | null | undefined): string[] => (column ? [column] : [])

/** The columns that a row of the record is made of, by field; a field that the source does not fill is not there. */
function direct(source: Source): Map<string, string[]> {
  const { key, time, placeNames } = source
  const fields: [string, string[] | null][] = [
    ['key', key.how === 'content' ? source.header : key.columns],
    ['occurredOn', dateColumns(source)],
    ['occurredMinute', [...dateColumns(source), ...one(time?.column)]],
    ['reportedOn', source.reported ? [source.reported.column] : null],
    // A row that tells of killed and injured people takes its kind from those two columns.
    [
      'kind',
      [
        ...wordsFrom(source.kind),
        ...(source.victims.how === 'killed-and-injured' ? harmColumns(source) : []),
      ],
    ],
    ['offence', source.offence ? [source.offence] : null],
    ['code', source.code ? [source.code] : null],
    ['weapon', source.weapon ? [source.weapon.column] : null],
    ['clearance', source.clearance ? [source.clearance.column] : null],
    ['setting', source.setting ? [source.setting.column] : null],
    ['victims', harmColumns(source)],
    ['block', source.block.length > 0 ? source.block : null],
    ['lon', source.point ? pointColumns(source) : null],
    ['lat', source.point ? pointColumns(source) : null],
    [
      'places',
      source.point || placeNames.length > 0
        ? [...pointColumns(source), ...placeNames.map(p => p.column)]
        : null,
    ],
    ...source.keep.map((column): [string, string[]] => [`detail.${column}`, [column]]),
  ]
  return new Map(fields.flatMap(([name, columns]) => (columns ? [[name, columns]] : [])))
}

/** Columns that a transform carries into another: `fill:a=b` puts b where a is blank. */
function alsoFrom(source: Source): Map<string, Set<string>> {
  const also = new Map<string, Set<string>>()
  for (const text of source.transforms) {
    const [, column = '', rest = ''] = /^[a-z-]+:([^=]+)(?:=(.*))?$/s.exec(text) ?? []
    const named = source.header.filter(name => name === rest || rest.includes(`|${name}=`))
    also.set(column, new Set([...(also.get(column) ?? []), ...named]))
  }
  return also
}

/**
 * The columns of the file behind each field of a row, as the mapping and its transforms make it.
 * Somebody may read a field only where all of its columns are licensed.
 */
export function columnsBehind(source: Source): Map<string, readonly string[]> {
  const also = alsoFrom(source)
  const whole = (columns: readonly string[]) => [
    ...new Set(columns.flatMap(c => [c, ...(also.get(c) ?? [])])),
  ]
  return new Map([...direct(source)].map(([field, columns]) => [field, whole(columns)]))
}

/** Every column that the mapping reads, in the order of the header: what an agreement must cover before a file comes in. */
export function columnsRead(source: AnySource): string[] {
  if (isGunSource(source)) return gunColumnsRead(source)
  if (isGunReportSource(source)) return reportColumnsRead(source)
  const read = new Set([...columnsBehind(source).values()].flat())
  for (const column of Object.keys(source.only)) read.add(column)
  for (const column of source.event ?? []) read.add(column)
  for (const [column, others] of alsoFrom(source)) for (const name of [column, ...others]) read.add(name)
  const inHeader = source.header.filter(column => read.has(column))
  return [...inHeader, ...[...read].filter(column => !source.header.includes(column))]
}
