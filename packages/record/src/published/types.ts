import type {
  AboutData,
  Area,
  BoundaryVersion,
  City,
  Day,
  IncidentPage,
  Named,
  PublicIncident,
  Result,
} from '@understory/model'
import type { PopulationRow } from '../types.ts'
import type { PublicRegister } from './agreements.ts'

/** Filters of the open rows. Words are the model's; places are area slugs by boundary (`neighborhood:2020`). */
export interface IncidentQuery {
  readonly kinds?: readonly string[] | undefined
  readonly weapons?: readonly string[] | undefined
  readonly sources?: readonly string[] | undefined
  readonly from?: Day | null | undefined
  readonly to?: Day | null | undefined
  readonly places?: Readonly<Record<string, readonly string[]>> | undefined
  readonly limit?: number | undefined
  readonly cursor?: string | null | undefined
}

/** Everything of AboutData but the snapshot, which the record does not know. */
export type PublishedAboutData = Omit<AboutData, 'snapshot'>

/** What publish reads: views granted to `public_reader`, only open and invented provenance. */
export interface Published {
  cities(): Promise<City[]>
  city(name: string): Promise<Result<City>>
  /** Newest day first, then import and line; rows without a date come last. Problems: no-such-city, no-such-place, bad-parameter (cursor). */
  incidents(city: string, query: IncidentQuery): Promise<Result<IncidentPage>>
  incident(city: string, id: string): Promise<Result<PublicIncident>>
  aboutData(city: string): Promise<Result<PublishedAboutData>>
  boundaries(city: string): Promise<Result<BoundaryVersion[]>>
  areas(city: string, slot: number): Promise<Result<Area[]>>
  populations(city: string): Promise<Result<PopulationRow[]>>
  changeNo(city: string): Promise<Result<number>>
  /** The register of agreements on the city-local day of `now`. */
  agreements(city: string, now: Date): Promise<Result<PublicRegister>>
  /** The smallest count that may be published from these sources together: 1 is no limit. */
  minimumCellFor(city: string, sources: readonly Named[]): Promise<Result<number>>
}
