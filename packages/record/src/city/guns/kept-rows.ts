import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import type { CityContext } from '../context.ts'
import type { Readable } from './readable.ts'

/** Lists kept of each thing: what a custodian reads, and what the office reads. */
const mostLists = 2
type Lists = Map<string, readonly unknown[]>
const kept = new WeakMap<CityContext['engine'], Map<string, Lists>>()

/**
 * Rows of exactly these sources as of the newest change, read once and given out as the same list until the record changes: they depend
 * on nothing else of whoever asks. Who may read which sources is decided, and the look written down, for every question, before and after this.
 * Lists that are given out must not be changed.
 */
export async function keptRows<Row>(
  { engine, city }: CityContext,
  { session }: UnitOfWork,
  { what, sources }: { readonly what: string; readonly sources: readonly Readable[] },
  read: () => Promise<Row[]>,
): Promise<Row[]> {
  const { rows } = await session.query('select no from change_counter')
  const numbers = sources.map(one => one.no).sort((a, b) => a - b)
  const key = `${rows[0]?.no} ${numbers.join(',')}`
  const all = kept.get(engine) ?? new Map<string, Lists>()
  kept.set(engine, all)
  const name = `${city.name} ${what}`
  const lists: Lists = all.get(name) ?? new Map()
  all.set(name, lists)
  const list = lists.get(key) ?? (await read())
  lists.delete(key)
  lists.set(key, list)
  for (const old of [...lists.keys()].slice(0, -mostLists)) lists.delete(old)
  return list as Row[]
}
