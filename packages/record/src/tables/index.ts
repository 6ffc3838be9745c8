import type { AreaTable } from './area.ts'
import type { BoundaryVersionTable } from './boundary-version.ts'
import type { ChangeCounterTable } from './change-counter.ts'
import type { CityTable } from './city.ts'
import type { DataQuestionTable } from './data-question.ts'
import type { EventTable } from './event.ts'
import type { FeedTable } from './feed.ts'
import type { ImportTable } from './import.ts'
import type { IncidentTable } from './incident.ts'
import type { MigrationTable } from './migration.ts'
import type { PopulationTable } from './population.ts'
import type { SetAsideTable } from './set-aside.ts'
import type { SourceTable } from './source.ts'
import type { TokenTable } from './token.ts'

/** Every table by the name it has in a unit of work: a city's own, then the registry's. */
export interface CityTables {
  source: SourceTable
  boundary_version: BoundaryVersionTable
  area: AreaTable
  population: PopulationTable
  import: ImportTable
  incident: IncidentTable
  set_aside: SetAsideTable
  feed: FeedTable
  event: EventTable
  change_counter: ChangeCounterTable
  data_question: DataQuestionTable
  'understory.city': CityTable
  'understory.token': TokenTable
  'understory.event': EventTable
  'understory.migration': MigrationTable
}
