import { wilsonInterval } from '@understory/analysis'
import { type CrowdVerdict, type TallyCounts, type VerdictCrowd, verdictCrowds } from '@understory/model'
import type { PublishedVerdicts } from '@understory/record/published'

/** Every crowd, those without an answer too: silence is shown as silence. A panel is there once it was drawn. */
export function crowdsOf(found: PublishedVerdicts): CrowdVerdict[] {
  const asked: Partial<Record<VerdictCrowd, number | null>> = {
    attended: found.attended,
    panel: found.panel?.size ?? null,
  }
  return verdictCrowds
    .filter(crowd => crowd !== 'panel' || found.panel !== null)
    .map(crowd => {
      const one = found.crowds.find(each => each.crowd === crowd)
      return {
        crowd,
        judges: one?.judges ?? null,
        counts: one?.counts ?? null,
        answered: one !== undefined,
        asked: asked[crowd] ?? null,
        keptShare: crowd === 'panel' && one?.counts ? keptShare(one.counts) : null,
      }
    })
}

/**
 * Share of a panel that says kept, of everybody in it who answered, with Wilson's 95 % interval. Only of a panel: chance chose who is in it. That some of
 * those who were drawn did not answer is outside of the interval; how many they are stands beside it.
 */
function keptShare({ kept, partly, notKept, cannotTell }: TallyCounts): CrowdVerdict['keptShare'] {
  const { value, low, high } = wilsonInterval(kept, kept + partly + notKept + cannotTell)
  return value === null || low === null || high === null ? null : { value, low, high }
}
