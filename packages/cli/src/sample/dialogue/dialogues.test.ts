import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSnapshots } from '@understory/analysis'
import { createPublish, type Publish } from '@understory/publish'
import { publishedOf } from '@understory/record/published'
import { readerOf } from '@understory/record/reader'
import { withRecord } from '@understory/record/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleCity } from '../city.ts'
import { type SampleOrganisations, sampleOrganisations } from '../organisations.ts'
import { defaultSeed } from '../plan.ts'
import { answers } from '../promises/answer-texts.ts'
import { promises } from '../promises/promise-texts.ts'
import { makePromises } from '../promises/promises.ts'
import { makeDialogues } from './dialogues.ts'
import { type Facilitators, facilitatorsOf } from './doing.ts'
import { answeredCards, checked, decisions, dissent, harborThemes, missed } from './harbor-findings.ts'
import { headCounts, notesOf } from './harbor-notes.ts'
import { type FoundOpinions, opinionLines } from './opinion-lines.ts'
import { notVotedOn, plantedCommon, statements } from './safe-summer.ts'

const plan = { seed: defaultSeed, scale: 0.01, asOf: '2026-11-20' }
const scratch = mkdtempSync(join(tmpdir(), 'understory-dialogues-'))
let record: Awaited<ReturnType<typeof withRecord>>
let publish: Publish
let close: () => Promise<void>
let found: FoundOpinions | null
let organisations: SampleOrganisations
let by: Facilitators

beforeAll(async () => {
  record = await withRecord('pglite')
  const city = await record.store.makeCity(sampleCity)
  organisations = await got(sampleOrganisations(record.store))
  by = facilitatorsOf(organisations.centre)
  found = await makeDialogues(record.store, city, plan, organisations)
  const snapshots = await openSnapshots({ dir: scratch, reader: readerOf(record.store), exploreThreads: 1 })
  publish = createPublish({
    snapshots,
    published: publishedOf(record.store),
    cellSecret: Buffer.alloc(32, 7),
  })
  close = () => snapshots.close()
}, 120_000)
afterAll(async () => {
  await close()
  await record.close()
  rmSync(scratch, { recursive: true, force: true })
})

const sample = 'sample'
async function got<T>(asked: Promise<{ ok: true; value: T } | { ok: false; problem: unknown }>): Promise<T> {
  const answer = await asked
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return answer.value
}

test('there are three series with sessions held and to come, and making them again adds nothing', async () => {
  const city = await got(record.store.city(sample))
  expect(await makeDialogues(record.store, city, plan, organisations)).toBeNull()
  const { series } = await got(publish.dialogue.list(sample))
  const harbor = series.find(one => one.slug === 'evenings-in-harbor')
  expect(series).toHaveLength(3)
  expect(harbor?.sessions.map(one => [one.stage, one.state, one.startsAt.slice(0, 10)])).toEqual([
    ['explain', 'held', '2026-08-27'],
    ['shape', 'held', '2026-09-10'],
    ['report-back', 'planned', '2026-12-03'],
  ])
  for (const one of harbor?.sessions ?? []) {
    expect(['free', 'few', 'full']).toContain(one.seats)
    expect(
      one.terms.runSheet.every(segment => segment.guidance === ''),
      'guidance is for facilitators',
    ).toBe(true)
  }
})

describe('the online series', () => {
  test('publishes its statements in both languages, what was declined by its rule, and one that waits', async () => {
    const shown = await got(publish.dialogue.voting.tallies(sample, 'a-safe-summer'))
    expect(shown).toMatchObject({ state: 'open', waiting: null })
    const { code, open } = shown.crowds
    expect(code.voters + open.voters).toBe(400)
    expect(open.voters).toBeGreaterThan(30)
    expect(shown.statements.map(one => one.no)).toEqual(statements.map((_, at) => at + 1))
    expect(new Set(shown.statements.map(one => one.language))).toEqual(new Set(['en', 'es']))
    expect(shown.statements.every(one => one.translation !== null)).toBe(true)
    const declined = shown.moderation.filter(one => one.decision === 'declined')
    expect(declined).toHaveLength(notVotedOn.length - 1)
    expect(shown.moderation.every(one => one.on < '2026-11-20')).toBe(true)
  })

  test('has an opinion map that shows the planted groups, with the planted statements as common ground', async () => {
    const asked = () => got(publish.dialogue.voting.opinionMap(sample, 'a-safe-summer'))
    // How far groups come back is worked out apart; until then none are shown.
    await expect.poll(async () => (await asked()).notShown, { timeout: 20_000 }).toBeNull()
    const map = await asked()
    expect(found).toMatchObject({ voters: 400, groups: { planted: 3, found: 3 } })
    expect(found?.adjustedRandIndex).toBeGreaterThan(0.9)
    const said = found ? opinionLines(found).join('\n') : ''
    expect(said).toMatch(/3 groups planted, 3 found, adjusted Rand index 0\.9\d\d/)
    expect(said).toContain('in the published lists: 1, 5, 9, 14, 18.')
    expect(map.crowd).toBe('code')
    expect(map.groups).toHaveLength(3)
    const listed = map.consensus.agree.map(one => one.no)
    expect(listed).toEqual(expect.arrayContaining(plantedCommon.agree))
    expect(map.consensus.disagree.map(one => one.no)).toEqual(expect.arrayContaining(plantedCommon.disagree))
  }, 60_000)
})

test('a room of 24 with ballots on paper and a tablet shows counts and no groups', async () => {
  const map = await got(publish.dialogue.voting.opinionMap(sample, 'after-a-shooting'))
  expect(map).toMatchObject({
    state: 'closed',
    crowd: 'code',
    crowds: { code: { voters: 24 }, open: { voters: 0 } },
    placed: 24,
    notShown: 'too-few',
    groups: [],
    squares: [],
  })
  expect(
    map.statements.every(
      ({ tallies: { code, open } }) =>
        open === null && code !== null && code.seen === 24 && code.agree + code.disagree <= 24,
    ),
  ).toBe(true)
  const city = await got(record.store.city(sample))
  const { voters } = await got(
    city.dialogue.statements.voting(map.series.id, by.byFirst(new Date('2026-11-20T12:00:00Z'))),
  )
  expect(voters).toEqual([
    { channel: 'kiosk', voters: 8 },
    { channel: 'paper', voters: 16 },
  ])
})

test('tables of the evenings that were held have notes, head counts and cards; released points are public, and one stays', async () => {
  const { points } = await got(publish.dialogue.room.points(sample, 'evenings-in-harbor'))
  const all = Object.values(notesOf).flat(2)
  const kept = all.filter(note => note.released === null)
  expect(points).toHaveLength(all.length - kept.length)
  for (const note of kept) expect(points.map(one => one.text)).not.toContain(note.text)
  expect(
    points
      .filter(one => one.quoted)
      .map(one => one.text)
      .toSorted(),
  ).toEqual(
    all
      .filter(note => note.quoteOfSeat)
      .map(note => note.text)
      .toSorted(),
  )
  const city = await got(record.store.city(sample))
  const doing = by.byFirst(new Date('2026-11-20T12:00:00Z'))
  const harbor = (await city.dialogue.series(doing)).find(one => one.slug === 'evenings-in-harbor')
  const [explain] = harbor?.sessions ?? []
  const written = await got(city.dialogue.room.notes(explain?.id ?? '', doing))
  expect(written.tables.map(one => one.people)).toEqual(headCounts.explain)
  const { cards } = await got(city.dialogue.room.consents(explain?.id ?? '', doing))
  expect(cards).toHaveLength(12)
  expect(cards.every(one => one.contact === null && !one.minor)).toBe(true)
  const { reservations } = await got(city.dialogue.reservations(explain?.id ?? '', doing))
  expect(reservations.every(one => one.contact === null && one.access === null)).toBe(true)
})

describe('the findings of the evenings', () => {
  const found = async () => {
    const { findings } = await got(publish.dialogue.sense.findings(sample, 'evenings-in-harbor'))
    if (!findings) throw new Error('nothing was published')
    return findings
  }
  const ofSeries = async () => {
    const city = await got(record.store.city(sample))
    const doing = by.byFirst(new Date('2026-11-20T12:00:00Z'))
    const series = (await city.dialogue.series(doing)).find(one => one.slug === 'evenings-in-harbor')
    return { city, doing, id: series?.id ?? '' }
  }

  test('come from a codebook in two versions and two coders who did not always agree', async () => {
    const { codebook, coding, themes } = await found()
    expect(codebook).toMatchObject({ version: 2, tookPart: 14 })
    expect(codebook.codes.find(one => one.state === 'merged')).toMatchObject({ id: 'unheard', into: 'told' })
    const points = Object.values(notesOf).flat(2).length
    expect(coding).toEqual({ rounds: 2, points, coded: points, doubly: points, coders: 2 })
    for (const { agreement, codes } of themes) {
      // By hand, for two coders and a code that is there or not: 1 - o(2N-1) / (n0 n1).
      const asked = codes.some(id => ['list', 'told', 'help', 'lights'].includes(id))
        ? [...notesOf.explain.flat(), ...notesOf.shape.flat()]
        : notesOf.shape.flat()
      const now = (given: readonly string[]) => given.map(id => (id === 'unheard' ? 'told' : id))
      const carries = (given: readonly string[]) => now(given).some(id => codes.includes(id))
      const pairs = asked.map(one => [carries(one.codes), carries(one.second ?? one.codes)] as const)
      const there = pairs.flat().filter(Boolean).length
      const differ = pairs.filter(([first, second]) => first !== second).length
      const byHand = 1 - (differ * (2 * pairs.length - 1)) / (there * (2 * pairs.length - there))
      expect(agreement.alpha).toBeCloseTo(byHand, 9)
      expect(agreement.alpha).toBeGreaterThan(0.667)
      expect(agreement.alpha).toBeLessThan(1)
      expect(agreement.low).toBeLessThan(agreement.alpha ?? 0)
    }
    // Codes of the second codebook were asked of the second evening alone.
    expect(themes.find(one => one.id === 'the-way')?.agreement.points).toBe(notesOf.shape.flat().length)
    expect(themes.find(one => one.id === 'in-writing')?.agreement.points).toBe(points)
    const { city, doing, id } = await ofSeries()
    const { rounds } = await got(city.dialogue.findings.workings(id, doing))
    const urgent = notesOf.shape.flat().filter(one => one.urgency?.[0] !== one.urgency?.[1])
    expect(rounds.flatMap(one => one.settled)).toHaveLength(decisions.length + urgent.length)
  })

  test('have points under each claim, a check with its dissent, and how good the dialogue was', async () => {
    const { themes, check, quality } = await found()
    expect(themes.map(one => one.id)).toEqual(harborThemes.map(one => one.id))
    for (const { id, points } of themes) {
      expect(points.length).toBeGreaterThan(2)
      expect(check?.themes.find(one => one.theme === id)).toEqual({ theme: id, ...checked[id] })
    }
    expect(check).toMatchObject({
      asked: 24,
      answered: answeredCards,
      missing: missed.length,
      words: dissent,
    })
    expect(quality).toMatchObject({ sessions: 2, people: 56 })
    // Groups of fewer than ten people, and what would give them away.
    expect(quality.reached.at(-1)?.groups.map(one => one.people)).toEqual([35, null, null])
    expect(quality.balance.filter(one => one.evenness !== null).map(one => one.table)).toEqual([4, 4])
  })

  test('are answered by the office, claim by claim: three lead to a promise that names the claim', async () => {
    const before = await found()
    expect(before.quality).toMatchObject({ answeredThemes: 0, daysToAnswer: null })
    const { city } = await ofSeries()
    for (const _ of ['made', 'made again'])
      expect(await makePromises(record.store, city, plan, organisations)).toEqual({ ok: true, value: null })
    const { themes, quality } = await found()
    expect(themes.map(one => [one.id, one.answer?.decision, one.answer?.commitment])).toEqual(
      harborThemes.map(({ id }) => {
        const answer = answers.find(one => one.theme === id)
        return [id, answer?.decision, typeof answer?.promise === 'number' ? answer.promise + 1 : null]
      }),
    )
    expect(quality).toMatchObject({ answeredThemes: 5, committedThemes: 3, daysWaiting: null })
    const declined = themes.filter(one => one.answer?.decision === 'declined').flatMap(one => one.points)
    expect(quality.decidedPoints).toBeGreaterThan(0)
    expect(quality.answeredPoints - quality.decidedPoints).toBeLessThanOrEqual(declined.length)
    for (const { answer, id } of themes.filter(one => one.answer?.commitment != null)) {
      const promise = promises[(answer?.commitment ?? 0) - 1]
      expect(promise?.theme).toBe(id)
    }
  })
})
