export { restoreRecord } from './backup/restore.ts'
export { openRecord } from './open.ts'
export type * from './types.ts'
