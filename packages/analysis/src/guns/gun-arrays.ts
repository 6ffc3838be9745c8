import {
  firearmTypes,
  type GunFacet,
  type GunFact,
  gunFacets,
  inState,
  rareCode,
  recoveryCircumstances,
  timeToCrimeBand,
  timeToCrimeBands,
} from '@understory/model'
import { type PackedColumn, packsOf, spanOfPack } from '../explore/tally.ts'

/** A facet of some guns: its codes in order; the first stands for what is not known. */
export interface GunFacetCodes {
  readonly name: GunFacet
  readonly codes: readonly string[]
  readonly at: ReadonlyMap<string, number>
}

/** Guns as packed columns, six bytes a gun. */
export interface GunArrays {
  readonly rows: number
  readonly facets: readonly GunFacetCodes[]
  readonly columns: readonly PackedColumn[]
}

const notKnown = ''
/** Values beyond these are one: makers and calibres are as files write them, and there are thousands. */
const mostCodes: Partial<Record<GunFacet, number>> = { calibre: 30, maker: 40 }

const codeOf: Record<GunFacet, (fact: GunFact) => string> = {
  type: ({ type }) => (type === 'not-stated' ? notKnown : type),
  month: ({ recoveredOn }) => recoveredOn?.slice(0, 7) ?? notKnown,
  circumstance: ({ circumstance }) => (circumstance === 'not-stated' ? notKnown : circumstance),
  source: ({ dealerState, recoveryState }) =>
    dealerState === null ? notKnown : dealerState === recoveryState ? inState : dealerState,
  calibre: ({ calibre }) => calibre ?? notKnown,
  place: ({ recoveryArea }) => recoveryArea ?? notKnown,
  maker: ({ maker }) => maker ?? notKnown,
  time: ({ timeToCrime }) => (timeToCrime.days === null ? notKnown : timeToCrimeBand(timeToCrime.days)),
}
const fixedCodes: Partial<Record<GunFacet, readonly string[]>> = {
  type: firearmTypes.filter(one => one !== 'not-stated'),
  circumstance: recoveryCircumstances.filter(one => one !== 'not-stated'),
  time: timeToCrimeBands.map(({ name }) => name),
}

/** Loads guns for brushing; months are those from the first to the last that has a gun. */
export function gunArrays(facts: readonly GunFact[]): GunArrays {
  const facets = gunFacets.map(name => codesOf(name, facts))
  const packs = packsOf(facets.map(one => one.codes.length))
  const columns = packs.map((pack): PackedColumn => {
    const column = spanOfPack(pack) <= 65_536 ? new Uint16Array(facts.length) : new Uint32Array(facts.length)
    const digits = pack.flatMap(({ facet, step }) => {
      const one = facets[facet]
      return one ? [{ step, of: codeOf[one.name], at: one.at, rare: one.at.get(rareCode) ?? 0 }] : []
    })
    for (const [row, fact] of facts.entries()) {
      let packed = 0
      for (const { step, of, at, rare } of digits) packed += step * (at.get(of(fact)) ?? rare)
      column[row] = packed
    }
    return column
  })
  return { rows: facts.length, facets, columns }
}

function codesOf(name: GunFacet, facts: readonly GunFact[]): GunFacetCodes {
  const counts = new Map<string, number>()
  for (const fact of facts) {
    const code = codeOf[name](fact)
    counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  counts.delete(notKnown)
  const seen = [...counts.keys()]
  const most = mostCodes[name]
  const byCount = seen.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1))
  const listed = fixedCodes[name] ?? (most === undefined ? seen.sort() : byCount.slice(0, most))
  const rare = most !== undefined && seen.length > most ? [rareCode] : []
  const codes = [notKnown, ...(name === 'month' ? everyMonth(listed) : listed), ...rare]
  return { name, codes, at: new Map(codes.map((code, at) => [code, at])) }
}

function everyMonth(known: readonly string[]): string[] {
  const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return []
  return Array.from({ length: number(last) - number(first) + 1 }, (_, i) => {
    const at = number(first) + i
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}
