import type { ActionRule } from './roles.ts'

export const gunActions = ['read-guns', 'read-gun-links', 'follow-up-finding', 'decide-dealer-names'] as const
export type GunAction = (typeof gunActions)[number]

export const gunRules: Record<GunAction, ActionRule> = {
  'read-guns': {
    roles: ['analyst', 'custodian'],
    reason:
      'Traces stay with the police custodian; analysts read the agency’s own recoveries under an agreement.',
  },
  'read-gun-links': {
    roles: ['custodian'],
    reason: 'Links between guns, buyers and incidents stay with the police custodian.',
  },
  'follow-up-finding': {
    roles: ['custodian'],
    reason: 'Signals, leads and doubtful matches are followed up by the police custodian.',
  },
  'decide-dealer-names': {
    roles: ['counsel'],
    reason: 'Whether dealers are named outside of the custodian’s wall is counsel’s to decide.',
  },
}
