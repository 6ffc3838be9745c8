import { measureSummaries, type Snapshots } from '@understory/analysis'
import {
  type AboutData,
  type BoundaryVersion,
  type City,
  type ExploreAnswer,
  type ExploreFilter,
  type GunFlows,
  type GunTables,
  type IncidentPage,
  type MeasureAnswer,
  type MeasureQuestion,
  type MeasureSummary,
  type OpenGuns,
  type Outlines,
  ok,
  type PlaceList,
  type Register,
  type RegisterOne,
  type Result,
} from '@understory/model'
import type { Published } from '@understory/record/published'
import { type RegisterPage, registerOne, registerPage } from './agreements.ts'
import { csvTable } from './csv.ts'
import { incidentsDataset } from './datasets/incidents.ts'
import { measureCells, measureDataset } from './datasets/measure-answer.ts'
import { placeCells, placeListDataset } from './datasets/place-list.ts'
import { type PublishedDialogue, publishedDialogue } from './dialogue.ts'
import { mayPublish, publishedExactly } from './disclosure/index.ts'
import { type FlowQuery, gunFlowsCsv, openGunFlows } from './gun-flows.ts'
import { openGuns, openGunTables } from './guns.ts'
import { type IncidentFilter, makeIncidentRows } from './incident-rows.ts'
import { type DatasetNote, noteOf } from './note.ts'
import { boundaryName, noSuchBoundary, outlinesOf, placeListOf } from './places.ts'
import { type PublishedPlan, publishedPlan } from './plan/plan.ts'
import { makeReleases, type Releases } from './release/releases.ts'

export interface Asking {
  readonly signal?: AbortSignal | undefined
}

/** Everything that may leave the house. Open and invented data exactly; any other is refused here. */
export interface Publish {
  cities(): Promise<Result<City[]>>
  measures(): Promise<Result<MeasureSummary[]>>
  measure(
    city: string,
    name: string,
    question: MeasureQuestion,
    asking?: Asking,
  ): Promise<Result<MeasureAnswer>>
  measureCsv(city: string, name: string, question: MeasureQuestion, asking?: Asking): Promise<Result<string>>
  /** What lies beside the table of `measureCsv`. */
  measureNote(city: string, name: string, question: MeasureQuestion): Promise<Result<DatasetNote>>
  explore(city: string, filter: ExploreFilter, asking?: Asking): Promise<Result<ExploreAnswer>>
  /** A page can be short and still have a `next`. */
  incidents(
    city: string,
    question: IncidentFilter & { limit?: number | undefined; cursor?: string | null | undefined },
    asking?: Asking,
  ): Promise<Result<IncidentPage>>
  /** The whole table, in small pieces, each made when it is asked for. */
  incidentsCsv(city: string, filter: IncidentFilter, asking?: Asking): Promise<Result<AsyncIterable<string>>>
  incidentsNote(): DatasetNote
  places(city: string): Promise<Result<BoundaryVersion[]>>
  /** `kind:version`, or `kind` for the newest version that rows have. Problem no-such-place. */
  placeList(city: string, boundary: string): Promise<Result<PlaceList>>
  placeListCsv(city: string, boundary: string): Promise<Result<string>>
  outlines(city: string, boundary: string): Promise<Result<Outlines>>
  aboutData(city: string): Promise<Result<AboutData>>
  /** Crime guns: open data summed up without dealers, and who holds the rest. */
  guns(city: string): Promise<Result<OpenGuns>>
  /** What was recovered, and three series by month, out of open data; null where there is none. */
  gunRecoveries(city: string): Promise<Result<GunTables>>
  /** From which states guns come, out of open data. Problem bad-parameter. */
  gunFlows(city: string, query: FlowQuery): Promise<Result<GunFlows>>
  gunFlowsCsv(city: string, query: FlowQuery): Promise<Result<string>>
  readonly dialogue: PublishedDialogue
  readonly plan: PublishedPlan
  /** The register of agreements in plain language; on the city's own day. */
  agreements(city: string, page: RegisterPage): Promise<Result<Register>>
  /** Problem not-found. */
  agreement(city: string, id: string): Promise<Result<RegisterOne>>
  readonly releases: Releases
  /** Rises whenever an answer may have changed. */
  snapshotNo(city: string): Promise<Result<number>>
}

const usualPage = 100

export function createPublish({
  snapshots,
  published,
  cellSecret = null,
  now = () => new Date(),
}: {
  snapshots: Snapshots
  published: Published
  /** 32 secret bytes from which the keys of records and the draws of live counts are made; without it neither is published. */
  cellSecret?: Buffer | null
  now?: () => Date
}): Publish {
  const scopeOf = (asking: Asking = {}) => ({ ...asking, provenances: publishedExactly })
  const boundaryOf = makeBoundaryFinder(snapshots, published)
  const incidentRows = makeIncidentRows(snapshots, published)

  /** The question may be put in public, and every source it names is known. */
  const guard = async (city: string, asked: readonly string[]): Promise<Result<null>> => {
    const sources = await snapshots.sources(city)
    if (!sources.ok) return sources
    return mayPublish(sources.value, asked)
  }
  const measure: Publish['measure'] = async (city, name, question, asking) => {
    const may = await guard(city, question.where.source ?? [])
    return may.ok ? snapshots.measure(city, name, question, scopeOf(asking)) : may
  }
  const placeList: Publish['placeList'] = async (city, name) => {
    const boundary = await boundaryOf(city, name)
    if (!boundary.ok) return boundary
    const [areas, populations] = await Promise.all([
      published.areas(city, boundary.value.slot),
      published.populations(city),
    ])
    if (!areas.ok) return areas
    return populations.ok ? ok(placeListOf(boundary.value, areas.value, populations.value)) : populations
  }

  return {
    cities: async () => ok(await published.cities()),
    measures: async () => ok(measureSummaries()),
    measure,
    async measureCsv(city, name, question, asking) {
      const answer = await measure(city, name, question, asking)
      if (!answer.ok) return answer
      return ok(csvTable(measureDataset(answer.value).columns, measureCells(answer.value)))
    },
    async measureNote(city, name, question) {
      const answer = await measure(city, name, question)
      return answer.ok ? ok(noteOf(measureDataset(answer.value), answer.value.proviso)) : answer
    },
    async explore(city, filter, asking) {
      const may = await guard(city, [])
      return may.ok ? snapshots.explore(city, filter, scopeOf(asking)) : may
    },
    async incidents(city, { limit = usualPage, cursor = null, ...filter }, asking = {}) {
      const may = await guard(city, filter.where?.source ?? [])
      return may.ok ? incidentRows.page(city, filter, { limit, cursor }, asking.signal) : may
    },
    async incidentsCsv(city, filter, asking = {}) {
      const may = await guard(city, filter.where?.source ?? [])
      if (!may.ok) return may
      const boundaries = await published.boundaries(city)
      if (!boundaries.ok) return boundaries
      return incidentRows.csv(city, filter, boundaries.value.map(boundaryName), asking.signal)
    },
    incidentsNote: () => noteOf(incidentsDataset, null),
    places: city => published.boundaries(city),
    placeList,
    async placeListCsv(city, name) {
      const list = await placeList(city, name)
      return list.ok ? ok(csvTable(placeListDataset.columns, placeCells(list.value))) : list
    },
    async outlines(city, name) {
      const boundary = await boundaryOf(city, name)
      if (!boundary.ok) return boundary
      const areas = await published.areas(city, boundary.value.slot)
      return areas.ok ? ok(outlinesOf(areas.value)) : areas
    },
    async aboutData(city) {
      const about = await published.aboutData(city)
      if (!about.ok) return about
      const { no, builtAt, rows } = snapshots.info(city) ?? (await snapshots.refresh(city))
      return ok({ ...about.value, snapshot: { no, builtAt, rows } })
    },
    guns: city => openGuns(published, city, now()),
    gunRecoveries: city => openGunTables(published, city),
    gunFlows: (city, query) => openGunFlows(published, city, query),
    async gunFlowsCsv(city, query) {
      const flows = await openGunFlows(published, city, query)
      return flows.ok ? ok(gunFlowsCsv(flows.value)) : flows
    },
    dialogue: publishedDialogue({ published, secret: cellSecret, now }),
    plan: publishedPlan({ published, snapshots, secret: cellSecret, now }),
    agreements: (city, page) => registerPage(published, city, now(), page),
    agreement: (city, id) => registerOne(published, city, now(), id),
    releases: makeReleases({ snapshots, published, cellSecret, now }),
    async snapshotNo(city) {
      const found = await published.city(city)
      if (!found.ok) return found
      return ok((snapshots.info(city) ?? (await snapshots.refresh(city))).no)
    },
  }
}

/** Finds `kind:version`, or the version that answers mean by a bare `kind`. */
function makeBoundaryFinder(snapshots: Snapshots, published: Published) {
  return async (city: string, name: string): Promise<Result<BoundaryVersion>> => {
    const all = await published.boundaries(city)
    if (!all.ok) return all
    const [kind = '', version] = name.split(':')
    const usual = version === undefined ? await snapshots.usualBoundary(city, kind) : null
    if (usual && !usual.ok) return usual
    const wanted = usual ? usual.value : `${kind}:${version}`
    const boundary = all.value.find(b => boundaryName(b) === wanted)
    return boundary ? ok(boundary) : noSuchBoundary(name, all.value)
  }
}
