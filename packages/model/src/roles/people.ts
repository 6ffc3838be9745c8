import { type ActionRule, staffRoles } from './roles.ts'

export const peopleActions = [
  'use-workspace',
  'see-who-can-see-what',
  'invite-member',
  'end-role',
  'make-organisation',
  'read-outbox',
  'make-personal-token',
] as const
export type PeopleAction = (typeof peopleActions)[number]

export const peopleRules: Record<PeopleAction, ActionRule> = {
  'use-workspace': { roles: staffRoles, reason: 'The workspace is for people who work with Understory.' },
  'see-who-can-see-what': {
    roles: staffRoles,
    reason: 'Everyone who works here may see who can see what, and why.',
  },
  'invite-member': { roles: ['operator'], reason: 'Only the operator invites people.' },
  'end-role': { roles: ['operator'], reason: 'Only the operator ends a role before its date.' },
  'make-organisation': { roles: ['operator'], reason: 'Only the operator enters organisations.' },
  'read-outbox': { roles: ['operator'], reason: 'Letters that could not be sent wait with the operator.' },
  'make-personal-token': { roles: staffRoles, reason: 'Tokens are for people who are signed in.' },
}
