import { type GunFacet, gunFacets } from '@understory/model'

/** The state of the explorer of guns as it stands in the address: codes per facet, and a span of months. */
export interface GunState {
  readonly chosen: Readonly<Partial<Record<GunFacet, readonly string[]>>>
  readonly from: string | null
  readonly to: string | null
}

const month = /^\d{4}-(0[1-9]|1[0-2])$/
const valued = gunFacets.filter(name => name !== 'month')

export function stateOf(search: URLSearchParams): GunState {
  const chosen = Object.fromEntries(
    valued.flatMap(name => {
      const codes = [...new Set(search.getAll(name))].sort()
      return codes.length > 0 ? [[name, codes]] : []
    }),
  )
  const end = (name: string) => (month.test(search.get(name) ?? '') ? search.get(name) : null)
  const [from, to] = [end('from'), end('to')]
  return from !== null && to !== null && from > to ? { chosen, from: to, to: from } : { chosen, from, to }
}

/** The address of a state: one state, one address. */
export function searchOf({ chosen, from, to }: GunState): string {
  const search = new URLSearchParams()
  for (const name of valued) for (const code of [...(chosen[name] ?? [])].sort()) search.append(name, code)
  if (from !== null) search.set('from', from)
  if (to !== null) search.set('to', to)
  return `?${search}`
}

export function toggled(state: GunState, name: GunFacet, code: string): GunState {
  const now = state.chosen[name] ?? []
  const next = now.includes(code) ? now.filter(one => one !== code) : [...now, code]
  const { [name]: _old, ...others } = state.chosen
  return { ...state, chosen: next.length > 0 ? { ...others, [name]: next } : others }
}

/** The question to the API; `months` are those there are. */
export function questionOf({ chosen, from, to }: GunState, months: readonly string[]): string {
  const query = new URLSearchParams()
  for (const name of valued) for (const code of chosen[name] ?? []) query.append(name, code)
  if (from !== null || to !== null)
    for (const one of months)
      if ((from === null || one >= from) && (to === null || one <= to)) query.append('month', one)
  return query.size > 0 ? `?${query}` : ''
}
