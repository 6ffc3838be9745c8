/** Everyone is somebody: the roles of the house. `operator` runs the system and reads no walled content. */
export const roles = [
  'public',
  'resident',
  'facilitator',
  'office',
  'analyst',
  'owner',
  'provider',
  'custodian',
  'counsel',
  'auditor',
  'operator',
  'feed',
] as const
export type Role = (typeof roles)[number]

/** A decision with its reason, so that a page can show why. */
export interface Decision {
  readonly allowed: boolean
  readonly reason: string
}

/** Who may do something, and why: one row of a feature's table. */
export interface ActionRule {
  readonly roles: readonly Role[]
  readonly reason: string
}

/** Roles of people who sign in to work; residents take part without. */
export const staffRoles = [
  'facilitator',
  'office',
  'analyst',
  'owner',
  'provider',
  'custodian',
  'counsel',
  'auditor',
  'operator',
] as const satisfies readonly Role[]

/** Roles that read a walled compartment, or decide who does: a second factor is required. */
export const secondFactorRoles = [
  'facilitator',
  'analyst',
  'provider',
  'custodian',
  'counsel',
  'auditor',
  'operator',
] as const satisfies readonly Role[]
