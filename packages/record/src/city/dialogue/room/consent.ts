import {
  type ConsentList,
  type ConsentTextVersion,
  consentTextShape,
  fail,
  ok,
  problem,
  type Result,
  type SaveConsentTextRequest,
  type TypeConsentRequest,
  usualConsent,
} from '@understory/model'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { voiceWall } from '../../../desk/reservations.ts'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import type { Doing } from '../../agreements/types.ts'
import { raiseChange, recordEvent } from '../../change.ts'
import { asWriter, type CityContext } from '../../context.ts'
import { derive } from '../../derived.ts'
import { noteLook } from '../../note-access.ts'
import { asDialogueMember } from '../as-member.ts'
import { ownSeries } from '../write.ts'
import { ownSession } from './own-session.ts'
import { eraseUnwanted } from './unwanted.ts'

/** The newest wording of a series; version 0 is the usual one. */
async function textIn({ db }: UnitOfWork, series: string): Promise<ConsentTextVersion> {
  const [row] = await db
    .selectFrom('consent_text')
    .select(['version', 'content'])
    .where('series_id', '=', series)
    .orderBy('version', 'desc')
    .limit(1)
    .execute()
  return row
    ? { version: row.version, content: consentTextShape.parse(row.content) }
    : { version: 0, content: usualConsent }
}

export const consentText = (
  context: CityContext,
  id: string,
  doing: Doing,
): Promise<Result<ConsentTextVersion>> =>
  asDialogueMember(context, doing, async unit => {
    const series = await ownSeries(unit, id, doing)
    return series.ok ? ok(await textIn(unit, id)) : series
  })

export const saveConsentText = (
  context: CityContext,
  id: string,
  asked: SaveConsentTextRequest,
  doing: Doing,
): Promise<Result<ConsentTextVersion>> =>
  asWriter(context, doing.member.person, 'write what people are asked', async unit => {
    const series = await ownSeries(unit, id, doing)
    if (!series.ok) return series
    const was = await textIn(unit, id)
    if (was.version !== asked.version)
      return fail(
        problem('changed-meanwhile', `The wording is at version ${was.version}.`, {
          where: 'version',
          expected: `${was.version}, once it is read`,
        }),
      )
    const version = was.version + 1
    await unit.db
      .insertInto('consent_text')
      .values({
        ...{
          series_id: id,
          version,
          org: doing.member.organisation?.id ?? '',
          content: JSON.stringify(asked.content),
        },
        ...{ made_by: doing.member.person, made_at: doing.now.toISOString() },
      })
      .execute()
    await derive(unit, 'consent_text', sql`t.series_id = ${id}::uuid`)
    await recordEvent(unit, {
      actor: doing.member.person,
      action: 'consent-text-saved',
      subject: `series ${id}`,
      detail: { version },
    })
    if (series.value.state !== 'draft') await raiseChange(unit, false)
    return ok(await textIn(unit, id))
  })

/** The answers that count: the newest of each code. */
export interface Consent {
  readonly code_hash: string
  readonly table_no: number
  readonly seat: number
  readonly recorded: boolean
  readonly notes: boolean
  readonly quoted: boolean
  readonly contacted: boolean
  readonly minor: boolean
  readonly contact: string | null
}
export async function consentsIn({ db }: UnitOfWork, session: string): Promise<Consent[]> {
  const { rows } = await sql<Consent>`
    select code_hash, table_no, seat, recorded, notes, quoted, contacted, minor, contact from (
      select distinct on (code_hash) * from consent where session_id = ${session}::uuid order by code_hash, at desc, id desc
    ) newest order by table_no, seat, code_hash`.execute(db)
  return rows
}

export async function consents(context: CityContext, id: string, doing: Doing): Promise<Result<ConsentList>> {
  const found = await asDialogueMember(context, doing, async unit => {
    const own = await ownSession(unit, id, doing)
    return own.ok ? ok(await consentsIn(unit, id)) : own
  })
  if (!found.ok) return found
  await noteLook(context, {
    member: doing.member,
    purpose: 'dialogue',
    subject: `consent of session ${id}`,
    fields: ['answers', 'contact'],
    rows: found.value.length,
    agreement: {},
  })
  const cards = found.value.map(({ code_hash: _, table_no: table, ...one }) => ({ ...one, table }))
  return ok({ session: id, cards })
}

export async function typeConsent(
  context: CityContext,
  id: string,
  asked: TypeConsentRequest,
  codeHash: string,
  doing: Doing,
): Promise<Result<ConsentList>> {
  const kept = await asWriter(context, doing.member.person, 'type a consent card in', async unit => {
    const own = await ownSession(unit, id, doing)
    if (!own.ok) return own
    const { series, session } = own.value
    const { code: _, table, contact, ...answers } = asked
    // What was said before on this card counts no more: neither how to reach somebody, nor notes that were not to be kept.
    await unit.db
      .updateTable('consent')
      .set({ contact: null })
      .where('code_hash', '=', codeHash)
      .where('contact', 'is not', null)
      .execute()
    await unit.db
      .insertInto('consent')
      .values({
        ...{
          id: uuidv7(),
          series_id: series.id,
          session_id: session.id,
          org: doing.member.organisation?.id ?? '',
        },
        ...{
          compartment: voiceWall,
          text_version: (await textIn(unit, series.id)).version,
          code_hash: codeHash,
        },
        ...{ table_no: table, ...answers, contact: contact === '' ? null : contact },
        ...{ by_person: doing.member.person, at: doing.now.toISOString() },
      })
      .execute()
    await recordEvent(unit, {
      actor: doing.member.person,
      action: 'consent-typed-in',
      subject: `session ${id}`,
      detail: { table },
    })
    await derive(unit, 'dialogue_series', sql`t.id = ${series.id}::uuid`)
    await eraseUnwanted(unit, doing.now, session.id)
    return ok(null)
  })
  return kept.ok ? consents(context, id, doing) : kept
}
