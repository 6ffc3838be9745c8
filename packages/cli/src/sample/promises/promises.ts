import { createHash } from 'node:crypto'
import {
  addEvidenceRequestShape,
  type Member,
  type Organisation,
  ok,
  type Result,
  type VerdictCrowd,
} from '@understory/model'
import type { CityRecord, RecordStore } from '@understory/record'
import { deskOf } from '@understory/record/desk'
import { type Doing, facilitatorsOf } from '../dialogue/doing.ts'
import { clock, daysFrom } from '../dialogue/wording.ts'
import type { SampleOrganisations } from '../organisations.ts'
import type { SamplePlan } from '../plan.ts'
import { sampleOffice } from '../starter-plan.ts'
import { answers } from './answer-texts.ts'
import { type InventedPromise, promises } from './promise-texts.ts'

/** The series that the promises come from. */
const series = 'evenings-in-harbor'
/** Makes the promises of Alder City once, through the doors of every city's, with what their owners, residents and a reviewer said. */
export async function makePromises(
  store: RecordStore,
  city: CityRecord,
  plan: SamplePlan,
  organisations: SampleOrganisations,
): Promise<Result<null>> {
  const day = (daysBefore: number) => daysFrom(plan.asOf, -daysBefore)
  const actingFor = (organisation: Organisation, member: Member, daysBefore: number, hour: number) => ({
    member: { ...member, organisation },
    now: clock(day(daysBefore), hour),
  })
  const office = (daysBefore: number) => actingFor(organisations.office, sampleOffice, daysBefore, 11)
  const centre = (daysBefore: number) =>
    facilitatorsOf(organisations.centre).byFirst(clock(day(daysBefore), 10))
  const reviewer = (daysBefore: number) => {
    const member: Member = {
      ...sampleOffice,
      person: 'sample-auditor',
      name: 'an invented reviewer',
      role: 'auditor',
    }
    return actingFor(organisations.auditor, member, daysBefore, 15)
  }
  if ((await city.plan.commitments(office(0))).length > 0) return ok(null)
  const numbers: number[] = []
  for (const one of promises) {
    const proposed = await city.plan.propose({ terms: termsOf(one, day) }, centre(one.proposed))
    if (!proposed.ok) return proposed
    const { no, id } = proposed.value
    numbers.push(no)
    let { read } = proposed.value
    for (const { kind, daysBefore, words } of one.steps) {
      const said = words === undefined ? null : { text: words, language: 'en' as const }
      const asked = { read, kind, words: said, due: null, owner: null }
      const done = await city.plan.step(String(no), asked, office(daysBefore))
      if (!done.ok) return done
      read = done.value.read
    }
    if (one.evidence) {
      const { daysBefore, kind, title, text } = one.evidence
      const file = Buffer.from(text).toString('base64')
      const asked = addEvidenceRequestShape.parse({
        ...{ read, kind, title, language: 'en', day: day(daysBefore), file, mediaType: 'text/plain' },
      })
      const handed = await city.plan.addEvidence(String(no), asked, office(daysBefore))
      if (!handed.ok) return handed
      read = handed.value.read
    }
    if (one.verdicts) await judge(store, city, id, one.verdicts, clock(day(3), 18))
    if (one.review) {
      const { verdict, daysBefore, words } = one.review
      const asked = { read, verdict, words: { text: words, language: 'en' as const } }
      const reviewed = await city.plan.review(String(no), asked, reviewer(daysBefore))
      if (!reviewed.ok) return reviewed
    }
  }
  return answerThemes(city, { numbers, office, centre: centre(0) })
}

/** What the office answers to each theme of the published findings, and which promise it names. */
async function answerThemes(
  city: CityRecord,
  by: { numbers: readonly number[]; office: (daysBefore: number) => Doing; centre: Doing },
): Promise<Result<null>> {
  const found = (await city.dialogue.series(by.centre)).find(one => one.slug === series)
  const listed = await city.dialogue.findings.list(found?.id ?? '', by.centre)
  if (!listed.ok) return listed
  const published = listed.value.findings.find(one => one.state === 'published')
  for (const { daysBefore, promise, ...answer } of answers) {
    const asked = { ...answer, cleared: [], promise: promise === null ? null : (by.numbers[promise] ?? null) }
    const done = await city.dialogue.findings.answer(
      ...([found?.id ?? '', published?.id ?? '', asked, by.office(daysBefore)] as const),
    )
    if (!done.ok) return done
  }
  return ok(null)
}

const termsOf = (one: InventedPromise, day: (daysBefore: number) => string) => ({
  what: one.what,
  test: one.test,
  owner: { name: one.owner, organisationId: null },
  due: day(one.due),
  answerBy: day(one.answerBy),
  updateEvery_days: 14,
  judgeFor_days: 90,
  cost: one.cost === null ? null : { amount: one.cost, currency: 'USD' },
  district: null,
  planItem: null,
  origin: {
    kind: 'theme' as const,
    reference: `/dialogue/${series}/findings#theme-${one.theme}`,
    series,
    words: one.heard,
  },
})

async function judge(
  store: RecordStore,
  city: CityRecord,
  commitment: string,
  verdicts: NonNullable<InventedPromise['verdicts']>,
  now: Date,
): Promise<void> {
  const desk = deskOf(store)
  for (const crowd of ['attended', 'anyone'] as const satisfies readonly VerdictCrowd[])
    for (const [answer, judges] of Object.entries(verdicts[crowd]) as [
      keyof typeof verdicts.anyone,
      number,
    ][])
      for (let n = 0; n < judges; n++) {
        const judgeHash = createHash('sha256').update(`${commitment} ${crowd} ${answer} ${n}`).digest('hex')
        const given = { commitment, judgeHash, crowd, answer, channel: 'online' as const, now }
        await desk.addVerdict(city.city.name, given)
      }
}
