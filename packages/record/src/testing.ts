export { agree, agreeOn, madeUpMember, madeUpOrganisation, madeUpTerms } from './testing/agreements.ts'
export { makeBackupKeys } from './testing/backup-keys.ts'
export { tablesWith } from './testing/backup-words.ts'
export { importReports, madeUpCustody, madeUpReport, madeUpReportSource } from './testing/custody.ts'
export {
  batchOf,
  importBatches,
  importGuns,
  madeUpCity,
  madeUpGun,
  madeUpGunSource,
  madeUpRow,
  madeUpSource,
} from './testing/made-up.ts'
export { madeUpSeries, madeUpSession } from './testing/made-up-dialogue.ts'
export { madeUpCommitment } from './testing/made-up-plan.ts'
export { madeUpPlan } from './testing/made-up-plan-version.ts'
export { possibleKeys } from './testing/possible-keys.ts'
export { testServer } from './testing/postgres-server.ts'
export { type TestRecord, withRecord } from './testing/with-record.ts'
