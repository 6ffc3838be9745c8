import {
  type ExploreAnswer,
  type ExploreFilter,
  exploreFacets,
  fail,
  localDay,
  ok,
  problem,
  type Result,
  weapons,
} from '@understory/model'
import { provisoOf, type Snapshot } from '../question/proviso.ts'
import type { Query } from '../question/query.ts'
import { type FacetArrays, loadArrays } from './arrays.ts'
import type { Facet } from './facets.ts'
import type { FailTables, Tally } from './tally.ts'
import type { WorkerPool } from './worker-pool.ts'

const keptStates = 500

/** One city's rows loaded for brushing. It remembers the filter states it was asked. */
export interface Explorer {
  readonly snapshotNo: number
  explore(filter: ExploreFilter, now: Date, signal?: AbortSignal): Promise<Result<ExploreAnswer>>
  close(): void
}

export async function openExplorer(
  snapshot: Snapshot,
  onlySources: readonly number[] | null,
  pool: WorkerPool,
): Promise<Explorer> {
  const arrays = await loadArrays(snapshot, onlySources)
  const data = pool.load(
    arrays.columns,
    arrays.facets.map(f => f.size),
    arrays.rows,
  )
  const seen = new Map<string, Tally>()
  const count = async (tables: FailTables, key: string, signal: AbortSignal | undefined): Promise<Tally> => {
    const found = seen.get(key)
    const counted = found ?? (await pool.count(data, tables, signal))
    seen.delete(key)
    seen.set(key, counted)
    if (seen.size > keptStates) for (const oldest of [...seen.keys()].slice(0, 1)) seen.delete(oldest)
    return counted
  }
  const everything = await count(failTables(arrays, new Map()), '', undefined)
  return {
    snapshotNo: snapshot.meta.no,
    async explore(filter, now, signal) {
      const chosen = chosenCodes(arrays.facets, filter)
      if (!chosen.ok) return chosen
      const key = [...chosen.value].map(([name, codes]) => `${name}=${[...codes].join(',')}`).join('&')
      const counted = await count(failTables(arrays, chosen.value), key, signal)
      return ok(answerOf(snapshot, arrays, onlySources, counted, everything, now))
    },
    close: () => pool.forget(data),
  }
}

type Chosen = ReadonlyMap<string, readonly number[]>

function chosenCodes(facets: readonly Facet[], filter: ExploreFilter): Result<Chosen> {
  const chosen = new Map<string, readonly number[]>()
  for (const [name, codes] of Object.entries(filter)) {
    const facet = facets.find(f => f.name === name)
    if (!facet)
      return fail(
        problem('bad-parameter', `There is no facet “${name.slice(0, 80)}”.`, {
          where: `where.${name.slice(0, 80)}`,
          expected: exploreFacets.join(', '),
        }),
      )
    const numbers: number[] = []
    for (const code of codes) {
      const at = facet.byCode.get(code)
      if (at === undefined)
        return fail(
          problem('bad-parameter', `“${code.slice(0, 80)}” is not a ${name} of this city.`, {
            where: `where.${name}`,
            expected: expectedCodes(facet),
          }),
        )
      numbers.push(at)
    }
    if (numbers.length > 0)
      chosen.set(
        facet.name,
        [...new Set(numbers)].sort((a, b) => a - b),
      )
  }
  return ok(new Map([...chosen].sort(([a], [b]) => a.localeCompare(b))))
}

function expectedCodes({ groups }: Facet): string {
  const codes = groups.map(g => g.code || '(empty for not known)')
  return codes.length <= 30
    ? codes.join(', ')
    : `${codes.slice(0, 3).join(', ')} … ${codes.at(-2)}, ${codes.at(-1)}`
}

function failTables({ facets }: FacetArrays, chosen: Chosen): FailTables {
  return facets.map((facet, i) => {
    const codes = chosen.get(facet.name)
    const table = new Uint8Array(facet.size)
    if (!codes) return table
    table.fill(1 << i)
    for (const code of codes) table[code] = 0
    return table
  })
}

const unknownWeapons: readonly number[] = [weapons.indexOf('none-recorded'), weapons.indexOf('unknown')]

function answerOf(
  snapshot: Snapshot,
  { facets, rows }: FacetArrays,
  onlySources: readonly number[] | null,
  counted: Tally,
  everything: Tally,
  now: Date,
): ExploreAnswer {
  const at = (name: string, code: number) =>
    counted.counts[facets.findIndex(f => f.name === name)]?.[code] ?? 0
  const query: Query = { by: [], selections: [], days: null, undated: true, onlySources, doubles: [] }
  const { dictionary } = snapshot
  const coverage = {
    rows_behind: counted.matching,
    without_date: at('month', 0),
    without_place: at('neighborhood', 0),
    without_weapon: unknownWeapons.reduce((sum, code) => sum + at('weapon', code), 0),
  }
  return {
    city: dictionary.city.name,
    matching: counted.matching,
    total: rows,
    facets: facets.map((facet, i) => ({
      name: facet.name,
      groups: facet.groups
        .filter(g => isListed(facet, g.code, everything.counts[i]?.[g.at] ?? 0))
        .map(({ at: code, ...words }) => ({ ...words, count: counted.counts[i]?.[code] ?? 0 })),
    })),
    proviso: provisoOf(snapshot, query, coverage, localDay(now, dictionary.city.timeZone)),
  }
}

const completeFacets: readonly string[] = ['month', 'weekday', 'hour', 'district', 'neighborhood']

/** Words and "not known" are listed where any row has them; periods and places always. */
const isListed = (facet: Facet, code: string, rows: number): boolean =>
  rows > 0 || (code !== '' && completeFacets.includes(facet.name))
