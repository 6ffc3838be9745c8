import { createHash } from 'node:crypto'
import { type Member, type Organisation, ok, type Result, type VerdictCrowd } from '@understory/model'
import type { CityRecord, RecordStore } from '@understory/record'
import { deskOf } from '@understory/record/desk'
import { peopleOf } from '@understory/record/people'
import { byFirst } from '../dialogue/doing.ts'
import { clock, daysFrom, parties } from '../dialogue/wording.ts'
import type { SamplePlan } from '../plan.ts'
import { sampleOffice } from '../starter-plan.ts'
import { type InventedPromise, promises } from './promise-texts.ts'

/** The series that the promises come from. */
const series = 'evenings-in-harbor'
/** Organisations that stand in public beside what they did; the one that is there is taken again. */
async function organisations(store: RecordStore): Promise<Result<ReadonlyMap<string, Organisation>>> {
  const people = peopleOf(store)
  const there = new Map((await people.organisations()).map(one => [one.name, one]))
  for (const [name, kind] of [
    [parties.convener.name, 'office'],
    [parties.facilitator.name, 'mediation-centre'],
    ['University of Alder City', 'auditor'],
  ] as const) {
    if (there.has(name)) continue
    const made = await people.makeOrganisation({ name, kind }, 'operator')
    if (!made.ok) return made
    there.set(name, made.value)
  }
  return ok(there)
}

/** Makes the promises of Alder City once, through the doors of every city's, with what their owners, residents and a reviewer said. */
export async function makePromises(
  store: RecordStore,
  city: CityRecord,
  plan: SamplePlan,
): Promise<Result<null>> {
  const day = (daysBefore: number) => daysFrom(plan.asOf, -daysBefore)
  const found = await organisations(store)
  if (!found.ok) return found
  const actingFor = (name: string, member: Member, daysBefore: number, hour: number) => ({
    member: { ...member, organisation: found.value.get(name) ?? null },
    now: clock(day(daysBefore), hour),
  })
  const office = (daysBefore: number) => actingFor(parties.convener.name, sampleOffice, daysBefore, 11)
  const centre = (daysBefore: number) =>
    actingFor(parties.facilitator.name, byFirst(new Date(0)).member, daysBefore, 10)
  const reviewer = (daysBefore: number) => {
    const member: Member = {
      ...sampleOffice,
      person: 'sample-auditor',
      name: 'an invented reviewer',
      role: 'auditor',
    }
    return actingFor('University of Alder City', member, daysBefore, 15)
  }
  if ((await city.plan.commitments(office(0))).length > 0) return ok(null)
  for (const one of promises) {
    const proposed = await city.plan.propose({ terms: termsOf(one, day) }, centre(one.proposed))
    if (!proposed.ok) return proposed
    const { no, id } = proposed.value
    let { read } = proposed.value
    for (const { kind, daysBefore, words } of one.steps) {
      const said = words === undefined ? null : { text: words, language: 'en' as const }
      const asked = { read, kind, words: said, due: null, owner: null }
      const done = await city.plan.step(String(no), asked, office(daysBefore))
      if (!done.ok) return done
      read = done.value.read
    }
    if (one.verdicts) await judge(store, city, id, one.verdicts, clock(day(3), 18))
    if (one.review) {
      const { verdict, daysBefore, words } = one.review
      const asked = { read, verdict, words: { text: words, language: 'en' as const } }
      const reviewed = await city.plan.review(String(no), asked, reviewer(daysBefore))
      if (!reviewed.ok) return reviewed
    }
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
    kind: 'note-release' as const,
    reference: `/dialogue/${series}`,
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
