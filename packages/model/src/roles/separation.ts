import { agreementRules } from './agreements.ts'
import { gunRules } from './guns.ts'
import { planRules } from './plan.ts'
import { releaseRules } from './releases.ts'
import { type Role, secondFactorRoles, staffRoles } from './roles.ts'

export const separationNames = [
  'release',
  'agreement',
  'commitment',
  'dealer-names',
  'police-wall',
  'office-trace',
  'audit',
  'operator',
] as const
export type SeparationName = (typeof separationNames)[number]

/** Two halves that one person should not hold both of; a person who holds a role of each is on both sides of a rule that needs two. */
export interface Separation {
  readonly name: SeparationName
  readonly first: readonly Role[]
  readonly second: readonly Role[]
  readonly reason: string
}

const walled: readonly Role[] = secondFactorRoles.filter(role => role !== 'operator')

/**
 * Every rule of the product that takes two people or two sides, with the roles of each half. Rules whose halves are one role (two facilitators
 * release notes, publish findings and end a check; two custodians release trace data) need two people anyway: the tables refuse one for both.
 */
export const separations: readonly Separation[] = [
  {
    name: 'release',
    first: releaseRules['draft-release'].roles,
    second: releaseRules['approve-release'].roles,
    reason: 'Whoever drafts releases does not approve them.',
  },
  {
    name: 'agreement',
    first: agreementRules['draft-agreement'].roles,
    second: agreementRules['sign-agreement'].roles,
    reason: 'Whoever drafts agreements does not sign them.',
  },
  {
    name: 'commitment',
    first: planRules['own-commitment'].roles,
    second: planRules['review-commitment'].roles,
    reason: 'Whoever makes promises does not review them.',
  },
  {
    name: 'dealer-names',
    first: gunRules['follow-up-finding'].roles,
    second: gunRules['decide-dealer-names'].roles,
    reason: 'Whoever follows dealers up does not decide whether they are named.',
  },
  {
    name: 'police-wall',
    first: ['custodian'],
    second: ['facilitator', 'provider'],
    reason: 'Police never read outreach, hospital or dialogue records.',
  },
  {
    name: 'office-trace',
    first: ['custodian'],
    second: ['office', 'analyst', 'owner'],
    reason: 'The mayor’s office sees no trace row, only releases that the police custodian approved.',
  },
  {
    name: 'audit',
    first: ['auditor'],
    second: staffRoles.filter(role => role !== 'auditor'),
    reason: 'Whoever audits does not do what is audited.',
  },
  {
    name: 'operator',
    first: ['operator'],
    second: walled,
    reason: 'The operator gives access to walled data and does not read it.',
  },
]

/** The rules of which somebody would hold both halves by this role, besides the roles they have. */
export const separationsBroken = (held: readonly Role[], wanted: Role): SeparationName[] => {
  const isBroken = ({ first, second }: Separation): boolean =>
    held.some(
      role =>
        role !== wanted &&
        ((first.includes(role) && second.includes(wanted)) ||
          (second.includes(role) && first.includes(wanted))),
    )
  return separations.filter(isBroken).map(one => one.name)
}
