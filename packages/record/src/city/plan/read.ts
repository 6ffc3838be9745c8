import {
  type City,
  commitmentTermsShape,
  type Day,
  type EvidenceKind,
  type Lateness,
  latenessOf,
  localDay,
  movesFor,
  type PublicEvidence,
  type PublicStep,
  type Standing,
  type Step,
  type StepContent,
  type StepKind,
  standingOf,
  type WorkCommitment,
} from '@understory/model'
import { sql } from 'kysely'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import type { Doing } from '../agreements/types.ts'
import { instantOf } from '../import-reports.ts'

export interface StepRow {
  id: string
  no: number
  seq: number
  kind: StepKind
  content: StepContent
  /** Name and id of the organisation that took it, and in which role. */
  org: string
  org_id: string
  as_role: string
  at: string | Date
}
export interface EvidenceRow {
  id: string
  no: number
  seq: number
  kind: EvidenceKind
  title: string
  language: 'en' | 'es'
  day: Day
  address: string | null
  media_type: string | null
  sha256: string
  org: string
  at: string | Date
}

/** A commitment out of its rows. */
export interface ReadCommitment {
  readonly id: string
  readonly no: number
  readonly steps: readonly Step[]
  readonly shown: readonly PublicStep[]
  readonly standing: Standing
  readonly late: Lateness
}

/** Commitments out of all of their steps in order, newest number first. */
export function commitmentsOf(rows: readonly StepRow[], city: City, now: Date): ReadCommitment[] {
  const dayOf = (at: string): Day => localDay(new Date(at), city.timeZone)
  const today = localDay(now, city.timeZone)
  return [...Map.groupBy(rows, one => one.no)].toReversed().map(([no, own]) => {
    const steps = own.map(one => ({ ...contentOf(one), at: instantOf(one.at as string) }))
    const standing = standingOf(steps)
    return {
      id: own[0]?.id ?? '',
      no: Number(no),
      steps,
      standing,
      late: latenessOf(standing, today, dayOf),
      shown: steps.map((step, i) => shownStep(step, own[i]?.org ?? '')),
    }
  })
}

/** Terms as they were checked when they were written; what a later version adds gets its default. */
const contentOf = ({ seq, kind, content, org_id, as_role }: StepRow): Omit<Step, 'at'> => ({
  seq: Number(seq),
  kind,
  by: { role: as_role, organisation: { id: org_id } },
  content: { ...content, ...(content.terms && { terms: commitmentTermsShape.parse(content.terms) }) },
})

const shownStep = ({ seq, kind, content, at }: Step, org: string): PublicStep => ({
  ...{ seq, kind, org, at, words: content.words ?? null, terms: content.terms ?? null },
  ...{ due: content.due ?? null, owner: content.owner?.name ?? null },
  ...{ verdict: content.verdict ?? null, tally: content.tally ? [...content.tally] : null },
})

export const evidenceOf = (row: EvidenceRow): PublicEvidence => ({
  ...{ id: row.id, seq: Number(row.seq), kind: row.kind, title: row.title, language: row.language },
  ...{ day: row.day, address: row.address, mediaType: row.media_type, sha256: row.sha256, org: row.org },
  at: instantOf(row.at as string),
})

/** Commitments as row-level security shows them to a member, newest first. */
export async function workCommitmentsIn(
  { db }: UnitOfWork,
  city: City,
  { member, now }: Doing,
  no?: number,
): Promise<WorkCommitment[]> {
  const wanted = no ?? null
  const steps = await sql<StepRow>`
    select c.id, c.no, s.seq, s.kind, s.content, o.name as org, s.org as org_id, s.as_role, s.at
    from commitment_step s join commitment c on c.id = s.commitment_id join understory.organisation o on o.id = s.org
    where ${wanted}::integer is null or c.no = ${wanted}::integer order by c.no, s.seq`.execute(db)
  const evidence = await sql<EvidenceRow & { kept: boolean }>`
    select e.id, c.no, e.seq, e.kind, e.title, e.language, e.day, e.address, e.media_type, e.sha256, o.name as org, e.at,
      e.bytes is not null as kept
    from commitment_evidence e join commitment c on c.id = e.commitment_id join understory.organisation o on o.id = e.org
    where ${wanted}::integer is null or c.no = ${wanted}::integer order by e.seq`.execute(db)
  return commitmentsOf(steps.rows, city, now).map(({ id, no: number, steps: all, shown, standing, late }) => {
    const list = evidence.rows.filter(one => Number(one.no) === number)
    return {
      ...{ id, no: number, state: standing.state, since: standing.since, terms: standing.terms },
      ...{ firstDue: standing.firstDue, late, lastWordAt: standing.lastWordAt, evidence: list.length },
      ...{ steps: [...shown], read: all.length, own: movesFor(standing.terms.owner, member) },
      evidenceList: list.map(one => ({ ...evidenceOf(one), kept: one.kept })),
    }
  })
}
