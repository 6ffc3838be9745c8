import { type Organisation, type OrganisationKind, ok, type Result } from '@understory/model'
import type { RecordStore } from '@understory/record'
import { peopleOf } from '@understory/record/people'
import { parties } from './dialogue/wording.ts'

const wanted = {
  office: { name: parties.convener.name, kind: 'office' },
  centre: { name: parties.facilitator.name, kind: 'mediation-centre' },
  auditor: { name: 'University of Alder City', kind: 'auditor' },
} as const satisfies Record<string, { readonly name: string; readonly kind: OrganisationKind }>

export type SampleOrganisations = Readonly<Record<keyof typeof wanted, Organisation>>

/**
 * Organisations that stand in public beside what they did. They are on the house's own list, so that an operator can invite people into them;
 * one that is there is taken again.
 */
export async function sampleOrganisations(store: RecordStore): Promise<Result<SampleOrganisations>> {
  const people = peopleOf(store)
  const there = await people.organisations()
  const found: Record<string, Organisation> = {}
  for (const [part, one] of Object.entries(wanted)) {
    const known = there.find(({ name }) => name === one.name)
    const made = known ? ok(known) : await people.makeOrganisation(one, 'operator')
    if (!made.ok) return made
    found[part] = made.value
  }
  return ok(found as SampleOrganisations)
}
