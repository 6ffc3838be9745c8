import {
  type ActionStatus,
  type City,
  type Day,
  localDay,
  type PlacedPlan,
  type PlanClock,
  type PlanTerms,
  type PlanUpdate,
  type PublicPlan,
  planTermsShape,
  type UpdatesByItem,
  type WorkPlanVersion,
  type Written,
} from '@understory/model'
import { sql } from 'kysely'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import { instantOf } from '../../import-reports.ts'

/** What a publication holds: the plan as it was written, with the id of each item and what became of those before. */
export type PublishedContent = Pick<PlanTerms, 'title' | 'from' | 'to'> &
  PlacedPlan & { readonly terms: PlanTerms }

export interface PublicVersionRow {
  id: string
  slug: string
  content: PublishedContent
  org_name: string
  at: string | Date
}
export interface UpdateRow {
  item_id: string
  seq: number
  status: ActionStatus
  words: Written | null
  org_name: string
  at: string | Date
}

/** Public versions out of their rows, oldest first: all but the last are superseded. */
export const plansOf = (rows: readonly PublicVersionRow[]): PublicPlan[] =>
  rows.map(({ id, slug, content, org_name, at }, i) => ({
    ...{ id, slug, title: content.title, from: content.from, to: content.to },
    ...{ state: i === rows.length - 1 ? 'public' : 'superseded', org: org_name },
    publishedAt: instantOf(at as string),
    ...{ places: content.places, changes: content.changes },
  }))

/** What was said of each item, newest first; rows come in the order of their numbers. */
export const updatesOf = (rows: readonly UpdateRow[]): UpdatesByItem =>
  new Map(
    [...Map.groupBy(rows, one => one.item_id)].map(([id, own]) => [
      id,
      own.toReversed().map(
        ({ seq, status, words, org_name, at }): PlanUpdate => ({
          ...{ seq: Number(seq), status, words, org: org_name, at: instantOf(at as string) },
        }),
      ),
    ]),
  )

export function planClock({ timeZone }: City, now: Date): PlanClock {
  const dayOf = (instant: string): Day => localDay(new Date(instant), timeZone)
  return { today: localDay(now, timeZone), dayOf }
}

/** What is public, as row-level security shows it to whoever asks. */
export async function plansIn({ db }: UnitOfWork): Promise<PublicPlan[]> {
  const { rows } = await sql<PublicVersionRow>`
    select v.id, v.slug, s.content, s.org_name, s.at from plan_version_step s join plan_version v on v.id = s.version_id
    where s.kind = 'published' order by s.id`.execute(db)
  return plansOf(rows)
}
export async function updatesIn({ db }: UnitOfWork): Promise<UpdatesByItem> {
  const { rows } = await sql<UpdateRow>`
    select item_id, seq, status, words, org_name, at from plan_item_update order by item_id, seq`.execute(db)
  return updatesOf(rows)
}

/** Every version with its newest writing, drafts too, by address. */
export async function workVersionsIn({ db }: UnitOfWork): Promise<WorkPlanVersion[]> {
  const { rows } = await sql<{
    id: string
    slug: string
    seq: number
    kind: 'written' | 'published'
    content: PlanTerms | PublishedContent
    at: string | Date
    superseded: boolean
  }>`
    select distinct on (v.slug) v.id, v.slug, s.seq, s.kind, s.content, s.at,
      exists (select from plan_version_step n where n.kind = 'published' and n.id > s.id) as superseded
    from plan_version v join plan_version_step s on s.version_id = v.id order by v.slug, s.seq desc`.execute(
    db,
  )
  return rows.map(({ id, slug, seq, kind, content, at, superseded }) => ({
    ...{ id, slug, read: Number(seq), changedAt: instantOf(at as string) },
    state: kind === 'written' ? 'draft' : superseded ? 'superseded' : 'public',
    terms: planTermsShape.parse('terms' in content ? content.terms : content),
  }))
}
