import { openConversation } from '@understory/analysis'
import type { CityRecord, RecordStore } from '@understory/record'
import { deskOf } from '@understory/record/desk'
import { publishedOf } from '@understory/record/published'
import type { SampleOrganisations } from '../organisations.ts'
import type { SamplePlan } from '../plan.ts'
import { facilitatorsOf } from './doing.ts'
import { findOpinions } from './find-opinions.ts'
import { makeAfterAShooting } from './make-after-a-shooting.ts'
import { makeHarborEvenings } from './make-harbor-evenings.ts'
import { makeSafeSummer } from './make-safe-summer.ts'
import type { FoundOpinions } from './opinion-lines.ts'
import { safeSummer } from './safe-summer.ts'
import { clock } from './wording.ts'

/**
 * Invents the dialogues of Alder City, through the doors of every city's, and asks the published votes for what was planted. Null where
 * they are there already: then nobody remembers which voter is of which planted group.
 */
export async function makeDialogues(
  store: RecordStore,
  city: CityRecord,
  plan: SamplePlan,
  { centre }: Pick<SampleOrganisations, 'centre'>,
): Promise<FoundOpinions | null> {
  const by = facilitatorsOf(centre)
  const { slug } = safeSummer(plan.asOf)
  const there = await city.dialogue.series(by.byFirst(clock(plan.asOf, 12)))
  if (there.some(one => one.slug === slug)) return null
  const doors = { city, desk: deskOf(store), plan, ...by }
  await makeHarborEvenings(doors)
  await makeAfterAShooting(doors)
  const groupOf = await makeSafeSummer(doors)
  const published = publishedOf(store)
  const voting = await published.voting(city.city.name, slug)
  const votes = voting.ok && voting.value ? await published.votes(city.city.name, voting.value.series) : null
  if (!voting.ok || !voting.value || !votes?.ok) throw new Error(`the votes of ${slug} are not published`)
  const { statements } = voting.value
  const conversation = openConversation(
    statements.map(one => one.id),
    votes.value,
  )
  const voters = [...new Set(votes.value.voters)]
  return findOpinions(
    conversation.map(),
    voters.map(id => groupOf.get(id) ?? -1),
    statements.map(one => one.no),
  )
}
