import { gunCoverage, gunSummary, kindMonths, recoveries } from '@understory/analysis'
import {
  type GunTables,
  type OpenGuns,
  ok,
  type Provenance,
  type RegisterEntry,
  type Result,
} from '@understory/model'
import type { Published } from '@understory/record/published'
import { gunReleases } from './gun-releases.ts'

/** Provenances of data on guns that only their custodian reads row by row. */
const walled: ReadonlySet<Provenance> = new Set(['atf-trace', 'nibin', 'state-center', 'state-sales'])

/**
 * What anybody may read of guns: the open ones counted exactly, without a dealer, and for the others which agreement in force they are
 * under and who gives them. Nothing of a walled source is counted here: that takes an approved release.
 */
export async function openGuns(published: Published, city: string, now: Date): Promise<Result<OpenGuns>> {
  const found = await published.city(city)
  if (!found.ok) return found
  const facts = await published.guns(city)
  if (!facts.ok) return facts
  const named = await published.gunDealers(city)
  if (!named.ok) return named
  const released = await gunReleases(published, city)
  if (!released.ok) return released
  const register = await published.agreements(city, now)
  if (!register.ok) return register
  return ok({
    city: found.value,
    summary: facts.value.length === 0 ? null : withoutDealers(gunSummary(facts.value)),
    released: released.value,
    named: named.value,
    held: register.value.agreements.filter(holdsGuns).map(({ id, title, parties }) => ({
      id,
      title,
      by: parties.filter(one => one.part === 'gives').map(one => one.organisation),
    })),
  })
}

/** What was recovered and the three series apart, out of open guns; a city without one has tables without lines. */
export async function openGunTables(published: Published, city: string): Promise<Result<GunTables>> {
  const found = await published.city(city)
  if (!found.ok) return found
  const facts = await published.guns(city)
  if (!facts.ok) return facts
  const coverage = gunCoverage(facts.value)
  const months = kindMonths(facts.value, coverage.asOf)
  return ok({ city: found.value, coverage, recoveries: recoveries(facts.value), kindMonths: months })
}

const holdsGuns = ({ state, dataSets }: RegisterEntry): boolean =>
  state === 'in-force' && dataSets.some(set => walled.has(set.provenance))

/** Dealers are named by nobody here: that is counsel's to decide. */
function withoutDealers({
  dealers: _,
  dealerCount: _count,
  dealersOfHalf: _half,
  ...rest
}: ReturnType<typeof gunSummary>) {
  return rest
}
