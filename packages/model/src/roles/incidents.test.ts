import { describe, expect, test } from 'vitest'
import { incidentActions, mayIncidents } from './incidents.ts'
import { type Role, roles } from './roles.ts'

// The table of who may do what, written a second time and by hand: a change of the rules must change it too.
const table: Record<(typeof incidentActions)[number], string> = {
  'read-open-rows':
    'public resident facilitator office analyst owner provider custodian counsel auditor operator feed',
  'import-file': 'analyst custodian operator feed',
  'read-set-aside': 'analyst custodian operator',
  'make-token': 'operator',
  'run-command': 'operator',
}

describe('who may do what with incidents', () => {
  for (const action of incidentActions) {
    test(`${action}: ${table[action]}`, () => {
      expect(roles.filter(role => mayIncidents(role, action).allowed)).toEqual(table[action].split(' '))
    })
  }

  test('a role nobody knows may do nothing but read open rows, and that only if it is listed', () => {
    for (const action of incidentActions) expect(mayIncidents('stranger' as Role, action).allowed).toBe(false)
  })

  test('every decision carries a reason a person can read', () => {
    for (const action of incidentActions)
      expect(mayIncidents('public', action).reason).toMatch(/^[A-Z].{20,}\.$/)
  })
})
