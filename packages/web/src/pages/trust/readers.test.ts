import { mayRead, organisationKinds, policy, provenances, purposes, roles } from '@understory/model'
import { expect, test } from 'vitest'
import { wordsOf } from '../../strings/words.tsx'
import { rowReaders } from './readers.ts'

test('the table names each provenance once, and each reader it names may read, by the policy itself', () => {
  const groups = rowReaders()
  expect(groups.flatMap(group => group.provenances).toSorted()).toEqual([...provenances].sort())
  for (const { provenances: alike, allow } of groups)
    for (const provenance of alike)
      for (const role of roles)
        for (const organisationKind of organisationKinds)
          for (const purpose of purposes) {
            const named = allow.some(
              rule =>
                rule.roles.includes(role) &&
                rule.purposes.includes(purpose) &&
                (rule.organisationKinds.length === 0 || rule.organisationKinds.includes(organisationKind)),
            )
            const may = mayRead({ provenance, role, organisationKind, purpose, granularity: 'row' }).allowed
            // A refusal may stand before a line that allows; nobody reads who is not named.
            if (may) expect(named, `${provenance} ${role} ${organisationKind} ${purpose}`).toBe(true)
          }
})

test('every refusal that the table shows is said in both languages', () => {
  const shown = rowReaders().flatMap(group => group.deny.map(rule => rule.reason))
  expect(shown.length).toBeGreaterThan(1)
  expect(policy.some(rule => !rule.allow)).toBe(true)
  for (const language of ['en', 'es'] as const)
    for (const reason of shown) expect(wordsOf(language).code('trust.why', reason)).not.toBe(reason)
})
