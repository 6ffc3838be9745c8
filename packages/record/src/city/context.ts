import { type City, compartments } from '@understory/model'
import type { Engine } from '../engine/engine.ts'
import { type UnitOfWork, unitOfWork } from '../engine/unit-of-work.ts'

/** What the functions of one city share. */
export interface CityContext {
  readonly engine: Engine
  readonly city: City
  readonly onWarn: (message: string) => void
  /** Work that may outlive the call that began it; awaited when the record closes. */
  readonly background: (work: Promise<unknown>) => void
}

/** A unit of work of the record itself: it writes behind every wall, and what it may write the caller has decided. */
export const asWriter = <T>(
  { engine, city }: Pick<CityContext, 'engine' | 'city'>,
  actor: string,
  purpose: string,
  work: (unit: UnitOfWork) => Promise<T>,
): Promise<T> =>
  unitOfWork(engine, { role: 'record_writer', city: city.name, actor, purpose, compartments }, work)

/** The house reading for itself: facts behind no wall, and what is known of open places. */
export const asReader = <T>(
  { engine, city }: Pick<CityContext, 'engine' | 'city'>,
  purpose: string,
  work: (unit: UnitOfWork) => Promise<T>,
): Promise<T> =>
  unitOfWork(engine, { role: 'snapshot_reader', city: city.name, actor: 'record', purpose }, work)
