/** Where a row comes from; the policy table decides by it who may see what. */
export const provenances = [
  'agency-own',
  'atf-trace',
  'state-center',
  'state-sales',
  'nibin',
  'court-public',
  'health',
  'community',
  'open',
  'invented',
] as const
export type Provenance = (typeof provenances)[number]

/** Walls inside the record, enforced by row-level security. `open` is behind no wall. */
export const compartments = ['open', 'trace', 'outreach', 'health', 'voice', 'identity'] as const
export type Compartment = (typeof compartments)[number]

/** How long a row is kept. */
export const retentionClasses = ['open-data', 'working-file', 'walled'] as const
export type RetentionClass = (typeof retentionClasses)[number]
