import {
  type ExploreAnswer,
  exploreAnswerShape,
  type IncidentPage,
  incidentPageShape,
} from '@understory/model'
import { apiQuery, chosenFacets, type ExploreState, stateOfSearch } from './explore-state.ts'

export interface ExploreData {
  readonly state: ExploreState
  readonly answer: ExploreAnswer
  readonly rows: IncidentPage['rows']
  /** First and last month of the data, or null where no row has a date. */
  readonly span: { readonly first: string; readonly last: string } | null
  readonly csv: string
}

/** Calls the API by path: in this process on the server, over HTTP in the browser. */
export type Call = (path: string) => Promise<Response>

async function get<T>(call: Call, path: string, shape: { parse(value: unknown): T }): Promise<T> {
  const response = await call(path)
  if (!response.ok) throw response
  return shape.parse(await response.json())
}

/** Everything the explorer shows for one address. */
export async function loadExplore(call: Call, search: URLSearchParams): Promise<ExploreData> {
  const state = stateOfSearch(search)
  const open = await get(
    call,
    `/api/v1/explore?${apiQuery({ ...state, from: null, to: null }, null)}`,
    exploreAnswerShape,
  )
  const span = spanOf(open)
  const bounded = span !== null && (state.from !== null || state.to !== null)
  const answer = bounded
    ? await get(call, `/api/v1/explore?${apiQuery(state, span)}`, exploreAnswerShape)
    : open
  const rows = rowQuery(state)
  const page = await get(call, `/api/v1/incidents?limit=20&${newestFirst(rows, answer)}`, incidentPageShape)
  return { state, answer, span, rows: page.rows, csv: `/api/v1/incidents?format=csv&${rows}` }
}

function spanOf(answer: ExploreAnswer): ExploreData['span'] {
  const months = answer.facets
    .find(facet => facet.name === 'month')
    ?.groups.map(group => group.code)
    .filter(code => code !== '')
    .sort()
  const [first, last] = [months?.[0], months?.at(-1)]
  return first && last ? { first, last } : null
}

/** Rows can be asked for by everything but hour and day of the week; months become days. */
function rowQuery(state: ExploreState): URLSearchParams {
  const query = new URLSearchParams()
  for (const facet of chosenFacets.filter(name => name !== 'hour' && name !== 'weekday'))
    for (const code of state.selected[facet] ?? []) query.append(`where.${facet}`, code)
  if (state.from) query.set('from', `${state.from}-01`)
  if (state.to) query.set('to', lastDayOf(state.to))
  return query
}

/** The table ends at the newest day that can be true, or dates far in the future would fill it. The file holds all rows. */
function newestFirst(rows: URLSearchParams, answer: ExploreAnswer): URLSearchParams {
  const newest = answer.proviso.age.newestDay
  const query = new URLSearchParams(rows)
  if (newest && (query.get('to') ?? newest) >= newest) query.set('to', newest)
  return query
}

function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}
