import type { CityContext } from '../../context.ts'
import { report } from './report.ts'
import { endRoomCode, makeRoomCode } from './room-codes.ts'
import { restore, setAside } from './set-aside.ts'
import type { CityVoters } from './types.ts'

/** Who votes in the dialogues of one city. */
export const cityVoters = (context: CityContext): CityVoters => ({
  makeRoomCode: (...args) => makeRoomCode(context, ...args),
  endRoomCode: (...args) => endRoomCode(context, ...args),
  report: (...args) => report(context, ...args),
  setAside: (...args) => setAside(context, ...args),
  restore: (...args) => restore(context, ...args),
})
