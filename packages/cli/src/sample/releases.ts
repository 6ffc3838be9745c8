import { type Member, type Organisation, ok, type Result, type Role } from '@understory/model'
import type { Publish } from '@understory/publish'
import type { CityRecord } from '@understory/record'

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

/** What the invented city has rows for. */
const dataset = 'reported-incidents'

/** Releases its open data once, through the same door as real ones: drafted by one invented person, approved by another. */
export async function makeReleases(city: CityRecord, publish: Publish): Promise<Result<null>> {
  const begun = await city.releases.begin(dataset)
  if (begun.number > 1) return ok(null)
  const built = await publish.releases.draft(city.city.name, dataset, begun)
  if (!built.ok) return built
  const drafted = await city.releases.draft(built.value, why, { member: analyst, now: new Date() })
  if (!drafted.ok) return drafted
  const { id, contentHash } = drafted.value
  const approved = await city.releases.approve(id, { contentHash, why }, { member: counsel, now: new Date() })
  return approved.ok ? ok(null) : approved
}
