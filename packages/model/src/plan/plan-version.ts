import * as z from 'zod'
import { bilingualShape } from '../bilingual.ts'
import { problem } from '../problem.ts'
import { fail, ok, type Result } from '../result.ts'
import { type PlanLine, type PlanTerms, planLineShape } from './plan-terms.ts'

/** An item in one version: its id is the same in every version, its number belongs to the version. */
export const planPlaceShape = z.object({ ...planLineShape.omit({ was: true }).shape, id: z.uuid() })
export type PlanPlace = z.infer<typeof planPlaceShape>

/** What became of an item between two versions. Append only. */
export const planFates = ['kept', 'renumbered', 'merged', 'dropped', 'added'] as const
export type PlanFate = (typeof planFates)[number]
export const planChangeShape = z.object({
  fate: z.enum(planFates),
  /** The item of the version before; for one that was added, the new one. */
  id: z.uuid(),
  was: z.string().nullable(),
  /** Number now; for a merged one that of the item it went into, null for a dropped one. */
  number: z.string().nullable(),
  /** The item it went into. */
  into: z.uuid().nullable(),
  reason: bilingualShape(500).nullable(),
  /** Whether the title says something else now. */
  reworded: z.boolean(),
})
export type PlanChange = z.infer<typeof planChangeShape>

/** What a public version holds: its items, and what became of those of the version before. It never changes. */
export interface PlacedPlan {
  readonly places: readonly PlanPlace[]
  readonly changes: readonly PlanChange[]
}

/**
 * Gives each line its item: the one that `was` names in the version before, or a new one. Every item of the version before must be
 * accounted for, so that no old address leads nowhere. Problem plan-leaves-out, naming the first numbers that are missing or unknown.
 */
export function placePlan(
  { lines, moves }: Pick<PlanTerms, 'lines' | 'moves'>,
  before: readonly PlanPlace[],
  newId: () => string,
): Result<PlacedPlan> {
  const old = new Map(before.map(one => [one.number, one]))
  const told = [...lines.flatMap(one => one.was ?? []), ...moves.map(one => one.was)]
  const unknown = told.filter(was => !old.has(was))
  if (unknown.length > 0)
    return refused(`The version before has no ${some(unknown)}.`, 'numbers of the version before')
  const missing = before.map(one => one.number).filter(was => !told.includes(was))
  if (missing.length > 0)
    return refused(
      `What became of ${some(missing)} of the version before is not said.`,
      'a line with "was", or a line that merges or drops it, with the reason',
    )
  const places = lines.map(({ was, ...line }) => ({ ...line, id: idBefore(was, old) ?? newId() }))
  const byNumber = new Map(places.map(one => [one.number, one]))
  const stayed = lines.map(line => changeOf(line, byNumber.get(line.number)?.id ?? '', old))
  const moved = moves.map(({ was, into, reason }): PlanChange => {
    const target = into === null ? null : byNumber.get(into)
    return {
      ...{ fate: target ? 'merged' : 'dropped', id: old.get(was)?.id ?? '', was, reason, reworded: false },
      ...{ number: target?.number ?? null, into: target?.id ?? null },
    }
  })
  return ok({ places, changes: [...stayed, ...moved] })
}

const idBefore = (was: string | null, old: ReadonlyMap<string, PlanPlace>) =>
  was === null ? null : old.get(was)?.id

function changeOf({ was, number, title }: PlanLine, id: string, old: ReadonlyMap<string, PlanPlace>) {
  const before = was === null ? undefined : old.get(was)
  const fate: PlanFate = !before ? 'added' : before.number === number ? 'kept' : 'renumbered'
  const reworded = before !== undefined && (before.title.en !== title.en || before.title.es !== title.es)
  return { fate, id, was: before?.number ?? null, number, into: null, reason: null, reworded }
}

const some = (numbers: readonly string[]): string =>
  numbers.slice(0, 8).join(', ') + (numbers.length > 8 ? ` and ${numbers.length - 8} more` : '')
const refused = (detail: string, expected: string) =>
  fail(problem('plan-leaves-out', detail, { where: 'lines', expected }))

/** A version as the ways through it need it. */
export interface WayVersion extends PlacedPlan {
  readonly slug: string
}
/** From an old address to what stands there now. */
export interface PlanWay {
  readonly id: string
  /** Where it was asked for. */
  readonly from: { readonly version: string; readonly place: PlanPlace }
  /** What happened since, oldest first; versions that left it in its place are left out. */
  readonly since: readonly (PlanChange & { readonly version: string })[]
  /** Null where it was dropped. */
  readonly now: { readonly version: string; readonly place: PlanPlace } | null
}

/** Where the item that a version calls by this number stands now; null where that version has no such number. */
export function planWay(versions: readonly WayVersion[], version: string, number: string): PlanWay | null {
  const at = versions.findIndex(one => one.slug === version)
  const place = versions[at]?.places.find(one => one.number === number)
  return place ? follow(versions, at, place) : null
}
/** The same from an id, beginning with the version that first had it. */
export function planWayOf(versions: readonly WayVersion[], id: string): PlanWay | null {
  const at = versions.findIndex(one => one.places.some(place => place.id === id))
  const place = versions[at]?.places.find(one => one.id === id)
  return place ? follow(versions, at, place) : null
}

/** `versions` are the public ones, oldest first. */
function follow(versions: readonly WayVersion[], at: number, place: PlanPlace): PlanWay {
  const from = { version: versions[at]?.slug ?? '', place }
  const since: (PlanChange & { version: string })[] = []
  let id = place.id
  for (const { slug, changes } of versions.slice(at + 1)) {
    const change = changes.find(one => one.fate !== 'added' && one.id === id)
    if (!change) break
    if (change.fate !== 'kept' || change.reworded) since.push({ ...change, version: slug })
    if (change.fate === 'dropped') return { id: place.id, from, since, now: null }
    id = change.into ?? id
  }
  const last = versions.at(-1)
  const now = last?.places.find(one => one.id === id)
  return { id: place.id, from, since, now: last && now ? { version: last.slug, place: now } : null }
}
