import type { CityRecord } from '../types.ts'
import { cityAgreements } from './agreements/agreements.ts'
import { accessLog, auditEvents } from './audit.ts'
import { batchWriter } from './batch-writer.ts'
import { beginImport } from './begin-import.ts'
import { areas, boundaries, saveBoundary } from './boundaries.ts'
import type { CityContext } from './context.ts'
import { cityDialogue } from './dialogue/dialogue.ts'
import { changeNo, events } from './events.ts'
import { feeds, noteFeedRun, removeFeed, saveFeed } from './feeds.ts'
import { findings, stepFinding } from './guns/findings.ts'
import { gunFacts } from './guns/gun-facts.ts'
import { gunReports } from './guns/gun-reports.ts'
import { gunRecords, gunsToCount } from './guns/gun-rows.ts'
import { dealerNaming, decideDealerNaming } from './guns/naming.ts'
import { importReport, imports } from './import-reports.ts'
import { importsFor } from './imports-for.ts'
import { knownNames } from './known-names.ts'
import { cityPlan } from './plan/plan.ts'
import { populations, savePopulation } from './populations.ts'
import { rePlace } from './re-place.ts'
import { cityReleases } from './releases/releases.ts'
import { cityRetention } from './retention/retention.ts'
import { gunKind, gunReportKind, incidentKind } from './row-kinds.ts'
import { findSameFile, recordUnchangedFile } from './same-file.ts'
import { resolveSetAside, setAside } from './set-aside.ts'
import { setAsideFor } from './set-aside-for.ts'
import { gunReportSources, gunSources, saveSource, sources } from './sources.ts'

/** The functions of one city, bound to it. */
export const cityRecord = (context: CityContext): CityRecord => ({
  city: context.city,
  saveBoundary: (version, list, repairs, actor) => saveBoundary(context, version, list, repairs, actor),
  savePopulation: (boundary, year, rows, actor) => savePopulation(context, boundary, year, rows, actor),
  boundaries: () => boundaries(context),
  areas: slot => areas(context, slot),
  knownNames: () => knownNames(context),
  populations: () => populations(context),
  rePlace: (index, actor, progress = () => {}) => rePlace(context, index, actor, progress),
  saveSource: (source, actor = 'operator') => saveSource(context, source, actor),
  sources: () => sources(context),
  gunSources: () => gunSources(context),
  gunReportSources: () => gunReportSources(context),
  gunFacts: (purpose, doing) => gunFacts(context, purpose, doing),
  gunRecords: (purpose, doing) => gunRecords(context, purpose, doing),
  gunsToCount: (purpose, doing) => gunsToCount(context, purpose, doing),
  findings: (kind, doing) => findings(context, kind, doing),
  stepFinding: (step, evidence, doing) => stepFinding(context, step, evidence, doing),
  dealerNaming: doing => dealerNaming(context, doing),
  decideDealerNaming: (asked, doing) => decideDealerNaming(context, asked, doing),
  gunReports: (kinds, purpose, doing) => gunReports(context, kinds, purpose, doing),
  beginImport: async start =>
    batchWriter(await beginImport(incidentKind, context, start), batch => batch.incidents),
  beginGunImport: async start => batchWriter(await beginImport(gunKind, context, start), batch => batch.guns),
  beginGunReportImport: async start =>
    batchWriter(await beginImport(gunReportKind, context, start), batch => batch.reports),
  findSameFile: (source, fileHash, version) => findSameFile(context, source, fileHash, version),
  recordUnchangedFile: (same, fileName, actor, now) =>
    recordUnchangedFile(context, same, fileName, actor, now),
  imports: limit => imports(context, limit),
  importsFor: (member, limit) => importsFor(context, member, limit),
  importReport: importNo => importReport(context, importNo),
  setAside: filter => setAside(context, filter),
  setAsideFor: (filter, doing) => setAsideFor(context, filter, doing),
  resolveSetAside: (ids, importNo, actor = 'operator') => resolveSetAside(context, ids, importNo, actor),
  saveFeed: (feed, actor) => saveFeed(context, feed, actor),
  feeds: () => feeds(context),
  noteFeedRun: (name, state, problem) => noteFeedRun(context, name, state, problem),
  removeFeed: (name, actor) => removeFeed(context, name, actor),
  auditEvents: (member, question) => auditEvents(context, member, question),
  accessLog: (member, question) => accessLog(context, member, question),
  events: limit => events(context, limit),
  changeNo: () => changeNo(context),
  agreements: cityAgreements(context),
  dialogue: cityDialogue(context),
  plan: cityPlan(context),
  releases: cityReleases(context),
  retention: cityRetention(context),
})
