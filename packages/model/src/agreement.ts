import * as z from 'zod'
import { bilingualShape } from './bilingual.ts'
import { type Day, dayNumber, dayOfNumber, isDay } from './day.ts'
import { provenances } from './provenance.ts'
import { prohibitedPurposes, purposes } from './purpose.ts'
import { roles } from './roles/roles.ts'

/** MOU: who works together and why. DSA: which data flow, per source. DUL: one project, its fields and its end. */
export const agreementTiers = ['mou', 'dsa', 'dul'] as const
export type AgreementTier = (typeof agreementTiers)[number]

/** How much harm a field can do in the wrong hands. */
export const sensitivities = ['open', 'internal', 'sensitive', 'identifying'] as const
export type Sensitivity = (typeof sensitivities)[number]

/** What a party does under the agreement. */
export const partyParts = ['gives', 'receives', 'governs'] as const
/** Whom the data are about. */
export const agreementSubjects = [
  'no-person',
  'people-harmed',
  'patients',
  'participants',
  'residents',
] as const
export const consentBases = ['no-personal-data', 'law', 'informed-consent', 'written-consent'] as const
/** Who may pass on what was received. */
export const redisclosures = ['open', 'releases-only', 'with-written-approval', 'never'] as const

const day = z.string().refine(isDay, 'a day, YYYY-MM-DD')
const text = z.string().max(500).default('')

const fieldShape = z.strictObject({ name: z.string().min(1).max(200), sensitivity: z.enum(sensitivities) })
export const dataSetShape = z.strictObject({
  /** Name of a source; `*` is every source of this provenance, for open and invented data only. */
  source: z.string().regex(/^([a-z0-9-]{1,60}|\*)$/),
  provenance: z.enum(provenances),
  /** The law or policy that allows the data to be shared. */
  legalAuthority: z.string().min(1).max(500),
  /** Columns as they stand in the header of the file; `all` for open and invented data only. */
  fields: z.union([z.literal('all'), z.array(fieldShape).min(1).max(400)]),
})
export type DataSet = z.infer<typeof dataSetShape>

/** An organisation and the title of whoever signs for it; never a name or a private contact. */
export const partyShape = z.strictObject({
  organisation: z.string().min(1).max(200),
  /** Its id where it works in Understory. */
  organisationId: z.uuid().nullable().default(null),
  part: z.enum(partyParts),
  signatory: z.string().min(1).max(200),
})

/**
 * The terms of an agreement. One shape for the three tiers; `agreementFaults` says what a tier needs and forbids.
 * Source of the fields: AISP, Finding a Way Forward (2022), as gathered in section 4.6 of the project's reference.
 */
export const agreementTermsShape = z.strictObject({
  tier: z.enum(agreementTiers),
  /** The MOU of a DSA, the DSA of a DUL. */
  parent: z.uuid().nullable().default(null),
  title: bilingualShape(200),
  /** What a resident needs to know, in plain words. */
  summary: bilingualShape(2000),
  parties: z.array(partyShape).min(1).max(40),
  purposes: z.array(z.enum(purposes)).default([]),
  prohibitedPurposes: z
    .array(z.enum(prohibitedPurposes))
    .default([...prohibitedPurposes])
    .refine(
      list => prohibitedPurposes.every(one => list.includes(one)),
      `always ${prohibitedPurposes.join(', ')}`,
    ),
  dataSets: z.array(dataSetShape).max(100).default([]),
  linkageAllowed: z.boolean().default(false),
  subjects: z.array(z.enum(agreementSubjects)).default([]),
  consentBasis: z.enum(consentBases).default('no-personal-data'),
  transfer: text,
  storage: text,
  /** Roles that may use the data, and of them the people (ids) that a licence names. */
  accessRoles: z.array(z.enum(roles)).default([]),
  people: z.array(z.string().min(1).max(100)).max(200).default([]),
  training: text,
  retentionDays: z.int().min(0).max(36_500).nullable().default(null),
  destroyOn: day.nullable().default(null),
  breach: z.strictObject({ role: z.string().min(1).max(200), hours: z.int().min(1).max(720) }),
  publicationReviewDays: z.int().min(0).max(365).default(0),
  /** The smallest count of a published cell; 1 is no limit. */
  minimumCell: z.int().min(1).max(1000),
  redisclosure: z.enum(redisclosures),
  auditRight: z.boolean(),
  effectiveOn: day,
  reviewOn: day.nullable().default(null),
  /** The last day in force; at the city's midnight it closes. */
  endsOn: day.nullable().default(null),
  /** Whether residents read it in the register; others are only counted there. */
  public: z.boolean().default(true),
})
export type AgreementTerms = z.infer<typeof agreementTermsShape>
export type AgreementTermsInput = z.input<typeof agreementTermsShape>

/** What is written down. That an agreement has run out is never written: it is computed from the day. */
export const writtenStates = ['draft', 'in-force', 'ended'] as const
export type WrittenState = (typeof writtenStates)[number]
export const agreementStates = ['draft', 'upcoming', 'in-force', 'expired', 'ended'] as const
export type AgreementState = (typeof agreementStates)[number]

/** One version of an agreement; a change is a new version, and no version is ever changed. */
export interface AgreementVersion {
  readonly id: string
  readonly version: number
  readonly written: WrittenState
  readonly terms: AgreementTerms
  /** The day it was ended before its date. */
  readonly endedOn: Day | null
}

/** The state of a version on a city-local day. */
export function stateOn({ written, terms, endedOn }: Omit<AgreementVersion, 'id' | 'version'>, on: Day) {
  if (written === 'draft') return 'draft'
  if (written === 'ended') return endedOn !== null && on < endedOn ? 'upcoming' : 'ended'
  if (on < terms.effectiveOn) return 'upcoming'
  return terms.endsOn !== null && on > terms.endsOn ? 'expired' : 'in-force'
}

/**
 * The version of one agreement that counts on a day: the newest signed one that has begun, or the first to begin.
 * Null where only drafts are. A later version takes over on the day from which it says it holds, not before.
 */
export function versionOn<V extends AgreementVersion>(versions: readonly V[], on: Day): V | null {
  const signed = versions.filter(one => one.written !== 'draft').toSorted((a, b) => b.version - a.version)
  return signed.find(one => stateOn(one, on) !== 'upcoming') ?? signed.at(-1) ?? null
}

/** The agreements that count on a day, by id. */
export function countingOn<V extends AgreementVersion>(versions: readonly V[], on: Day): Map<string, V> {
  const byId = Map.groupBy(versions, one => one.id)
  const counting = new Map<string, V>()
  for (const [id, list] of byId) {
    const one = versionOn(list, on)
    if (one) counting.set(id, one)
  }
  return counting
}

/** Is it in force on this day, with everything it stands on? A licence falls with its DSA, and a DSA with its MOU. */
export function holdsOn(
  agreement: AgreementVersion,
  counting: ReadonlyMap<string, AgreementVersion>,
  on: Day,
): boolean {
  if (stateOn(agreement, on) !== 'in-force') return false
  const { tier, parent } = agreement.terms
  if (tier === 'mou') return true
  if (parent === null) return tier === 'dsa' && isOpenOnly(agreement.terms)
  const above = counting.get(parent)
  if (!above || above.terms.tier !== tierAbove[tier]) return false
  return holdsOn(above, counting, on)
}

/** What stands above a tier. */
export const tierAbove = { mou: null, dsa: 'mou', dul: 'dsa' } as const

/** Open data needs no MOU: nothing is confided. */
export const isOpenOnly = (terms: Pick<AgreementTerms, 'dataSets'>): boolean =>
  terms.dataSets.length > 0 && terms.dataSets.every(one => isOpenProvenance(one.provenance))
export const isOpenProvenance = (provenance: string): boolean =>
  provenance === 'open' || provenance === 'invented'

/** The last day the receiver may keep the data; null where neither a day nor a number of days is agreed. */
export function destroyBy(terms: AgreementTerms, endedOn: Day | null): Day | null {
  const end = endedOn ?? terms.endsOn
  const counted =
    terms.retentionDays === null || end === null ? null : dayOfNumber(dayNumber(end) + terms.retentionDays)
  const days = [counted, terms.destroyOn].filter(one => one !== null).toSorted()
  return days[0] ?? null
}
