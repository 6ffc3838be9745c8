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
