import { createHash } from 'node:crypto'
import type { VoiceChannel } from '@understory/model'
import { randomOf } from '../random.ts'
import { plantedGroups, statements, voting } from './safe-summer.ts'

export interface InventedVoter {
  /** Which planted group, from 0. */
  readonly group: number
  readonly channel: VoiceChannel
  /** Days before the cut on which they voted, 1 to 30, and milliseconds of that day from seven in the morning. */
  readonly daysBefore: number
  readonly at_ms: number
  /** Statements by their place from 0, in the order they were shown. */
  readonly votes: readonly {
    readonly statement: number
    readonly vote: 1 | 0 | -1
    readonly after_ms: number
  }[]
}

const fourteenHours_ms = 14 * 3_600_000

/** Voters with the groups that are planted among them: the same for the same seed. */
export function inventVoters(seed: number): InventedVoter[] {
  const random = randomOf(seed, 'dialogue', 'voters')
  const groups = shuffled(
    plantedGroups.flatMap(({ voters }, group) => Array.from({ length: voters }, () => group)),
    () => random.next(),
  )
  return groups.map(group => {
    const order = shuffled([...statements.keys()], () => random.next())
    let after_ms = 0
    const votes = order
      .filter(() => random.chance(voting.seenShare))
      .map(statement => {
        after_ms += 4_000 + random.below(20_000)
        const share = statements[statement]?.agree[group] ?? 0.5
        const vote = random.chance(voting.passShare)
          ? (0 as const)
          : random.chance(share)
            ? (1 as const)
            : (-1 as const)
        return { statement, vote, after_ms }
      })
    return {
      ...{ group, votes, daysBefore: 1 + random.below(30), at_ms: random.below(fourteenHours_ms) },
      channel: random.pick<VoiceChannel>([...onlineMostly, 'kiosk', 'text-message']),
    }
  })
}
const onlineMostly = Array.from({ length: 8 }, (): VoiceChannel => 'online')

export function shuffled<T>(items: readonly T[], next: () => number): T[] {
  const all = [...items]
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1))
    ;[all[i], all[j]] = [all[j] as T, all[i] as T]
  }
  return all
}

/** In place of the keyed hash of a code: nobody has a code that leads to an invented voter, card or reservation. */
export const noCode = (...path: readonly (string | number)[]): string =>
  createHash('sha256')
    .update(`sample ${path.join('/')}`)
    .digest('hex')
