export { restoreRecord } from './backup/restore.ts'
export { type Priority, withPriority } from './engine/priority.ts'
export { openRecord } from './open.ts'
export type * from './types.ts'
