/**
 * What may be in it. `open-exact`: open or invented data, published exactly as it is. `cell-key`: every count carries
 * noise that belongs to its contributors. `suppressed`: counts are exact, small ones and what would give them away are not shown.
 */
export const disclosureClasses = ['open-exact', 'cell-key', 'suppressed'] as const
export type DisclosureClass = (typeof disclosureClasses)[number]

export interface Column {
  readonly name: string
  /** One sentence: what it holds, its unit, and what an empty cell means. */
  readonly what: string
  readonly type: 'text' | 'number'
}

/** A published table: what it is, what class of disclosure, and its columns in order. */
export interface Dataset {
  readonly name: string
  readonly title: string
  readonly disclosure: DisclosureClass
  readonly columns: readonly Column[]
  readonly notes: readonly string[]
}

export const text = (name: string, what: string): Column => ({ name, what, type: 'text' })
export const number = (name: string, what: string): Column => ({ name, what, type: 'number' })
