import { describe, expect, test } from 'vitest'
import { type Action, actions, may } from './actions.ts'
import { type Role, roles } from './roles.ts'

// The table of who may do what, written a second time and by hand: a change of the rules must change it too.
const everyone =
  'public resident facilitator office analyst owner provider custodian counsel auditor operator feed'
const staff = 'facilitator office analyst owner provider custodian counsel auditor operator'
const table: Record<Action, string> = {
  'read-open-rows': everyone,
  'import-file': 'analyst custodian operator feed',
  'read-set-aside': 'facilitator analyst provider custodian operator',
  'make-token': 'operator',
  'run-command': 'operator',
  'read-guns': 'analyst custodian',
  'read-gun-links': 'custodian',
  'follow-up-finding': 'custodian',
  'decide-dealer-names': 'counsel',
  'use-workspace': staff,
  'see-who-can-see-what': staff,
  'invite-member': 'operator',
  'end-role': 'operator',
  'make-organisation': 'operator',
  'read-outbox': 'operator',
  'make-personal-token': staff,
  'read-agreement-register': everyone,
  'read-agreement-in-full': 'facilitator office analyst owner provider custodian counsel auditor',
  'draft-agreement': 'facilitator office provider custodian counsel',
  'sign-agreement': 'counsel',
  'end-agreement': 'custodian counsel',
  'read-licensed-rows': 'facilitator analyst provider custodian',
  'read-events': 'auditor',
  'read-access-log': 'auditor',
  'read-retention': 'custodian counsel auditor operator',
  'set-legal-hold': 'counsel',
  'end-legal-hold': 'counsel',
  'read-release': everyone,
  'see-release-drafts': 'analyst custodian counsel auditor',
  'draft-release': 'analyst custodian',
  'approve-release': 'custodian counsel',
  'withdraw-release-draft': 'analyst custodian counsel',
  'read-dialogue-plan': 'facilitator office owner auditor',
  'set-up-dialogue': 'facilitator',
  'run-dialogue': 'facilitator',
  'read-voice': 'facilitator',
  'release-notes': 'facilitator',
  'moderate-statement': 'facilitator',
  'code-notes': 'facilitator',
  'publish-findings': 'facilitator',
  'answer-dialogue': 'office owner',
  'work-on-plan': 'facilitator office analyst owner provider counsel auditor',
  'propose-commitment': 'facilitator office owner provider',
  'own-commitment': 'office owner provider',
  'add-evidence': 'facilitator office analyst owner provider',
  'review-commitment': 'facilitator auditor',
  'call-panel': 'facilitator',
  'run-meeting': 'office analyst',
  'write-plan': 'office',
  'update-action': 'office owner provider',
}

describe('who may do what', () => {
  test('the table has every action', () => expect(Object.keys(table)).toEqual(actions))

  for (const action of actions) {
    test(`${action}: ${table[action]}`, () => {
      expect(roles.filter(role => may(role, action).allowed)).toEqual(table[action].split(' '))
    })
  }

  test('a role nobody knows may do nothing', () => {
    for (const action of actions) expect(may('stranger' as Role, action).allowed).toBe(false)
  })

  test('every decision carries a reason a person can read', () => {
    for (const action of actions) expect(may('public', action).reason).toMatch(/^[A-Z].{20,}\.$/)
  })
})
