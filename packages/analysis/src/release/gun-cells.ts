import { createHmac, createSecretKey } from 'node:crypto'
import {
  fail,
  firearmTypes,
  type GunRecord,
  ok,
  problem,
  type Result,
  recoveryCircumstances,
  serialStates,
  timeToCrimeBand,
  timeToCrimeBands,
} from '@understory/model'
import { missingCode, missingLabel } from '../question/dimension.ts'
import type { ReleaseCells } from './release-cells.ts'

/** What a release of guns asks for: cells of one table, with the keys of the guns in them and never a row. */
export interface GunReleaseQuestion {
  readonly by: readonly string[]
  readonly where: Readonly<Record<string, string>>
  readonly recordKeySecret: Uint8Array
}

interface Level {
  /** Its code for a gun; '' where the row does not say. */
  readonly codeOf: (gun: GunRecord) => string
  /** Every code there is, in order, where the list is fixed. */
  readonly codes?: readonly string[]
}

const yesNo = (statement: string): string => (statement === 'not-stated' ? missingCode : statement)
const said = (list: readonly string[]) => list.filter(one => one !== 'not-stated')
const wasTraced = ({ dealerState, dealerName, dealerLicence, traceStatus }: GunRecord): boolean =>
  [dealerState, dealerName, dealerLicence].some(one => one !== null) || traceStatus.startsWith('traced-to')

/** Levels of guns. No dealer, no number of a gun, no person: a table over such a thing cannot be asked for. */
const levels: Readonly<Record<string, Level>> = {
  year: { codeOf: ({ recoveredOn }) => recoveredOn?.slice(0, 4) ?? missingCode },
  quarter: {
    codeOf: ({ recoveredOn }) =>
      recoveredOn === null
        ? missingCode
        : `${recoveredOn.slice(0, 4)}-Q${Math.ceil(Number(recoveredOn.slice(5, 7)) / 3)}`,
  },
  'gun-type': {
    codeOf: ({ type }) => (type === 'not-stated' ? missingCode : type),
    codes: said(firearmTypes),
  },
  circumstance: {
    codeOf: ({ circumstance }) => (circumstance === 'not-stated' ? missingCode : circumstance),
    codes: said(recoveryCircumstances),
  },
  'recovery-area': { codeOf: ({ recoveryArea }) => recoveryArea ?? missingCode },
  serial: {
    codeOf: ({ serialState }) => (serialState === 'not-stated' ? missingCode : serialState),
    codes: said(serialStates),
  },
  'privately-made': { codeOf: ({ privatelyMade }) => yesNo(privatelyMade), codes: ['yes', 'no'] },
  'conversion-device': { codeOf: ({ conversionDevice }) => yesNo(conversionDevice), codes: ['yes', 'no'] },
  'source-state': { codeOf: ({ dealerState }) => dealerState ?? missingCode },
  traced: { codeOf: gun => (wasTraced(gun) ? 'yes' : 'no'), codes: ['yes', 'no'] },
  'time-to-crime': {
    codeOf: ({ timeToCrime }) =>
      timeToCrime.days === null ? missingCode : timeToCrimeBand(timeToCrime.days),
    codes: timeToCrimeBands.map(({ name }) => name),
  },
}

/**
 * Counts cells of a release of guns. A gun is counted once, as its row stands; its key comes from its source and its number there, so it is
 * the same after another file says the same. Problem `bad-parameter` for a level that does not exist.
 */
export function gunReleaseCells(
  guns: readonly GunRecord[],
  { by, where, recordKeySecret }: GunReleaseQuestion,
): Result<ReleaseCells> {
  const unknown = [...by, ...Object.keys(where)].find(level => levels[level] === undefined)
  if (unknown !== undefined)
    return fail(
      problem('bad-parameter', `Guns cannot be released by ${unknown}.`, {
        where: 'by',
        expected: Object.keys(levels).join(', '),
      }),
    )
  const counted = new Map<string, { codes: Record<string, string>; count: number; keySum: number }>()
  const keys = recordKeys(guns, recordKeySecret)
  for (const [at, gun] of guns.entries()) {
    if (Object.entries(where).some(([level, code]) => levels[level]?.codeOf(gun) !== code)) continue
    const codes = Object.fromEntries(by.map(level => [level, levels[level]?.codeOf(gun) ?? missingCode]))
    const name = JSON.stringify(codes)
    const cell = counted.get(name) ?? { codes, count: 0, keySum: 0 }
    cell.count++
    cell.keySum = (cell.keySum + (keys[at] ?? 0)) % 256
    counted.set(name, cell)
  }
  const cells = [...counted.values()]
  return ok({ cells, domains: Object.fromEntries(by.map(level => [level, domainOf(level, cells)])) })
}

/** Keys of the guns of a list, made once for all tables of a release: 0–255, the first byte of HMAC-SHA-256, as `recordKey` of the publishing side has it. */
const keysOf = new WeakMap<readonly GunRecord[], { readonly secret: Uint8Array; readonly keys: Uint8Array }>()

function recordKeys(guns: readonly GunRecord[], secret: Uint8Array): Uint8Array {
  const there = keysOf.get(guns)
  if (there?.secret === secret) return there.keys
  const secretKey = createSecretKey(secret)
  const keys = Uint8Array.from(
    guns,
    ({ source, key }) => createHmac('sha256', secretKey).update(`gun ${source} ${key}`).digest()[0] ?? 0,
  )
  keysOf.set(guns, { secret, keys })
  return keys
}

function domainOf(level: string, cells: ReleaseCells['cells']): { code: string; label: string }[] {
  const seen = new Set(cells.map(cell => cell.codes[level] ?? missingCode))
  const fixed = levels[level]?.codes
  const known = fixed ?? [...seen].filter(code => code !== missingCode).sort()
  const missing = seen.has(missingCode) ? [{ code: missingCode, label: missingLabel }] : []
  return [...known.map(code => ({ code, label: code })), ...missing]
}
