import { attackerAudit } from './attacker/audit.ts'
import { brushOverOneMillion, brushOverTenMillion } from './brush/brush.ts'
import { opinionMapOfCity } from './dialogue/opinion-map.ts'
import { dialogueVotes } from './dialogue/votes.ts'
import { gunExplore } from './guns/explore-guns.ts'
import { gunFileToPage } from './guns/file-to-page.ts'
import { gunIndex } from './guns/index-guns.ts'
import { gunLink, gunTimes } from './guns/link.ts'
import { importIntoPglite } from './import/into-pglite.ts'
import { importIntoPostgres } from './import/into-postgres.ts'
import { importingMemory } from './memory/importing.ts'
import { servingMemory } from './memory/serving.ts'
import type { Bench } from './outcome.ts'
import { planPage } from './plan/plan-page.ts'
import { logCheckpoint } from './serve/log-checkpoint.ts'
import { openRows } from './serve/open-rows.ts'
import { publicPages } from './serve/public-pages.ts'
import { requests } from './serve/requests.ts'
import { signedIn } from './serve/signed-in.ts'
import { watchedFolder } from './serve/watched-folder.ts'

/** In the order they run: the long ones last. */
export const benches: readonly Bench[] = [
  importIntoPglite,
  importIntoPostgres,
  watchedFolder,
  publicPages,
  requests,
  openRows,
  signedIn,
  logCheckpoint,
  attackerAudit,
  gunLink,
  gunTimes,
  gunIndex,
  gunExplore,
  gunFileToPage,
  opinionMapOfCity,
  dialogueVotes,
  planPage,
  servingMemory,
  brushOverOneMillion,
  importingMemory,
  brushOverTenMillion,
]
