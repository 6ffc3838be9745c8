import type { TakenVote } from '@understory/publish'
import type { CastVote } from '@understory/record/desk'
import type { PartContext } from './context.ts'
import { perCity } from './known-voters.ts'
import { together } from './together.ts'

/** Ids of votes kept lately: what a weak network sends again is most often among them. */
const most = 50_000

/**
 * Votes of one city are kept together, and the answers of this house have them as soon as they are kept. A vote that was sent before is
 * answered and changes nothing, whatever was cast after it.
 */
export function keepVotes({
  desk,
  publish,
}: PartContext): (city: string) => (votes: readonly (CastVote & TakenVote)[]) => Promise<void> {
  const { voting } = publish.dialogue
  return perCity(city => {
    const keptLately = new Set<string>()
    return together(async votes => {
      const ids = new Set<string>()
      const fresh = votes.filter(({ id }) => !keptLately.has(id) && !ids.has(id) && ids.add(id))
      if (fresh.length > 0) await voting.keep(city, fresh, stamped => desk.addVotes(city, stamped))
      for (const { id } of fresh) keptLately.add(id)
      for (const id of keptLately) {
        if (keptLately.size <= most) break
        keptLately.delete(id)
      }
    })
  })
}
