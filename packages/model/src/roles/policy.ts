import type { OrganisationKind } from '../organisation.ts'
import { type Provenance, provenances } from '../provenance.ts'
import { type Purpose, purposes } from '../purpose.ts'
import { type Decision, type Role, roles } from './roles.ts'

/** How closely something is looked at: a row, a count made inside the house, or an approved release. */
export const granularities = ['row', 'aggregate', 'release'] as const
export type Granularity = (typeof granularities)[number]

/** One line of the policy: who may read what, for what, how closely. What no line allows is denied. */
export interface PolicyRule {
  readonly provenances: readonly Provenance[]
  readonly granularities: readonly Granularity[]
  readonly roles: readonly Role[]
  /** Only for people of these organisations; empty is any. */
  readonly organisationKinds: readonly OrganisationKind[]
  readonly purposes: readonly Purpose[]
  readonly allow: boolean
  readonly reason: string
}

const trace = ['atf-trace', 'state-center', 'state-sales', 'nibin'] as const
const everyKind: readonly OrganisationKind[] = []

/** Lines that deny stand first and win: they say why. */
export const policy: readonly PolicyRule[] = [
  {
    provenances: ['health', 'community'],
    granularities: ['row', 'aggregate'],
    roles: ['custodian'],
    organisationKinds: everyKind,
    purposes,
    allow: false,
    reason: 'Police never read outreach, hospital or dialogue records.',
  },
  {
    provenances,
    granularities: ['row'],
    roles: ['custodian'],
    organisationKinds: ['office', 'provider', 'hospital', 'mediation-centre', 'agency', 'counsel', 'auditor'],
    purposes,
    allow: false,
    reason: 'The custodian of police data belongs to the police custodian’s own organisation.',
  },
  {
    provenances: trace,
    granularities: ['row', 'aggregate'],
    roles: ['office', 'analyst', 'owner'],
    organisationKinds: everyKind,
    purposes,
    allow: false,
    reason:
      'The mayor’s office sees no trace row, only releases that the police custodian approved: a court said so.',
  },
  {
    provenances: ['open', 'invented'],
    granularities,
    roles,
    organisationKinds: everyKind,
    purposes,
    allow: true,
    reason: 'Open data is public where it comes from.',
  },
  {
    provenances,
    granularities: ['release'],
    roles,
    organisationKinds: everyKind,
    purposes,
    allow: true,
    reason: 'A release has passed disclosure control and was approved.',
  },
  {
    provenances: ['agency-own', 'court-public'],
    granularities: ['row', 'aggregate'],
    roles: ['analyst'],
    organisationKinds: ['office', 'agency'],
    purposes: ['analysis', 'evaluation', 'data-quality'],
    allow: true,
    reason: 'Analysts of the office and of agencies work with the city’s own records, under a licence.',
  },
  {
    provenances: trace,
    granularities: ['row', 'aggregate'],
    roles: ['custodian'],
    organisationKinds: ['police-custodian'],
    purposes: ['analysis', 'data-quality', 'disclosure-review'],
    allow: true,
    reason: 'The police custodian keeps trace data and reviews what is released from it.',
  },
  {
    provenances: ['agency-own', 'court-public'],
    granularities: ['row', 'aggregate'],
    roles: ['custodian'],
    organisationKinds: ['police-custodian'],
    purposes: ['data-quality', 'disclosure-review'],
    allow: true,
    reason: 'The custodian answers for the quality of police records.',
  },
  {
    provenances: ['health'],
    granularities: ['row', 'aggregate'],
    roles: ['provider'],
    organisationKinds: ['hospital'],
    purposes: ['service-delivery', 'data-quality'],
    allow: true,
    reason: 'A hospital reads its own health records to help people.',
  },
  {
    provenances: ['community'],
    granularities: ['row', 'aggregate'],
    roles: ['facilitator'],
    organisationKinds: ['mediation-centre'],
    purposes: ['dialogue', 'data-quality'],
    allow: true,
    reason: 'The independent mediation centre keeps what was said in dialogue.',
  },
]

/** What somebody asks to read. `organisationKind` is null for people without an organisation. */
export interface ReadQuestion {
  readonly provenance: Provenance
  readonly role: Role
  readonly organisationKind: OrganisationKind | null
  readonly purpose: Purpose
  readonly granularity: Granularity
}

/** May rows of this provenance be read so closely, by this role, for this purpose? Deny by default, always with a reason. */
export function mayRead(question: ReadQuestion): Decision {
  const fits = (rule: PolicyRule): boolean =>
    rule.provenances.includes(question.provenance) &&
    rule.granularities.includes(question.granularity) &&
    rule.roles.includes(question.role) &&
    rule.purposes.includes(question.purpose) &&
    (rule.organisationKinds.length === 0 ||
      (question.organisationKind !== null && rule.organisationKinds.includes(question.organisationKind)))
  const rule = policy.find(fits)
  if (rule) return { allowed: rule.allow, reason: rule.reason }
  return {
    allowed: false,
    reason: `No rule lets the role ${question.role} read ${question.provenance} data (${question.granularity}) for ${question.purpose}.`,
  }
}

/** The provenances whose rows may be read by this role for this purpose. */
export const readableProvenances = (
  question: Omit<ReadQuestion, 'provenance' | 'granularity'>,
): Provenance[] =>
  provenances.filter(provenance => mayRead({ ...question, provenance, granularity: 'row' }).allowed)
