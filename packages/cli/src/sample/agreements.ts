import {
  type AgreementTermsInput,
  agreementTermsShape,
  type Day,
  dayNumber,
  dayOfNumber,
  type Member,
  ok,
  type Result,
  type Role,
} from '@understory/model'
import type { CityRecord } from '@understory/record'
import { attendance, caseFile, firstMap, harborStudy, injuries, together } from './agreement-terms.ts'

const somebody = (role: Role): Member => ({
  person: `sample-${role}`,
  name: `an invented ${role}`,
  membership: null,
  role,
  organisation: null,
  city: 'sample',
  endsOn: null,
  by: 'server-file',
  secondFactor: true,
})
const [drafter, counsel] = [somebody('office'), somebody('counsel')]
const why = 'invented for the sample city'
const noon = (day: Day) => new Date(`${day}T17:00:00Z`)

/** Makes the invented agreements through the same door as real ones: in force, run out and ended, by the day of the plan. */
export async function makeAgreements(city: CityRecord, asOf: Day): Promise<Result<null>> {
  const there = await city.agreements.inFull({ member: counsel, now: noon(asOf) })
  if (!there.ok) return there
  if (there.value.agreements.some(one => one.terms.tier === 'mou')) return ok(null)
  const days = (from: number) => dayOfNumber(dayNumber(asOf) + from)
  const make = (terms: Omit<AgreementTermsInput, 'effectiveOn'>, from: number) =>
    agree(city, { ...terms, effectiveOn: days(from) })

  const mou = await make({ ...together, reviewOn: days(200) }, -900)
  if (!mou.ok) return mou
  const parent = mou.value
  const cases = await make({ ...caseFile, parent, reviewOn: days(120), endsOn: days(700) }, -800)
  if (!cases.ok) return cases
  const under = { parent: cases.value }
  const school = await make({ ...attendance, parent, endsOn: days(500) }, -300)
  if (!school.ok) return school
  for (const one of [
    await make({ ...firstMap, ...under, endsOn: days(-400) }, -780),
    await make({ ...harborStudy, ...under, endsOn: days(240) }, -120),
    await make({ ...injuries, parent, reviewOn: days(90), endsOn: days(420) }, -250),
  ])
    if (!one.ok) return one
  const ended = await city.agreements.end(
    school.value,
    { version: 2, why: 'The parties found that attendance tells nothing about violence.' },
    { member: counsel, now: noon(days(-200)) },
  )
  return ended.ok ? ok(null) : ended
}

/** Drafted by one invented person and signed by another on the day it begins. */
async function agree(city: CityRecord, input: AgreementTermsInput): Promise<Result<string>> {
  const terms = agreementTermsShape.parse(input)
  const now = noon(terms.effectiveOn)
  const drafted = await city.agreements.draft({ terms, why }, { member: drafter, now })
  if (!drafted.ok) return drafted
  const { id, version } = drafted.value
  const signed = await city.agreements.sign(id, { version, why }, { member: counsel, now })
  return signed.ok ? ok(id) : signed
}
