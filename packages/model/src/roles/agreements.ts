import { type ActionRule, roles } from './roles.ts'

export const agreementActions = [
  'read-agreement-register',
  'read-agreement-in-full',
  'draft-agreement',
  'sign-agreement',
  'end-agreement',
  'read-licensed-rows',
] as const
export type AgreementAction = (typeof agreementActions)[number]

export const agreementRules: Record<AgreementAction, ActionRule> = {
  'read-agreement-register': { roles, reason: 'Residents read in plain language who may use what.' },
  'read-agreement-in-full': {
    roles: ['office', 'analyst', 'owner', 'provider', 'facilitator', 'custodian', 'counsel', 'auditor'],
    reason: 'The full text is for the parties, counsel and auditors.',
  },
  'draft-agreement': {
    roles: ['office', 'custodian', 'counsel', 'facilitator', 'provider'],
    reason: 'The parties and counsel draft agreements.',
  },
  'sign-agreement': { roles: ['counsel'], reason: 'Counsel puts an agreement into force.' },
  'end-agreement': {
    roles: ['counsel', 'custodian'],
    reason: 'Counsel or the custodian can end an agreement before its date.',
  },
  'read-licensed-rows': {
    roles: ['analyst', 'custodian', 'provider', 'facilitator'],
    reason: 'Rows that are not open are read for a purpose, under an agreement.',
  },
}
