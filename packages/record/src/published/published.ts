import { type City, fail, ok, type PublicIncident, type Result } from '@understory/model'
import { sql } from 'kysely'
import { areasIn, boundariesIn } from '../city/boundaries.ts'
import { knownNamesIn } from '../city/known-names.ts'
import { populationsIn } from '../city/populations.ts'
import { type UnitOfWork, unitOfWork } from '../engine/unit-of-work.ts'
import { citiesIn, noSuchCity } from '../registry/cities.ts'
import { engineOf } from '../store.ts'
import type { RecordStore } from '../types.ts'
import { aboutData } from './about-data.ts'
import { minimumCellFor, register } from './agreements.ts'
import { openSession, publicSeries, reservationOfCode } from './dialogue.ts'
import { openCheckOf, publicFindings } from './findings.ts'
import { publicGunDealers } from './gun-dealers.ts'
import { publicGunReports } from './gun-reports.ts'
import { publicGuns } from './guns.ts'
import { incidentsByKey, maxRowsPerStatement, oneIncident } from './incidents.ts'
import { publishedLog } from './log.ts'
import { placeNames } from './places.ts'
import { actionReminders, planReminders, publicCommitments } from './plan.ts'
import { publicMeasures } from './plan-measures.ts'
import { publicPlans } from './plan-versions.ts'
import { publicReleaseFile, publicReleaseFiles, publicReleases } from './releases.ts'
import { consentOfCode, publicPoints, tablePass, tablePoints } from './room.ts'
import type { Published } from './types.ts'
import { isPanelJudge, publicVerdicts } from './verdicts.ts'
import {
  publicVotes,
  publicVoting,
  roomCodeOfHash,
  voteCount,
  votersOfCodes,
  votersWithRoomCode,
} from './voting.ts'

/** The published views of a record, read as `public_reader`: the role that is granted nothing else. */
export function publishedOf(store: RecordStore): Published {
  const engine = engineOf(store)
  const read = <T>(
    city: string | null,
    work: (unit: UnitOfWork) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> =>
    unitOfWork(engine, { role: 'public_reader', city, actor: 'public', purpose: 'publish', signal }, work)

  /** What is found by a keyed hash, or decided and not shown; `codes` are the hashes that the transaction names. */
  const lookUp = <T>(
    city: string,
    codes: readonly string[],
    work: (unit: UnitOfWork) => Promise<T>,
  ): Promise<T> =>
    unitOfWork(engine, { role: 'lookup_reader', city, actor: 'public', purpose: 'look up', codes }, work)

  const cities = (): Promise<City[]> => read(null, citiesIn)
  const known = new Map<string, City>()
  const city = async (name: string): Promise<Result<City>> => {
    const before = known.get(name)
    if (before) return ok(before)
    const all = await cities()
    const found = all.find(one => one.name === name)
    if (!found) return fail(noSuchCity(name, all))
    known.set(name, found)
    return ok(found)
  }
  const knownCity = async <T>(
    name: string,
    work: (city: City) => Promise<Result<T>>,
    signal?: AbortSignal,
  ): Promise<Result<T>> => {
    const found = await city(name)
    if (!found.ok) return found
    try {
      return await work(found.value)
    } catch (error) {
      signal?.throwIfAborted()
      known.delete(name)
      const again = await city(name)
      if (!again.ok) return again
      throw error
    }
  }
  const inCity = <T>(
    name: string,
    work: (unit: UnitOfWork, city: City) => Promise<Result<T>>,
    signal?: AbortSignal,
  ): Promise<Result<T>> => knownCity(name, found => read(name, unit => work(unit, found), signal), signal)
  const byCodes = <T>(
    name: string,
    codes: readonly string[],
    work: (unit: UnitOfWork) => Promise<T>,
  ): Promise<Result<T>> => knownCity(name, () => lookUp(name, codes, async unit => ok(await work(unit))))

  return {
    log: publishedLog(work => read(null, work)),
    cities,
    city,
    incidents: async (name, keys, signal) => {
      const rows: PublicIncident[] = []
      for (let from = 0; from < keys.length; from += maxRowsPerStatement) {
        signal?.throwIfAborted()
        const some = keys.slice(from, from + maxRowsPerStatement)
        const found = await inCity(
          name,
          async unit => ok(await incidentsByKey(unit, await placeNames(unit, engine, name), some)),
          signal,
        )
        if (!found.ok) return found
        rows.push(...found.value)
      }
      return ok(rows)
    },
    incident: (name, id) =>
      inCity(name, async unit => oneIncident(unit, await placeNames(unit, engine, name), id)),
    aboutData: name => inCity(name, async (unit, found) => ok(await aboutData(unit, found))),
    boundaries: name =>
      inCity(name, async unit => ok(await boundariesIn(unit, 'public_boundary', 'public_area'))),
    areas: (name, slot) => inCity(name, async unit => ok(await areasIn(unit, slot, 'public_area'))),
    knownNames: name =>
      inCity(name, async unit =>
        ok(await knownNamesIn(unit, { areas: 'public_area', series: 'public_dialogue_series' })),
      ),
    populations: name => inCity(name, async unit => ok(await populationsIn(unit, 'public_population'))),
    changeNo: name =>
      inCity(name, async ({ db }) => {
        const { rows } = await sql<{ no: number }>`select no from public_change`.execute(db)
        return ok(Number(rows[0]?.no ?? 0))
      }),
    dialogue: name => inCity(name, async unit => ok(await publicSeries(unit))),
    openSession: (name, id) => inCity(name, async unit => ok(await openSession(unit, id))),
    reservationOfCode: (name, codeHash) =>
      byCodes(name, [codeHash], unit => reservationOfCode(unit, codeHash)),
    voting: (name, slug) => inCity(name, async unit => ok(await publicVoting(unit, slug))),
    votes: (name, series) => inCity(name, async unit => ok(await publicVotes(unit, series))),
    voteCount: (name, series) => inCity(name, async unit => ok(await voteCount(unit, series))),
    votersOfCodes: (name, codeHashes) => byCodes(name, codeHashes, unit => votersOfCodes(unit, codeHashes)),
    roomCode: async (name, codeHash) => {
      const found = await byCodes(name, [codeHash], unit => roomCodeOfHash(unit, codeHash))
      if (!found.ok || found.value === null) return found as Result<null>
      const code = found.value
      return inCity(name, async unit => ok({ ...code, voters: await votersWithRoomCode(unit, code.id) }))
    },
    tablePass: (name, passHash) => byCodes(name, [passHash], unit => tablePass(unit, passHash)),
    tablePoints: (name, session, table) => byCodes(name, [], unit => tablePoints(unit, session, table)),
    points: (name, slug) => inCity(name, async unit => ok(await publicPoints(unit, slug))),
    findings: (name, slug) => inCity(name, async unit => ok(await publicFindings(unit, slug))),
    openCheck: (name, series) => byCodes(name, [], unit => openCheckOf(unit, series)),
    consentOfCode: (name, codeHash) => byCodes(name, [codeHash], unit => consentOfCode(unit, codeHash)),
    planMeasures: name => inCity(name, async unit => ok(await publicMeasures(unit))),
    plans: name => inCity(name, async unit => ok(await publicPlans(unit))),
    commitments: (name, now, no) =>
      inCity(name, async (unit, found) => ok(await publicCommitments(unit, found, now, no))),
    actionReminders: name => inCity(name, async unit => ok(await actionReminders(unit))),
    reminders: name => inCity(name, async unit => ok(await planReminders(unit))),
    verdicts: (name, commitment, series) =>
      inCity(name, async unit => ok(await publicVerdicts(unit, commitment, series))),
    isPanelJudge: (name, commitment, judgeHash) =>
      byCodes(name, [judgeHash], unit => isPanelJudge(unit, commitment, judgeHash)),
    gunDealers: name => inCity(name, async unit => ok(await publicGunDealers(unit))),
    gunReports: (name, kind) => inCity(name, async unit => ok(await publicGunReports(unit, kind))),
    guns: name => inCity(name, async (unit, found) => ok(await publicGuns(unit, found))),
    agreements: (name, now) => inCity(name, async (unit, found) => ok(await register(unit, found, now))),
    releases: name => inCity(name, async unit => ok(await publicReleases(unit))),
    releaseFiles: (name, id) => inCity(name, unit => publicReleaseFiles(unit, id)),
    releaseFile: (name, id, file) => inCity(name, unit => publicReleaseFile(unit, id, file)),
    minimumCellFor: (name, sources) =>
      knownCity(name, () => lookUp(name, [], unit => minimumCellFor(unit, sources))),
  }
}
