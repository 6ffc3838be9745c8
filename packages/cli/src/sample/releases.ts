import { type Member, type Organisation, ok, type Result, type Role } from '@understory/model'
import type { Publish } from '@understory/publish'
import type { CityRecord } from '@understory/record'
import { gunCounter } from '@understory/server'

const organisation = (name: string, kind: Organisation['kind']): Organisation => ({
  id: '00000000-0000-7000-8000-000000000000',
  name,
  kind,
})
const somebody = (role: Role, from: Organisation): Member => ({
  person: `sample-${role}`,
  name: `an invented ${role}`,
  membership: null,
  role,
  organisation: from,
  city: 'sample',
  endsOn: null,
  by: 'server-file',
  secondFactor: true,
})
const analyst = somebody('analyst', organisation('Office of Safety of Alder City', 'office'))
const counsel = somebody('counsel', organisation('Law Department of Alder City', 'counsel'))
const why = 'invented for the sample city'

const police = organisation('Police Data Unit of Alder City', 'police-custodian')
const custodian = somebody('custodian', police)
const otherCustodian = { ...custodian, person: 'sample-custodian-2' }

/** What the invented city has rows for: drafted by the first, approved by the second. */
const releases = [
  { dataset: 'reported-incidents', drafts: analyst, approves: counsel },
  { dataset: 'recovered-guns', drafts: custodian, approves: counsel },
  { dataset: 'traced-guns', drafts: custodian, approves: otherCustodian },
] as const

/** Releases its data once, through the same door as real ones: drafted by one invented person, approved by another. */
export async function makeReleases(city: CityRecord, publish: Publish): Promise<Result<null>> {
  for (const one of releases) {
    const made = await makeRelease(city, publish, one)
    if (!made.ok) return made
  }
  return ok(null)
}

async function makeRelease(
  city: CityRecord,
  publish: Publish,
  { dataset, drafts, approves }: (typeof releases)[number],
): Promise<Result<null>> {
  const begun = await city.releases.begin(dataset)
  if (begun.number > 1) return ok(null)
  const doing = { member: drafts, now: new Date() }
  const counts = publish.releases.dataset(dataset)
  const guns = counts?.counts === 'guns' ? await gunCounter(city, counts.provenances, doing) : ok(null)
  if (!guns.ok) return guns
  const built = await publish.releases.draft(city.city.name, dataset, begun, guns.value)
  if (!built.ok) return built
  const drafted = await city.releases.draft(built.value, why, doing)
  if (!drafted.ok) return drafted
  const { id, contentHash } = drafted.value
  const approved = await city.releases.approve(
    id,
    { contentHash, why },
    { member: approves, now: new Date() },
  )
  return approved.ok ? ok(null) : approved
}
