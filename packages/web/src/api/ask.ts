import {
  type AboutData,
  aboutDataShape,
  type BoundaryVersion,
  boundaryVersionShape,
  type City,
  cityShape,
  type GunFlows,
  gunFlowsShape,
  type MeasureAnswer,
  measureAnswerShape,
  type OpenGuns,
  openGunsShape,
  outlinesShape,
  type PlaceList,
  type Problem,
  placeListShape,
  type Register,
  type RegisterOne,
  type ReleaseList,
  type ReleaseOne,
  registerOneShape,
  registerShape,
  releaseListShape,
  releaseOneShape,
} from '@understory/model'
import { data, type LoaderFunctionArgs } from 'react-router'
import { apiContext } from './api-context.ts'

export type Outlines = ReturnType<typeof outlinesShape.parse>
export type Context = LoaderFunctionArgs['context']
export type Query = Readonly<Record<string, string | readonly string[] | null | undefined>>

/** The address of an API answer, for loaders and for download links. */
export function apiPath(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    for (const one of value === null || value === undefined ? [] : [value].flat()) search.append(name, one)
  const text = search.toString()
  return `/api/v1/${path}${text ? `?${text}` : ''}`
}

export async function ask<T>(
  context: Context,
  path: string,
  shape: { parse(value: unknown): T },
): Promise<T> {
  const response = await context.get(apiContext)(path)
  if (!response.ok) throw data(await problemOf(response), { status: response.status })
  return shape.parse(await response.json())
}

async function problemOf(response: Response): Promise<Partial<Problem>> {
  const body: unknown = await response.json().catch(() => null)
  return typeof body === 'object' && body !== null ? body : {}
}

export const askMeasure = (context: Context, name: string, query: Query): Promise<MeasureAnswer> =>
  ask(context, apiPath(`measures/${name}`, query), measureAnswerShape)
export const askAboutData = (context: Context): Promise<AboutData> =>
  ask(context, apiPath('about-data'), aboutDataShape)
export const askGuns = (context: Context): Promise<OpenGuns> => ask(context, apiPath('guns'), openGunsShape)
export const askGunFlows = (context: Context, query: Query): Promise<GunFlows> =>
  ask(context, apiPath('guns/flows', query), gunFlowsShape)
export const askBoundaries = (context: Context): Promise<BoundaryVersion[]> =>
  ask(context, apiPath('places'), boundaryVersionShape.array())
export const askPlaces = (context: Context, boundary: string): Promise<PlaceList> =>
  ask(context, apiPath(`places/${boundary}`), placeListShape)
export const askOutlines = (context: Context, boundary: string): Promise<Outlines> =>
  ask(context, apiPath(`places/${boundary}/outlines`), outlinesShape)
export const askCities = (context: Context): Promise<City[]> =>
  ask(context, apiPath('cities'), cityShape.array())

export const askRegister = (context: Context, cursor: string | null = null): Promise<Register> =>
  ask(context, apiPath('agreements', { cursor }), registerShape)
export const askAgreement = (context: Context, id: string): Promise<RegisterOne> =>
  ask(context, apiPath(`agreements/${encodeURIComponent(id)}`), registerOneShape)

export const askReleases = (context: Context, cursor: string | null = null): Promise<ReleaseList> =>
  ask(context, apiPath('releases', { cursor }), releaseListShape)
export const askRelease = (context: Context, id: string): Promise<ReleaseOne> =>
  ask(context, apiPath(`releases/${encodeURIComponent(id)}`), releaseOneShape)

/** Versions of a kind of boundary, newest first: the one without an end before those that ended. */
export function newestFirst(boundaries: readonly BoundaryVersion[], kind: string): BoundaryVersion[] {
  const rank = (b: BoundaryVersion) => `${b.validTo ?? '9999'} ${b.validFrom ?? ''} ${b.version}`
  return boundaries.filter(b => b.kind === kind).toSorted((a, b) => (rank(a) < rank(b) ? 1 : -1))
}
export const newestOf = (boundaries: readonly BoundaryVersion[], kind: string): BoundaryVersion | null =>
  newestFirst(boundaries, kind)[0] ?? null
export const boundaryName = (b: BoundaryVersion): string => `${b.kind}:${b.version}`
