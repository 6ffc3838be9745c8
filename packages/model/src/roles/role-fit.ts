import { type OrganisationKind, organisationKinds } from '../organisation.ts'
import type { Role, staffRoles } from './roles.ts'

type StaffRole = (typeof staffRoles)[number]

/** The kinds of organisation in which a role is usual. Another is possible; whoever invites says why. */
export const usualOrganisations: Readonly<Record<StaffRole, readonly OrganisationKind[]>> = {
  facilitator: ['mediation-centre'],
  office: ['office'],
  analyst: ['office', 'agency'],
  owner: ['agency', 'office', 'provider', 'hospital', 'mediation-centre'],
  provider: ['provider', 'hospital'],
  custodian: ['police-custodian'],
  counsel: ['counsel', 'office'],
  auditor: ['auditor'],
  operator: organisationKinds,
}

/** Whether a role is usual in an organisation of this kind; without an organisation it opens nothing of one, so it is. */
export const isUsualRole = (role: Role, kind: OrganisationKind | null): boolean =>
  kind === null ||
  ((usualOrganisations as Partial<Record<Role, readonly OrganisationKind[]>>)[role] ?? []).includes(kind)
