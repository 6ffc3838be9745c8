import { fail, isDay, ok, problem, type Result, type Source, sourceShape } from '@understory/model'
import { parseTransform, transformNames } from './mapping/transforms.ts'
import { isTimeZone } from './mapping/zone.ts'
import { crsList, toLonLat } from './places/index.ts'
import { columnNames } from './reading/header.ts'

/** A mapping as JSON, checked: its shape, and that every column it names is in its header. */
export function parseSource(json: unknown): Result<Source> {
  const parsed = sourceShape.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const field = issue?.path.map(String).join('.') || 'the mapping'
    return wrong(field, `${field}: ${issue?.message ?? 'not a mapping'}`)
  }
  const source = parsed.data
  return badColumn(source) ?? badRest(source) ?? ok(source)
}

const wrong = (field: string, detail: string, expected?: string): Result<never> =>
  fail(problem('bad-mapping', detail, { where: field, ...(expected ? { expected } : {}) }))

/** Every column a mapping names, with the field that names it. */
export function namedColumns(source: Source): readonly (readonly [field: string, column: string])[] {
  const { key, date, kind, victims, point } = source
  const list: [string, string | null | undefined][] = [
    ...Object.keys(source.only).map(c => ['only', c] as [string, string]),
    ...(key.how === 'content' ? [] : key.columns).map(c => ['key.columns', c] as [string, string]),
    ['date.column', date.how === 'column' ? date.column : null],
    ...(date.how === 'parts' ? [date.year, date.month, date.day] : []).map(
      c => ['date', c] as [string, string],
    ),
    ['time.column', source.time?.column],
    ['reported.column', source.reported?.column],
    ['kind.column', kind.how === 'always' ? null : kind.column],
    ['offence', source.offence],
    ['code', source.code],
    ['weapon.column', source.weapon?.column],
    ['clearance.column', source.clearance?.column],
    ['setting.column', source.setting?.column],
    ['victims.column', victims.how === 'column' ? victims.column : null],
    ['victims.killed', victims.how === 'killed-and-injured' ? victims.killed : null],
    ['victims.injured', victims.how === 'killed-and-injured' ? victims.injured : null],
    ...(source.event ?? []).map(c => ['event', c] as [string, string]),
    ...source.block.map(c => ['block', c] as [string, string]),
    ['point.x', point?.x],
    ['point.y', point?.y],
    ...source.placeNames.map(p => ['placeNames', p.column] as [string, string]),
    ...source.keep.map(c => ['keep', c] as [string, string]),
  ]
  return list.filter((entry): entry is [string, string] => typeof entry[1] === 'string')
}

function badColumn(source: Source): Result<never> | null {
  const header = new Set(columnNames(source.header))
  const listed = `one of ${[...header]
    .slice(0, 40)
    .map(c => JSON.stringify(c))
    .join(', ')}`
  const never = new Set(source.never.map(c => c.trim()))
  for (const [field, column] of [...namedColumns(source), ...source.never.map(c => ['never', c] as const)]) {
    if (!header.has(column.trim()))
      return wrong(
        field,
        `${field} names the column ${JSON.stringify(column)}, which is not in the header.`,
        listed,
      )
    if (field !== 'never' && never.has(column.trim()))
      return wrong(field, `${field} uses the column ${JSON.stringify(column)}, which is under never.`)
  }
  for (const text of source.transforms) {
    const transform = parseTransform(text)
    if (!transform)
      return wrong(
        'transforms',
        `There is no transform ${JSON.stringify(text)}.`,
        `name:column, with a name of ${transformNames.join(', ')}`,
      )
    if (!header.has(transform.column.trim()))
      return wrong('transforms', `${JSON.stringify(text)} names a column that is not in the header.`, listed)
  }
  return null
}

function badRest(source: Source): Result<never> | null {
  if (source.header.length === 0) return wrong('header', 'header is empty.', 'the column names of the file')
  if (/["\r\n\ufeff]/.test(source.delimiter))
    return wrong(
      'delimiter',
      `delimiter ${JSON.stringify(source.delimiter)} cannot separate columns.`,
      '"," or ";" or "|"',
    )
  if (source.point && !toLonLat(source.point.crs))
    return wrong(
      'point.crs',
      `The coordinate system ${source.point.crs} is not known.`,
      `one of ${crsList.map(crs => crs.code).join(', ')}`,
    )
  const zone = source.date.how === 'column' ? source.date.timeZone : null
  if (zone !== null && !isTimeZone(zone))
    return wrong(
      'date.timeZone',
      `There is no time zone ${JSON.stringify(zone)}.`,
      'an IANA name, America/New_York',
    )
  for (const [field, day] of [
    ['covers.from', source.covers?.from],
    ['covers.to', source.covers?.to],
  ] as const)
    if (typeof day === 'string' && !isDay(day))
      return wrong(field, `${field} ${JSON.stringify(day)} is not a day.`, 'YYYY-MM-DD')
  return null
}
