import { createHash } from 'node:crypto'
import {
  fail,
  isUuid,
  ok,
  problem,
  type Result,
  type SaveSeriesRequest,
  type SaveSessionRequest,
  type WorkSeries,
} from '@understory/model'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { DatabaseError } from '../../engine/engine.ts'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import { appendLogEntry, canonical } from '../../log/append.ts'
import type { Doing } from '../agreements/types.ts'
import { raiseChange, recordEvent } from '../change.ts'
import { asWriter, type CityContext } from '../context.ts'
import { derive, deriveSeries } from '../derived.ts'
import { seriesIn } from './read.ts'

/** The series, if it is facilitated by the member's own organisation. Problems: not-found, not-allowed. */
export async function ownSeries(unit: UnitOfWork, id: string, doing: Doing): Promise<Result<WorkSeries>> {
  const [found] = isUuid(id) ? await seriesIn(unit, doing, id) : []
  if (!found) return fail(problem('not-found', `There is no series ${id}.`, { where: 'id' }))
  if (found.own) return ok(found)
  return fail(
    problem('not-allowed', `${found.terms.facilitator.name} facilitates this series.`, { where: 'id' }),
  )
}

export const saveSeries = (
  context: CityContext,
  asked: SaveSeriesRequest,
  doing: Doing,
): Promise<Result<WorkSeries>> =>
  writing(context, doing, 'save a series', asked.slug, async unit => {
    const { member, now } = doing
    const organisation = member.organisation?.id
    if (organisation === undefined)
      return fail(problem('not-allowed', 'A series belongs to the organisation that facilitates it.'))
    const before = asked.id === null ? null : await ownSeries(unit, asked.id, doing)
    if (before && !before.ok) return before
    const was = before?.value ?? null
    if ((was?.version ?? null) !== asked.version) return fail(changedMeanwhile('series', was?.version ?? 0))
    const id = asked.id ?? uuidv7()
    const at = now.toISOString()
    const terms = JSON.stringify(asked.terms)
    const written = {
      slug: asked.slug,
      state: asked.state,
      terms,
      version: (was?.version ?? 0) + 1,
      changed_at: at,
    }
    if (was === null)
      await unit.db
        .insertInto('dialogue_series')
        .values({ id, ...written, facilitator_org: organisation, made_by: member.person, made_at: at })
        .execute()
    else await unit.db.updateTable('dialogue_series').set(written).where('id', '=', id).execute()
    await deriveSeries(unit, id)
    await recordEvent(unit, {
      actor: member.person,
      action: 'dialogue-series-saved',
      subject: `series ${id}`,
      detail: { version: written.version, state: asked.state },
      after: hashOf(terms),
      ...(was && { before: hashOf(JSON.stringify(was.terms)) }),
    })
    if (asked.state !== 'draft') {
      await raiseChange(unit, false)
      const payload = { city: context.city.name, state: asked.state, terms: hashOf(terms) }
      await appendLogEntry(unit, { type: 'dialogue', id, version: written.version, payload, now })
    }
    return seriesAfter(unit, id, doing)
  })

export const saveSession = (
  context: CityContext,
  asked: SaveSessionRequest,
  doing: Doing,
): Promise<Result<WorkSeries>> =>
  writing(context, doing, 'save a session', asked.slug, async unit => {
    const { member, now } = doing
    const series = await ownSeries(unit, asked.seriesId, doing)
    if (!series.ok) return series
    const was = series.value.sessions.find(one => one.id === asked.id) ?? null
    if (asked.id !== null && was === null)
      return fail(problem('not-found', `This series has no session ${asked.id}.`, { where: 'id' }))
    if ((was?.version ?? null) !== asked.version) return fail(changedMeanwhile('session', was?.version ?? 0))
    const id = asked.id ?? uuidv7()
    const at = now.toISOString()
    const terms = JSON.stringify(asked.terms)
    const written = {
      ...{ slug: asked.slug, stage: asked.stage, state: asked.state, terms },
      ...{
        starts_at: asked.startsAt,
        ends_at: asked.endsAt,
        version: (was?.version ?? 0) + 1,
        changed_at: at,
      },
    }
    if (was === null)
      await unit.db
        .insertInto('dialogue_session')
        .values({
          ...{ id, series_id: asked.seriesId, facilitator_org: member.organisation?.id ?? '' },
          ...{ ...written, made_by: member.person, made_at: at },
        })
        .execute()
    else await unit.db.updateTable('dialogue_session').set(written).where('id', '=', id).execute()
    await derive(unit, 'dialogue_session', sql`t.id = ${id}::uuid`)
    await recordEvent(unit, {
      actor: member.person,
      action: 'dialogue-session-saved',
      subject: `session ${id}`,
      detail: { version: written.version, state: asked.state },
      after: hashOf(terms),
      ...(was && { before: hashOf(JSON.stringify(was.terms)) }),
    })
    if (series.value.state !== 'draft') await raiseChange(unit, false)
    return seriesAfter(unit, asked.seriesId, doing)
  })

const hashOf = (terms: string): string =>
  createHash('sha256')
    .update(canonical(JSON.parse(terms)))
    .digest('hex')

async function seriesAfter(unit: UnitOfWork, id: string, doing: Doing): Promise<Result<WorkSeries>> {
  const [after] = await seriesIn(unit, doing, id)
  if (!after) throw new Error(`series ${id} was just written and is not there`)
  return ok(after)
}

const changedMeanwhile = (what: string, version: number) =>
  problem('changed-meanwhile', `The ${what} is at version ${version}.`, {
    where: 'version',
    expected: version === 0 ? 'null for a new one' : `${version}, once it is read`,
  })

async function writing(
  context: CityContext,
  { member }: Doing,
  purpose: string,
  slug: string,
  work: (unit: UnitOfWork) => Promise<Result<WorkSeries>>,
): Promise<Result<WorkSeries>> {
  try {
    return await asWriter(context, member.person, purpose, work)
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '23505')
      return fail(
        problem('name-taken', `Another one has the address ${slug}.`, {
          where: 'slug',
          expected: 'another address',
        }),
      )
    throw error
  }
}
