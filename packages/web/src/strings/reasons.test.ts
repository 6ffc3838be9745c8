import {
  actions,
  granularities,
  may,
  mayRead,
  organisationKinds,
  provenances,
  purposes,
  roles,
} from '@understory/model'
import { expect, test } from 'vitest'
import { reasonsEs } from './reasons-es.ts'

test('every reason of a rule can be read in Spanish', () => {
  const reasons = new Set(actions.map(action => may('public', action).reason))
  for (const provenance of provenances)
    for (const granularity of granularities)
      for (const role of roles)
        for (const organisationKind of organisationKinds)
          for (const purpose of purposes)
            reasons.add(mayRead({ provenance, granularity, role, organisationKind, purpose }).reason)
  const known = [...reasons].filter(reason => !reason.startsWith('No rule lets the role '))
  expect(known.length).toBeGreaterThan(30)
  expect(known.filter(reason => !reasonsEs[reason])).toEqual([])
})
