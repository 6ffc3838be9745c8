import type { Day, RegisterEntry } from '@understory/model'
import type { Words } from '../../strings/words.tsx'

/** Where an agreement stands on a day, in one line. */
export function stateLine(
  { t, day }: Words,
  { state, effectiveOn, endsOn, endedOn }: RegisterEntry,
  on: Day,
): string {
  if (state === 'ended') return t('agreement.state.ended', { day: day(endedOn ?? effectiveOn) })
  if (state === 'upcoming') return t('agreement.state.upcoming', { day: day(effectiveOn) })
  if (state === 'expired') {
    const ranOut = endsOn !== null && endsOn < on
    return ranOut ? t('agreement.state.expired', { day: day(endsOn) }) : t('agreement.state.expired.above')
  }
  return endsOn === null ? t('agreement.noEnd') : t('agreement.until', { day: day(endsOn) })
}

const of = (entry: RegisterEntry, part: string): string[] =>
  entry.parties.filter(one => one.part === part).map(one => one.organisation)

/** Who gives to whom, or between whom. */
export function partiesLine({ t, list }: Words, entry: RegisterEntry): string {
  const [givers, takers] = [of(entry, 'gives'), of(entry, 'receives')]
  if (entry.tier === 'mou' || givers.length === 0 || takers.length === 0)
    return t('agreements.between', { parties: list(entry.parties.map(one => one.organisation)) })
  return t('agreements.from', { givers: list(givers), takers: list(takers) })
}
