export type { Desk } from './desk/desk.ts'
export { deskOf } from './desk/desk.ts'
