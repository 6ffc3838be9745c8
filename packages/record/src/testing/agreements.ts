import {
  type AgreementTerms,
  type AgreementTermsInput,
  type AnySource,
  agreementTermsShape,
  columnsRead,
  isOpenProvenance,
  type Member,
  type Organisation,
  type Role,
} from '@understory/model'
import { v7 as uuidv7 } from 'uuid'
import type { CityRecord } from '../types.ts'

export const madeUpOrganisation = (
  kind: Organisation['kind'],
  name = `The ${kind} of Riverton`,
): Organisation => ({ id: uuidv7(), name, kind })

/** A person in a role, for tests. */
export const madeUpMember = (
  role: Role,
  organisation: Organisation | null = null,
  person = uuidv7(),
): Member => ({
  person,
  name: `somebody as ${role}`,
  membership: null,
  role,
  organisation,
  city: null,
  endsOn: null,
  by: 'session',
  secondFactor: true,
})

/** Terms of a tier that can be signed, with what the test cares about. */
export const madeUpTerms = (
  change: Partial<AgreementTermsInput> & Pick<AgreementTermsInput, 'tier'>,
): AgreementTerms =>
  agreementTermsShape.parse({
    title: { en: `A made-up ${change.tier}`, es: `Un ${change.tier} inventado` },
    summary: { en: 'Made up.', es: 'Inventado.' },
    parties: [
      { organisation: 'Police of Riverton', part: 'gives', signatory: 'Chief' },
      { organisation: 'Office of Riverton', part: 'receives', signatory: 'Director' },
    ],
    purposes: change.tier === 'mou' ? [] : ['analysis', 'evaluation', 'data-quality'],
    breach: { role: 'Privacy officer', hours: 24 },
    minimumCell: 11,
    redisclosure: 'releases-only',
    auditRight: true,
    effectiveOn: '2020-01-01',
    ...change,
  } satisfies AgreementTermsInput)

/** Drafts and signs an agreement, by two people; its id. */
export async function agree(
  city: CityRecord,
  terms: AgreementTerms,
  { now = new Date(), id }: { now?: Date; id?: string } = {},
): Promise<string> {
  const drafted = await city.agreements.draft(
    { id, terms, why: 'test' },
    { member: madeUpMember('custodian'), now },
  )
  if (!drafted.ok) throw new Error(drafted.problem.detail)
  const { id: made, version } = drafted.value
  const counsel = { member: madeUpMember('counsel'), now }
  const signed = await city.agreements.sign(made, { version, why: 'test' }, counsel)
  if (!signed.ok) throw new Error(`${signed.problem.detail} (${signed.problem.where})`)
  return made
}

/**
 * Makes the MOU and the DSA under which this source may come in, unless there are; nothing for open and invented data.
 * Its id, or null.
 */
export async function agreeOn(
  city: CityRecord,
  source: AnySource,
  change: Partial<AgreementTermsInput> = {},
): Promise<string | null> {
  if (isOpenProvenance(source.provenance)) return null
  const now = new Date()
  if ((await city.agreements.mayImport(source, now)).ok) return null
  const mou = await agree(city, madeUpTerms({ tier: 'mou' }))
  const fields = columnsRead(source).map(name => ({ name, sensitivity: 'internal' as const }))
  const { name, provenance } = source
  const dataSets = [{ source: name, provenance, legalAuthority: 'City charter', fields }]
  return agree(city, madeUpTerms({ tier: 'dsa', parent: mou, dataSets, ...change }))
}
