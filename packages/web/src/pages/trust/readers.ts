import { type PolicyRule, type Provenance, policy, provenances } from '@understory/model'

/** What the policy says of single rows of some provenances that it treats alike. */
export interface RowReaders {
  readonly provenances: readonly Provenance[]
  readonly open: boolean
  readonly allow: readonly PolicyRule[]
  readonly deny: readonly PolicyRule[]
}

const ofRows = (provenance: Provenance) =>
  policy.filter(rule => rule.provenances.includes(provenance) && rule.granularities.includes('row'))

/** The policy as residents read it: open data first. A refusal that only sorts organisations is no line of its own. */
export function rowReaders(): RowReaders[] {
  const groups = Map.groupBy(provenances, provenance =>
    ofRows(provenance)
      .map(rule => policy.indexOf(rule))
      .join(' '),
  )
  return [...groups.values()]
    .map(alike => {
      const rules = alike[0] ? ofRows(alike[0]) : []
      const deny = rules.filter(rule => !rule.allow && rule.organisationKinds.length === 0)
      const allow = rules.filter(rule => rule.allow)
      return { provenances: alike, open: allow.some(rule => rule.roles.includes('public')), allow, deny }
    })
    .toSorted((a, b) => Number(b.open) - Number(a.open))
}
