import { type Compartment, compartments, type Provenance } from '@understory/model'

const walls: Partial<Record<Provenance, Compartment>> = {
  'atf-trace': 'trace',
  'state-center': 'trace',
  'state-sales': 'trace',
  nibin: 'trace',
  health: 'health',
  community: 'voice',
}

/** The compartment that rows of a provenance live in. */
export const compartmentOf = (provenance: Provenance): Compartment => walls[provenance] ?? 'open'
/** Its number: its place in the model's list. */
export const compartmentNo = (provenance: Provenance): number =>
  compartments.indexOf(compartmentOf(provenance))
