import {
  changedIn,
  dayNumber,
  dayOfNumber,
  digestLines,
  localDay,
  type OwedList,
  ok,
  owedBy,
  type PlanWeek,
  type PublicCommitment,
  type Result,
  staleActions,
} from '@understory/model'
import type { Published } from '@understory/record/published'
import { publicOf } from './commitments.ts'
import type { PublishedVersions } from './versions.ts'

/** Who owes what, and the week of the plan. */
export interface PublishedWeek {
  owed(city: string): Promise<Result<OwedList>>
  week(city: string): Promise<Result<PlanWeek>>
}

export function publishedWeek(
  published: Published,
  versions: PublishedVersions,
  now: () => Date,
): PublishedWeek {
  const read = async (name: string) => {
    const city = await published.city(name)
    if (!city.ok) return city
    const found = await published.commitments(name, now(), null)
    if (!found.ok) return found
    const outline = await versions.outline(name)
    if (!outline.ok) return outline
    const { timeZone } = city.value
    return ok({
      city: city.value,
      on: localDay(now(), timeZone),
      dayOf: (at: string) => localDay(new Date(at), timeZone),
      all: found.value,
      stale: staleActions(outline.value.items),
    })
  }
  return {
    async owed(name) {
      const found = await read(name)
      if (!found.ok) return found
      const reminders = await published.reminders(name)
      if (!reminders.ok) return reminders
      const ofActions = await published.actionReminders(name)
      if (!ofActions.ok) return ofActions
      const { city, on, all, stale } = found.value
      return ok({
        ...{ city, on },
        owners: owedBy(all.map(publicOf), on, stale).map(({ owner, items, actions }) => ({
          owner,
          items: items.map(item => {
            const own = reminders.value.find(one => one.no === item.commitment.no && one.duty === item.duty)
            return { ...item, remindedOn: own?.last ?? null, reminders: own?.count ?? 0 }
          }),
          actions: actions.map(one => {
            const own = ofActions.value.get(one.item.id)
            return { ...one, remindedOn: own?.last ?? null, reminders: own?.count ?? 0 }
          }),
        })),
      })
    },
    async week(name) {
      const found = await read(name)
      if (!found.ok) return found
      const { city, on, all, dayOf, stale } = found.value
      const commitments = all.map(publicOf)
      const byNo = new Map(commitments.map(one => [one.no, one]))
      const changed = changedIn(
        all.map(({ no, shown }) => ({ no, steps: shown })),
        on,
        dayOf,
      ).flatMap(({ no, step }) => {
        const commitment = byNo.get(no)
        return commitment ? [{ commitment, step }] : []
      })
      const owed = owedBy(commitments, on).flatMap(one => one.items)
      const late = owed.filter(one => one.duty !== 'due-soon').toSorted((a, b) => b.days - a.days)
      const soon = owed.filter(one => one.duty === 'due-soon').toSorted((a, b) => b.days - a.days)
      return ok({
        ...{
          city,
          from: dayOfNumber(dayNumber(on) - 6),
          to: on,
          counts: { ...countsOf(commitments), stale: stale.length },
        },
        ...{
          changed: changed.slice(0, digestLines.changed),
          moreChanged: more(changed, digestLines.changed),
        },
        ...{ late: late.slice(0, digestLines.late), moreLate: more(late, digestLines.late) },
        ...{ stale: stale.slice(0, digestLines.stale), moreStale: more(stale, digestLines.stale) },
        ...{ soon: soon.slice(0, digestLines.soon), moreSoon: more(soon, digestLines.soon) },
      })
    },
  }
}

const more = (list: readonly unknown[], shown: number): number => Math.max(0, list.length - shown)

function countsOf(all: readonly PublicCommitment[]): Omit<PlanWeek['counts'], 'stale'> {
  const count = (is: (one: PublicCommitment) => boolean): number => all.filter(is).length
  return {
    open: count(({ state }) => state === 'accepted' || state === 'in-progress' || state === 'stalled'),
    overdue: count(({ late }) => late.overdue_days !== null),
    silent: count(({ late }) => late.silent_days !== null),
    unanswered: count(({ late }) => late.unanswered_days !== null),
    delivered: count(({ state }) => state === 'delivered'),
  }
}
