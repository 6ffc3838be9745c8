import type { Day, Flag, IncidentRow, Source } from '@understory/model'
import type { PlaceIndex } from '../types.ts'
import { isBlank } from './blank.ts'
import { columnsOf } from './columns.ts'
import { type Fault, fault, quoted } from './fault.ts'
import { type Identity, keysOf } from './keys.ts'
import { partsOf } from './parts.ts'
import { shareFlags } from './shared-flags.ts'
import { transformsOf } from './transforms.ts'
import { reportedOf, type When, whenOf } from './when.ts'
import { addressOf, placesOf, pointOf, type Where } from './where.ts'
import { clearanceOf, kindOf, settingOf, weaponOf } from './words.ts'

type Cells = readonly string[]

export interface MappingContext {
  readonly places: PlaceIndex | null
  readonly receivedOn: Day
}

export interface RowMapper {
  /** Adds the incidents of a file row to `into`, or says why the row cannot be used. */
  map(line: number, cells: Cells, into: IncidentRow[]): Fault | null
  close(): void
}

const noDetail: Readonly<Record<string, string>> = Object.freeze({})

/** Turns a mapping into code, once per file: every column is looked up here, none per row. */
export function compileSource(source: Source, names: readonly string[], context: MappingContext): RowMapper {
  const columns = columnsOf(names, source.name)
  const transforms = transformsOf(source.transforms, columns)
  const belongs = onlyOf(source, columns.at)
  const readWhen = whenOf(source, columns, context.receivedOn)
  const readReported = reportedOf(source, columns)
  const readPoint = pointOf(source, columns)
  const readPlaces = placesOf(source, columns, context.places)
  const readBlock = addressOf(source, columns)
  const readParts = partsOf(source, columns)
  const readKind = kindOf(source, columns)
  const readWeapon = weaponOf(source, columns)
  const readClearance = clearanceOf(source, columns)
  const readSetting = settingOf(source, columns)
  const readOffence = textOf(source.offence, columns.at)
  const readCode = textOf(source.code, columns.at)
  const readEvent = eventOf(source, columns.at)
  const readDetail = detailOf(source, columns.at)
  const keys = keysOf(source, columns)
  const hasBlock = source.block.length > 0
  const when: When = { day: null, minute: null }
  const flags: Flag[] = []
  const shared = shareFlags()
  const identity: Identity = { key: '', hash: '' }
  const where: Where = { lon: null, lat: null, places: [], placedBy: 'none' }

  function map(line: number, given: Cells, into: IncidentRow[]): Fault | null {
    flags.length = 0
    let cells = given
    if (transforms.length > 0) {
      const changed = given.slice()
      for (const transform of transforms) transform(changed, flags)
      cells = changed
    }
    const stranger = belongs(cells)
    if (stranger) return stranger
    const wrong = readWhen(cells, when, flags) ?? readPoint(cells, where, flags)
    if (wrong) return wrong
    const kind = readKind(cells)
    const parts = readParts(cells, kind.word)
    if ('reason' in parts) return parts
    if (!kind.known) flags.push('unmapped-offence')
    const weapon = readWeapon(cells)
    if (weapon.blank) flags.push('no-weapon')
    const block = readBlock(cells)
    if (hasBlock && block === null) flags.push('no-address')
    readPlaces(cells, where, flags)
    keys.identify(cells, identity, flags)
    const event = readEvent(cells, when, block)
    const offence = readOffence(cells)
    const reportedOn = readReported(cells)
    const sharedFlags = shared(flags)
    for (let part = 0; part < parts.length; part++) {
      const harm = parts[part]
      if (!harm) continue
      into.push({
        line,
        key: identity.key,
        part,
        hash: identity.hash,
        occurredOn: when.day,
        occurredMinute: when.minute,
        reportedOn,
        kind: harm.kind,
        offence,
        code: readCode(cells),
        weapon: weapon.word,
        clearance: readClearance(cells).word,
        setting: readSetting(cells).word,
        victims: harm.victims,
        event,
        block,
        lon: where.lon,
        lat: where.lat,
        places: where.places,
        placedBy: where.placedBy,
        flags: sharedFlags,
        detail: readDetail(cells),
      })
    }
    return null
  }
  return { map, close: keys.close }
}

type At = (column: string) => number

function onlyOf(source: Source, at: At): (cells: Cells) => Fault | null {
  const wanted = Object.entries(source.only).map(
    ([column, value]) => [at(column), column, value.trim().toUpperCase(), value] as const,
  )
  return cells => {
    for (const [index, column, value, shown] of wanted) {
      const there = cells[index] ?? ''
      if (there.trim().toUpperCase() !== value)
        return fault(
          column,
          `The row is not of this city: ${column} is ${quoted(there)}, not ${quoted(shown)}.`,
        )
    }
    return null
  }
}

function textOf(column: string | null, at: At): (cells: Cells) => string | null {
  if (column === null) return () => null
  const index = at(column)
  return cells => (cells[index] ?? '').trim() || null
}

/** Columns that name an event count only when all are filled; else date, time and block, where all are known. */
function eventOf(source: Source, at: At): (cells: Cells, when: When, block: string | null) => string | null {
  if (source.event) {
    const named = source.event.map(at)
    return cells => {
      let text = ''
      for (const index of named) {
        const cell = cells[index] ?? ''
        if (isBlank(cell)) return null
        text += text === '' ? cell.trim() : ` ${cell.trim()}`
      }
      return text || null
    }
  }
  return (_, when, block) =>
    when.day === null || when.minute === null || block === null ? null : `${when.day} ${when.minute} ${block}`
}

function detailOf(source: Source, at: At): (cells: Cells) => Readonly<Record<string, string>> {
  const kept = source.keep.map(column => [column, at(column)] as const)
  if (kept.length === 0) return () => noDetail
  return cells => {
    const detail: Record<string, string> = {}
    for (const [column, index] of kept) {
      const text = (cells[index] ?? '').trim()
      if (text !== '') detail[column] = text
    }
    return detail
  }
}
