export type { Desk } from './desk/desk.ts'
export { deskOf } from './desk/desk.ts'
export type { SentFromTable, TableOf } from './desk/notes.ts'
export type { CastVote, NewVoter } from './desk/votes.ts'
