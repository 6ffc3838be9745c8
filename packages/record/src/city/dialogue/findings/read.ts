import {
  checkResultShape,
  type FindingsList,
  fail,
  findingsContentShape,
  isUuid,
  ok,
  problem,
} from '@understory/model'
import { sql } from 'kysely'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import type { Doing } from '../../agreements/types.ts'
import { instantOf } from '../../import-reports.ts'

/** A date of the database as its day. */
export const dayOf = (date: string | Date): string =>
  date instanceof Date ? date.toISOString().slice(0, 10) : date.slice(0, 10)

/** Answers that count: the newest of each code. */
export async function answersIn({ db }: UnitOfWork, check: string) {
  const { rows } = await sql<{ answers: Record<string, string>; missing: string | null; language: string }>`
    select answers, missing, language from (
      select distinct on (code_hash) * from check_answer where check_id = ${check}::uuid order by code_hash, at desc, id desc
    ) newest order by id`.execute(db)
  return rows
}

/** Findings of a series with their checks, newest first. */
export async function findingsIn(unit: UnitOfWork, series: string, doing: Doing): Promise<FindingsList> {
  const rows = await unit.db
    .selectFrom('findings')
    .selectAll()
    .where('series_id', '=', series)
    .orderBy('version', 'desc')
    .execute()
  const checks = await unit.db
    .selectFrom('member_check')
    .selectAll()
    .where('series_id', '=', series)
    .execute()
  const person = doing.member.person
  const found = []
  for (const row of rows) {
    const check = checks.find(one => one.findings_id === row.id)
    const answers = check ? await answersIn(unit, check.id) : []
    found.push({
      ...{ id: row.id, version: row.version, state: row.state, own: row.made_by === person, why: row.why },
      madeAt: instantOf(row.made_at),
      publishedAt: row.published_at === null ? null : instantOf(row.published_at),
      content: findingsContentShape.parse(row.content),
      check: check
        ? {
            ...{ id: check.id, endsOn: dayOf(check.ends_on), asked: check.asked, answered: answers.length },
            missing: answers
              .filter(one => one.missing !== null)
              .map(one => ({ text: one.missing ?? '', language: one.language }))
              .toSorted((a, b) => (a.text < b.text ? -1 : 1)),
            result: check.result === null ? null : checkResultShape.parse(check.result),
            own: check.ended_by === person,
            published: check.published_at !== null,
          }
        : null,
    })
  }
  return { findings: found }
}

/** The row of findings, locked. Problem not-found. */
export async function findingsRow(unit: UnitOfWork, series: string, id: string) {
  const row = isUuid(id)
    ? await unit.db
        .selectFrom('findings')
        .selectAll()
        .where('id', '=', id)
        .where('series_id', '=', series)
        .forUpdate()
        .executeTakeFirst()
    : undefined
  return row
    ? ok(row)
    : fail(problem('not-found', `This series has no findings ${id}.`, { where: 'findings' }))
}
