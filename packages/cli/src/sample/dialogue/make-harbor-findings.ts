import { makeFindings } from '@understory/analysis'
import type { CheckAnswer, CodeValues } from '@understory/model'
import type { Workings } from '@understory/record'
import { findingsGrounds } from '@understory/server'
import { type DialogueDoors, made } from './doing.ts'
import { weeks } from './harbor-evenings.ts'
import {
  answeredCards,
  checked,
  codebooks,
  decisions,
  dissent,
  harborThemes,
  missed,
  whoCame,
} from './harbor-findings.ts'
import { type NoteText, notesOf } from './harbor-notes.ts'
import { clock, daysFrom, thursday } from './wording.ts'

interface Evenings extends DialogueDoors {
  readonly series: string
  /** Ids of the sessions that were held. */
  readonly sessions: Readonly<Record<'explain' | 'shape', string>>
  /** Keyed hashes of the consent cards of the series. */
  readonly cards: readonly string[]
}

/** At ten in the morning, so many days after an evening. */
const after = ({ plan }: DialogueDoors, of: 'explain' | 'shape', days: number): Date =>
  clock(daysFrom(thursday(plan.asOf, weeks[of]), days), 10)

/**
 * Codebook, coding by two apart, themes, findings and their check, as a facilitator makes them: the first evening is coded by the first
 * codebook, the second by the one that came of it.
 */
export async function makeHarborFindings(evenings: Evenings): Promise<void> {
  for (const [version, of] of (['explain', 'shape'] as const).entries()) {
    await writeCodebook(evenings, of, version)
    await codeApart(evenings, of)
  }
  const { city, series, byFirst } = evenings
  const { findings } = city.dialogue
  const writes = byFirst(after(evenings, 'shape', 10))
  made(await findings.saveProfile(series, { version: 0, dimensions: [...whoCame], cleared: [] }, writes))
  made(await findings.saveThemes(series, { version: 0, themes: [...harborThemes], cleared: [] }, writes))
  await publish(evenings)
}

async function writeCodebook(evenings: Evenings, of: 'explain' | 'shape', version: number): Promise<void> {
  const { city, series, byFirst } = evenings
  const written = codebooks[version]
  if (!written) throw new Error(`there is no codebook after ${version}`)
  const asked = { ...written, codes: [...written.codes], version, cleared: [] }
  made(await city.dialogue.findings.saveCodebook(series, asked, byFirst(after(evenings, of, 4))))
}

/** Two coders who see nothing of each other, and the decisions about most of what they saw otherwise. */
async function codeApart(evenings: Evenings, of: 'explain' | 'shape'): Promise<void> {
  const { city, series, byFirst, bySecond } = evenings
  const { findings } = city.dialogue
  const asked = { sessions: [evenings.sessions[of]], points: 1_000, coders: 2 }
  const starts = byFirst(after(evenings, of, 5))
  made(await findings.startRound(series, asked, starts))
  const round = made(await findings.workings(series, starts)).rounds.at(-1)?.id ?? ''
  for (const [coder, doing] of [
    byFirst(after(evenings, of, 6)),
    bySecond(after(evenings, of, 7)),
  ].entries()) {
    const { units } = made(await findings.join(series, round, doing))
    const codings = units.map(({ note, text }) => ({ note, values: valuesOf(noteOf(of, text), coder) }))
    made(await findings.code(series, round, { codings, done: true }, doing))
  }
  const decides = bySecond(after(evenings, of, 8))
  const { rounds, notes } = made(await findings.workings(series, decides))
  const closed = rounds.find(one => one.id === round)
  for (const apart of closed ? differing(closed) : []) {
    const text = notes.find(one => one.id === apart.note)?.text ?? ''
    const decided = decisionOf(text, apart)
    const { note, code } = apart
    if (decided) made(await findings.settle(series, round, { note, code, ...decided }, decides))
  }
}

const noteOf = (of: 'explain' | 'shape', text: string): NoteText => {
  const found = notesOf[of].flat().find(one => one.text === text)
  if (!found) throw new Error(`no table said: ${text}`)
  return found
}

function valuesOf({ codes, second = codes, urgency }: NoteText, coder: number): CodeValues {
  const given = Object.fromEntries((coder === 0 ? codes : second).map(id => [id, 1]))
  return urgency ? { ...given, urgency: urgency[coder] ?? 0 } : given
}

interface Apart {
  readonly note: string
  readonly code: string
  readonly values: readonly number[]
}

function differing({ given }: Workings['rounds'][number]): Apart[] {
  return given.flatMap(({ note, values }) =>
    [...new Set(values.flatMap(one => Object.keys(one)))]
      .map(code => ({ note, code, values: values.map(one => one[code] ?? 0) }))
      .filter(one => new Set(one.values).size > 1),
  )
}

function decisionOf(text: string, { code, values }: Apart): { value: number; why: string } | null {
  if (code === 'urgency')
    return { value: Math.max(...values), why: 'The words allow both; by the codebook the sooner one counts.' }
  const found = decisions.find(([begin, of]) => of === code && text.startsWith(begin))
  return found ? { value: found[2], why: found[3] } : null
}

/** Proposed by the first, sent to those who took part by the second, and published with what they said. */
async function publish(evenings: Evenings): Promise<void> {
  const { city, series, byFirst, bySecond } = evenings
  const { findings } = city.dialogue
  const proposes = byFirst(after(evenings, 'shape', 11))
  const workings: Workings = made(await findings.workings(series, proposes))
  const grounds = findingsGrounds(workings)
  if (!grounds) throw new Error('the invented evenings have no codebook')
  const proposal = { themes: workings.themes.version, ...makeFindings(grounds) }
  const listed = made(await findings.propose(series, proposal, proposes)).findings
  const id = listed[0]?.id ?? ''
  const sends = bySecond(after(evenings, 'shape', 12))
  made(await findings.decide(series, id, { decision: 'checking', why: null }, sends))
  const endsOn = daysFrom(thursday(evenings.plan.asOf, weeks.shape), 26)
  const opened = made(await findings.openCheck(series, id, { endsOn }, byFirst(after(evenings, 'shape', 12))))
  const check = opened.findings[0]?.check?.id ?? ''
  await answerCheck(evenings, check)
  const ends = byFirst(after(evenings, 'shape', 27))
  made(await findings.endCheck(series, check, { words: [...dissent], cleared: [] }, ends))
  const last = bySecond(after(evenings, 'shape', 28))
  made(await findings.decide(series, id, { decision: 'published', why: null }, last))
  made(await findings.publishCheck(series, check, last))
}

async function answerCheck(evenings: Evenings, check: string): Promise<void> {
  const { city, desk, series, org, cards } = evenings
  for (const [n, codeHash] of cards.slice(0, answeredCards).entries()) {
    const answers: Record<string, CheckAnswer> = {}
    for (const [theme, { yes, partly, no }] of Object.entries(checked)) {
      // Each theme begins at another card, so that nobody said no to all of them.
      const at = (n + theme.length * 3) % answeredCards
      if (at < yes) answers[theme] = 'yes'
      else if (at < yes + partly) answers[theme] = 'partly'
      else if (at < yes + partly + no) answers[theme] = 'no'
    }
    const more = missed[n / 5]
    await desk.answerCheck(city.city.name, {
      ...{ check, series, org, codeHash, answers, missing: more?.text ?? null },
      ...{ language: more?.language ?? 'en', channel: n % 4 === 0 ? 'paper' : 'online' },
      now: after(evenings, 'shape', 13 + (n % 12)),
    })
  }
}
