import {
  type GunReportSource,
  type GunSource,
  type GunSourceInput,
  ProblemError,
  type Result,
} from '@understory/model'
import { sampleGuns } from '../sample-guns/source.ts'
import { sampleDealerSales, sampleGunEvents } from '../sample-reports/sources.ts'
import * as usTables from '../us-tables/sources.ts'
import { wilmingtonGunstat } from '../wilmington-gunstat/source.ts'
import { parseGunReportSource, parseGunSource } from './parse-gun-source.ts'

function built<T>(parsed: Result<T>): T {
  if (!parsed.ok) throw new ProblemError(parsed.problem)
  return parsed.value
}

const guns: readonly GunSourceInput[] = [wilmingtonGunstat, sampleGuns]

/** The sources of guns that come with Understory. */
export const builtInGunSources: readonly GunSource[] = guns.map(one => built(parseGunSource(one)))

/** The sources of reports about guns, dealers and sales that come with Understory. */
export const builtInGunReportSources: readonly GunReportSource[] = [
  ...Object.values(usTables),
  sampleDealerSales,
  sampleGunEvents,
].map(one => built(parseGunReportSource(one)))
