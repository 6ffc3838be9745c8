import { randomInt } from 'node:crypto'
import {
  type DecideNoteReleaseRequest,
  fail,
  identifyingPassages,
  isUuid,
  type NoteRelease,
  type NoteReleaseState,
  ok,
  type Problem,
  type ProposedPoint,
  type ProposeReleaseRequest,
  problem,
  type Result,
  stoppedPassages,
  type WorkNote,
} from '@understory/model'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { voiceWall } from '../../../desk/reservations.ts'
import type { UnitOfWork } from '../../../engine/unit-of-work.ts'
import { appendLogEntry } from '../../../log/append.ts'
import type { Doing } from '../../agreements/types.ts'
import { raiseChange, recordEvent } from '../../change.ts'
import { asWriter, type CityContext } from '../../context.ts'
import { derive } from '../../derived.ts'
import { instantOf } from '../../import-reports.ts'
import { noteLook } from '../../note-access.ts'
import { asDialogueMember } from '../as-member.ts'
import { ownSeries } from '../write.ts'
import { type Consent, consentsIn } from './consent.ts'
import { standingNotes } from './notes.ts'
import { knownWords, ownSession } from './own-session.ts'

interface Row {
  id: string
  session_id: string
  state: NoteReleaseState
  points: ProposedPoint[]
  made_by: string
  made_at: string | Date
  decided_at: string | Date | null
  why: string | null
  standing: number
}

async function releasesIn(
  unit: UnitOfWork,
  series: string,
  doing: Doing,
  known: readonly string[],
): Promise<NoteRelease[]> {
  const { rows } = await sql<Row>`
    select r.id, r.session_id, r.state, r.points, r.made_by, r.made_at, r.decided_at, r.why,
      (select count(*) from released_point p where p.release_id = r.id and p.withdrawn_at is null
        and not exists (select from quote_withdrawal w where w.code_hash = p.code_hash))::integer as standing
    from note_release r where r.series_id = ${series}::uuid
    order by (r.state <> 'proposed'), r.made_at desc, r.id desc`.execute(unit.db)
  return rows.map(row => ({
    id: row.id,
    session: row.session_id,
    state: row.state,
    own: row.made_by === doing.member.person,
    madeAt: instantOf(row.made_at as string),
    decidedAt: row.decided_at === null ? null : instantOf(row.decided_at as string),
    why: row.why,
    standing: Number(row.standing),
    points: row.points.map(({ note, text, form }) => ({
      ...{ note, text, form },
      passages: identifyingPassages(text, known),
    })),
  }))
}

export async function releases(
  context: CityContext,
  id: string,
  doing: Doing,
): Promise<Result<NoteRelease[]>> {
  const found = await asDialogueMember(context, doing, async unit => {
    const series = await ownSeries(unit, id, doing)
    if (!series.ok) return series
    return ok(await releasesIn(unit, id, doing, await knownWords(unit, series.value.terms)))
  })
  if (found.ok)
    await noteLook(context, {
      member: doing.member,
      purpose: 'dialogue',
      subject: `note releases of series ${id}`,
      fields: ['points'],
      rows: found.value.length,
      agreement: {},
    })
  return found
}

/** What each point stands on, or the first thing that is wrong. `where` names the point by its place. */
function grounds(
  points: readonly ProposedPoint[],
  from: { notes: readonly WorkNote[]; consents: readonly Consent[]; known: readonly string[] },
  cleared: readonly string[] | null,
): Result<{ point: ProposedPoint; note: WorkNote; consent: Consent | null }[]> {
  const notes = new Map(from.notes.map(one => [one.id, one]))
  const wrong = (n: number, field: string, one: Problem) => fail({ ...one, where: `points.${n}.${field}` })
  const all: { point: ProposedPoint; note: WorkNote; consent: Consent | null }[] = []
  for (const [n, point] of points.entries()) {
    const note = notes.get(point.note)
    if (!note)
      return wrong(n, 'note', problem('not-found', `This session has no point ${point.note} that stands.`))
    if (note.released)
      return wrong(
        n,
        'note',
        problem('changed-meanwhile', 'This point was released already, and may have been taken back since.', {
          expected: 'points that were not released',
        }),
      )
    const cards = from.consents.filter(one => one.table_no === note.table && one.seat === note.seat)
    // Where two cards name one seat, nobody can tell whose words these are: they are no quote.
    const consent = cards.length === 1 ? (cards[0] ?? null) : null
    if (cards.some(one => !one.notes))
      return wrong(
        n,
        'note',
        problem('no-consent', 'Whoever sat there did not agree that notes are kept.', {
          expected: 'a point of somebody who agreed',
        }),
      )
    if (point.form === 'verbatim' && consent?.quoted !== true)
      return wrong(
        n,
        'form',
        problem('no-consent', 'Nobody agreed at that seat to be quoted.', {
          expected: 'the point in other words, as a paraphrase',
        }),
      )
    if (point.form === 'verbatim' && (note.form !== 'verbatim' || note.text !== point.text))
      return wrong(
        n,
        'text',
        problem('bad-request-body', 'A quote has the words that were said.', {
          expected: 'the words of the note, or a paraphrase',
        }),
      )
    // The words that somebody said are a quote, whatever they are called.
    if (point.form === 'paraphrase' && note.form === 'verbatim' && point.text === note.text)
      return wrong(
        n,
        'text',
        problem('no-consent', 'These are the words that were said.', {
          expected: 'the point in other words, or as a quote where somebody agreed to it',
        }),
      )
    const [passage] = stoppedPassages(point.text, cleared ?? point.cleared, from.known)
    if (passage)
      return wrong(
        n,
        'text',
        problem('identifying-words', `“${passage.text}” may lead to a person (${passage.kind}).`, {
          expected: 'the point without it, or the word that it identifies no one',
        }),
      )
    all.push({ point, note, consent })
  }
  return ok(all)
}

export const propose = (
  context: CityContext,
  id: string,
  asked: ProposeReleaseRequest,
  doing: Doing,
): Promise<Result<NoteRelease[]>> =>
  asWriter(context, doing.member.person, 'propose a release of notes', async unit => {
    const series = await ownSeries(unit, id, doing)
    if (!series.ok) return series
    const session = await ownSession(unit, asked.session, doing)
    if (!session.ok) return session
    if (session.value.series.id !== id)
      return fail(problem('not-found', `This series has no session ${asked.session}.`, { where: 'session' }))
    const known = await knownWords(unit, series.value.terms)
    const from = {
      notes: await standingNotes(unit, asked.session, known),
      consents: await consentsIn(unit, asked.session),
      known,
    }
    const found = grounds(asked.points, from, null)
    if (!found.ok) return found
    const release = uuidv7()
    await unit.db
      .insertInto('note_release')
      .values({
        ...{
          id: release,
          series_id: id,
          session_id: asked.session,
          org: doing.member.organisation?.id ?? '',
        },
        ...{ compartment: voiceWall, state: 'proposed', points: JSON.stringify(asked.points) },
        ...{ made_by: doing.member.person, made_at: doing.now.toISOString() },
        ...{ decided_by: null, decided_at: null, why: null },
      })
      .execute()
    await recordEvent(unit, {
      actor: doing.member.person,
      action: 'note-release-proposed',
      subject: `release ${release}`,
      detail: { points: asked.points.length },
    })
    return ok(await releasesIn(unit, id, doing, known))
  })

export const decide = (
  context: CityContext,
  id: string,
  release: string,
  asked: DecideNoteReleaseRequest,
  doing: Doing,
): Promise<Result<NoteRelease[]>> =>
  asWriter(context, doing.member.person, 'decide about a release of notes', async unit => {
    const series = await ownSeries(unit, id, doing)
    if (!series.ok) return series
    const row = isUuid(release)
      ? await unit.db
          .selectFrom('note_release')
          .selectAll()
          .where('id', '=', release)
          .where('series_id', '=', id)
          .forUpdate()
          .executeTakeFirst()
      : undefined
    if (!row)
      return fail(problem('not-found', `This series has no release ${release}.`, { where: 'release' }))
    if (row.state !== 'proposed')
      return fail(problem('release-decided', `This release was ${row.state}.`, { where: 'release' }))
    if (row.made_by === doing.member.person)
      return fail(
        problem('not-allowed', 'Whoever proposes a release does not decide about it.', {
          where: 'release',
          expected: 'another person of the facilitator',
        }),
      )
    const known = await knownWords(unit, series.value.terms)
    const points = row.points as ProposedPoint[]
    if (asked.decision === 'released') {
      const from = {
        notes: await standingNotes(unit, row.session_id, known),
        consents: await consentsIn(unit, row.session_id),
        known,
      }
      const found = grounds(points, from, asked.cleared)
      if (!found.ok) return found
      await publishPoints(unit, { series: id, session: row.session_id, release }, found.value, doing)
      await raiseChange(unit, false)
    }
    await unit.db
      .updateTable('note_release')
      .set({
        ...{ state: asked.decision, decided_by: doing.member.person, decided_at: doing.now.toISOString() },
        ...{ why: asked.why, points: '[]' },
      })
      .where('id', '=', release)
      .execute()
    await recordEvent(unit, {
      actor: doing.member.person,
      action: `note-release-${asked.decision}`,
      subject: `release ${release}`,
      detail: { points: points.length },
    })
    return ok(await releasesIn(unit, id, doing, known))
  })

async function publishPoints(
  unit: UnitOfWork,
  at: { series: string; session: string; release: string },
  found: readonly { point: ProposedPoint; note: WorkNote; consent: Consent | null }[],
  doing: Doing,
): Promise<void> {
  const pseudonymOf = await pseudonyms(unit, at.series)
  // In no order that tells who sat where.
  const rows = shuffled(found).map(({ point, note, consent }) => {
    const quoted = point.form === 'verbatim' && consent !== null
    return {
      ...{
        id: uuidv7(),
        note_id: note.id,
        series_id: at.series,
        session_id: at.session,
        release_id: at.release,
      },
      ...{ org: doing.member.organisation?.id ?? '', compartment: voiceWall, segment_id: note.segment },
      ...{
        prompt_id: note.prompt,
        text: point.text,
        form: point.form,
        dissent: note.dissent,
        channel: note.channel,
      },
      ...{ language: note.language, quoted, code_hash: quoted ? consent.code_hash : null },
      ...{ pseudonym: quoted ? pseudonymOf(consent.code_hash) : null, withdrawn_at: null },
      released_at: doing.now.toISOString(),
    }
  })
  await unit.db.insertInto('released_point').values(rows).execute()
  await derive(unit, 'released_point', sql`t.release_id = ${at.release}::uuid`)
  await appendLogEntry(unit, {
    type: 'note-release',
    id: at.release,
    version: 1,
    payload: {
      series: at.series,
      session: at.session,
      points: rows.filter(one => !one.quoted).map(one => one.id),
    },
    now: doing.now,
  })
  for (const one of rows.filter(each => each.quoted))
    await appendLogEntry(unit, {
      type: 'quote',
      id: one.id,
      version: 1,
      payload: { release: at.release, text: one.text, language: one.language },
      now: doing.now,
    })
}

/** The made-up name of a code: a number, the same in all of a series. */
async function pseudonyms({ db }: UnitOfWork, series: string): Promise<(codeHash: string) => string> {
  const { rows } = await sql<{ code_hash: string; pseudonym: string }>`
    select distinct code_hash, pseudonym from released_point where series_id = ${series}::uuid and pseudonym is not null`.execute(
    db,
  )
  const of = new Map(rows.map(one => [one.code_hash, one.pseudonym]))
  const taken = new Set(of.values())
  return codeHash => {
    let own = of.get(codeHash)
    for (let range = 100; own === undefined; range += 10) {
      const next = String(randomInt(1, range))
      if (!taken.has(next)) own = next
    }
    of.set(codeHash, own)
    taken.add(own)
    return own
  }
}

function shuffled<T>(items: readonly T[]): T[] {
  const all = [...items]
  for (let i = all.length - 1; i > 0; i--) {
    const j = randomInt(i + 1)
    ;[all[i], all[j]] = [all[j] as T, all[i] as T]
  }
  return all
}
