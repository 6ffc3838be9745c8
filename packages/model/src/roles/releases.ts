import { type ActionRule, roles } from './roles.ts'

export const releaseActions = [
  'read-release',
  'see-release-drafts',
  'draft-release',
  'approve-release',
  'withdraw-release-draft',
] as const
export type ReleaseAction = (typeof releaseActions)[number]

export const releaseRules: Record<ReleaseAction, ActionRule> = {
  'read-release': { roles, reason: 'A release is public from the day it is approved.' },
  'see-release-drafts': {
    roles: ['analyst', 'custodian', 'counsel', 'auditor'],
    reason: 'Drafts are for those who make, approve and audit them.',
  },
  'draft-release': { roles: ['analyst', 'custodian'], reason: 'Analysts and the custodian draft releases.' },
  'approve-release': {
    roles: ['custodian', 'counsel'],
    reason: 'The custodian or counsel approves what leaves, and never their own draft.',
  },
  'withdraw-release-draft': {
    roles: ['analyst', 'custodian', 'counsel'],
    reason: 'Those who draft or approve can withdraw a draft.',
  },
}
