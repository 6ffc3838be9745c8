import type { ActionRule } from './roles.ts'

export const gunActions = ['read-guns'] as const
export type GunAction = (typeof gunActions)[number]

export const gunRules: Record<GunAction, ActionRule> = {
  'read-guns': {
    roles: ['analyst', 'custodian'],
    reason:
      'Traces stay with the police custodian; analysts read the agency’s own recoveries under an agreement.',
  },
}
