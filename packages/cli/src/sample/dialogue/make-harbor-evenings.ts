import { reserveRequestShape, typeConsentRequestShape, type WorkNote } from '@understory/model'
import { v7 as uuidv7 } from 'uuid'
import { type Random, randomOf } from '../random.ts'
import { type DialogueDoors, lastSession, made } from './doing.ts'
import { harborEvenings, harborSession, weeks } from './harbor-evenings.ts'
import { headCounts, type NoteText, notesOf } from './harbor-notes.ts'
import { makeHarborFindings } from './make-harbor-findings.ts'
import { noCode } from './opinions.ts'
import { clock, daysFrom, thursday } from './wording.ts'

interface Evening extends DialogueDoors {
  readonly series: string
  readonly session: string
  readonly stage: keyof typeof weeks
  readonly random: Random
}

/** Three evenings, two held and one to come: who will come, what tables wrote down, who agreed to what, what was released and what was found. */
export async function makeHarborEvenings(doors: DialogueDoors): Promise<void> {
  const { city, plan, byFirst } = doors
  const begin = byFirst(clock(daysFrom(thursday(plan.asOf, weeks.explain), -21), 9))
  const series = made(await city.dialogue.saveSeries(harborEvenings(plan.asOf), begin))
  const sessions = { explain: '', shape: '' }
  const cards: string[] = []
  for (const stage of ['explain', 'shape', 'report-back'] as const) {
    const asked = harborSession(series.id, stage, plan.asOf)
    const session = lastSession(made(await city.dialogue.saveSession(asked, begin)), asked.slug)
    const random = randomOf(plan.seed, 'dialogue', stage)
    const evening = { ...doors, series: series.id, session, stage, random }
    await reserve(evening)
    if (stage === 'report-back') continue
    sessions[stage] = session
    await writeDown(evening, stage)
    cards.push(...(await agreeToQuotes(evening, stage)))
    await release(evening, stage)
  }
  await makeHarborFindings({ ...doors, series: series.id, sessions, cards })
}

/** Days from an evening, at ten in the morning. */
const dayAround = ({ stage, plan }: Evening, days: number): Date =>
  clock(daysFrom(thursday(plan.asOf, weeks[stage]), days), 10)

async function reserve(evening: Evening): Promise<void> {
  const { city, desk, series, session, random, plan, stage, org } = evening
  const households = 9 + random.below(4)
  for (let n = 0; n < households; n++) {
    const language = random.chance(0.3) ? 'es' : 'en'
    const asked = reserveRequestShape.parse({
      ...{ session, language, seats: 1 + random.below(3), childcare: random.chance(0.3) ? 1 : 0 },
      ...{
        interpreter: language === 'es' && random.chance(0.6) ? 'es' : null,
        transport: random.chance(0.2),
      },
    })
    const where = { series, session, facilitatorOrg: org }
    const more = {
      codeHash: noCode(plan.seed, 'reservation', stage, n),
      // Before the day of the cut, also for the evening that is to come.
      now: dayAround(evening, (weeks[stage] > 0 ? -14 - 7 : 0) - 1 - random.below(12)),
    }
    await desk.reserve(city.city.name, where, asked, more)
  }
}

/** Points and head counts, sent by one device at each table. */
async function writeDown(
  { city, desk, series, session, stage, plan, org }: Evening,
  of: 'explain' | 'shape',
): Promise<void> {
  const day = thursday(plan.asOf, weeks[stage])
  for (const [at, texts] of notesOf[of].entries()) {
    const notes = texts.map((note, n) => ({
      ...{ id: uuidv7(), segment: note.segment, prompt: note.prompt, text: note.text },
      ...{
        form: note.quoteOfSeat ? ('verbatim' as const) : ('paraphrase' as const),
        channel: 'live' as const,
      },
      ...{
        language: note.language ?? 'en',
        dissent: note.dissent ?? false,
        seat: note.quoteOfSeat ?? note.seat ?? null,
      },
      ...{ writtenAt: clock(day, 19, 5 + 4 * n).toISOString(), replaces: null, cleared: [] },
    }))
    const tallies = [
      { id: uuidv7(), people: headCounts[of][at] ?? 0, countedAt: clock(day, 18, 40).toISOString() },
    ]
    const device = `sample-table-${at + 1}`
    await desk.addFromTable(
      city.city.name,
      { series, session, org, table: at + 1 },
      { device, notes, removed: [], tallies, now: clock(day, 19, 58) },
    )
  }
}

/**
 * A card for the first three seats of each table; most agree to notes, few to be quoted, and nobody left a way to be reached. Gives the keyed
 * hashes of the cards.
 */
async function agreeToQuotes(evening: Evening, of: 'explain' | 'shape'): Promise<string[]> {
  const { city, session, random, plan, byFirst } = evening
  const hashes: string[] = []
  for (const [at, texts] of notesOf[of].entries())
    for (let seat = 1; seat <= 3; seat++) {
      const quoted = texts.some(note => note.quoteOfSeat === seat)
      const codeHash = noCode(plan.seed, 'card', of, at, seat)
      const card = typeConsentRequestShape.parse({
        ...{ code: codeHash.slice(0, 14), table: at + 1, seat, quoted, notes: true },
        ...{ recorded: random.chance(0.3), contacted: false },
      })
      made(await city.dialogue.room.typeConsent(session, card, codeHash, byFirst(dayAround(evening, 1))))
      hashes.push(codeHash)
    }
  return hashes
}

/** Proposed by one facilitator and released by the other, after what may lead to somebody was looked for twice. */
async function release(evening: Evening, of: 'explain' | 'shape'): Promise<void> {
  const { city, series, session, byFirst, bySecond } = evening
  const { room } = city.dialogue
  const proposes = byFirst(dayAround(evening, 4))
  const { notes } = made(await room.notes(session, proposes))
  const texts = notesOf[of].flat()
  const points = notes.flatMap(note => {
    const text = releasedOf(note, texts)
    return text === null ? [] : [{ note: note.id, text, form: note.form, cleared: [] }]
  })
  const [proposed] = made(await room.propose(series, { session, points }, proposes))
  const decided = { decision: 'released' as const, why: null, cleared: [] }
  made(await room.decide(series, proposed?.id ?? '', decided, bySecond(dayAround(evening, 6))))
}

function releasedOf(note: WorkNote, texts: readonly NoteText[]): string | null {
  const found = texts.find(one => one.text === note.text)
  return found?.released === undefined ? note.text : found.released
}
