/**
 * Kinds of incident. The position is the integer code in snapshots: append only, never reorder.
 * How each source's own offences map to a kind is documented in docs/methods/kinds.md.
 */
export const incidentKinds = [
  'homicide',
  'shooting',
  'robbery',
  'aggravated-assault',
  'common-assault',
  'burglary',
  'theft',
  'auto-theft',
  'arson',
  'rape',
  'other',
] as const
export type IncidentKind = (typeof incidentKinds)[number]

/** Weapons. `none-recorded` is a blank in the source: missing, not "no weapon". Append only. */
export const weapons = [
  'none-recorded',
  'firearm',
  'knife',
  'hands',
  'other',
  'unknown',
  'fire',
  'vehicle',
] as const
export type Weapon = (typeof weapons)[number]

/** How police closed a case, where the source says. `not-stated` is missing. Append only. */
export const clearances = ['not-stated', 'closed-by-arrest', 'closed-without-arrest', 'open'] as const
export type Clearance = (typeof clearances)[number]

/** Inside or outside a building, where the source says. Append only. */
export const settings = ['not-stated', 'inside', 'outside'] as const
export type Setting = (typeof settings)[number]
