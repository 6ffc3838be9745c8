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
import { defaultSeed } from '../plan.ts'
import { makeDialogues } from './dialogues.ts'
import { byFirst } from './doing.ts'
import { headCounts, notesOf } from './harbor-notes.ts'
import { type FoundOpinions, opinionLines } from './opinion-lines.ts'
import { notVotedOn, plantedCommon, statements } from './safe-summer.ts'

const plan = { seed: defaultSeed, scale: 0.01, asOf: '2026-11-20' }
const scratch = mkdtempSync(join(tmpdir(), 'understory-dialogues-'))
let record: Awaited<ReturnType<typeof withRecord>>
let publish: Publish
let close: () => Promise<void>
let found: FoundOpinions | null

beforeAll(async () => {
  record = await withRecord('pglite')
  const city = await record.store.makeCity(sampleCity)
  found = await makeDialogues(record.store, city, plan)
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
  expect(await makeDialogues(record.store, city, plan)).toBeNull()
  const { series } = await got(publish.dialogue.list(sample))
  const harbor = series.find(one => one.slug === 'evenings-in-harbor')
  expect(series).toHaveLength(3)
  expect(harbor?.sessions.map(one => [one.stage, one.state, one.startsAt.slice(0, 10)])).toEqual([
    ['explain', 'held', '2026-10-08'],
    ['shape', 'held', '2026-10-29'],
    ['report-back', 'planned', '2026-12-03'],
  ])
  for (const one of harbor?.sessions ?? []) {
    expect(one.taken).toBeGreaterThan(8)
    expect(
      one.terms.runSheet.every(segment => segment.guidance === ''),
      'guidance is for facilitators',
    ).toBe(true)
  }
})

describe('the online series', () => {
  test('publishes its statements in both languages, what was declined by its rule, and one that waits', async () => {
    const shown = await got(publish.dialogue.voting.tallies(sample, 'a-safe-summer'))
    expect(shown).toMatchObject({ state: 'open', voters: 400, waiting: 1 })
    expect(shown.statements.map(one => one.no)).toEqual(statements.map((_, at) => at + 1))
    expect(new Set(shown.statements.map(one => one.language))).toEqual(new Set(['en', 'es']))
    expect(shown.statements.every(one => one.translation !== null)).toBe(true)
    const declined = shown.moderation.filter(one => one.decision === 'declined')
    expect(declined).toHaveLength(notVotedOn.length - 1)
    expect(shown.moderation.every(one => one.at < '2026-11-20')).toBe(true)
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
    voters: 24,
    placed: 24,
    notShown: 'too-few',
    groups: [],
    points: [],
  })
  expect(map.statements.every(one => one.seen === 24 && one.agree + one.disagree <= 24)).toBe(true)
  const city = await got(record.store.city(sample))
  const { voters } = await got(
    city.dialogue.statements.voting(map.series.id, byFirst(new Date('2026-11-20T12:00:00Z'))),
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
  const doing = byFirst(new Date('2026-11-20T12:00:00Z'))
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
