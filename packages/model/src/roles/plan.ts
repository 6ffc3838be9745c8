import type { ActionRule } from './roles.ts'

export const planActions = [
  'work-on-plan',
  'propose-commitment',
  'own-commitment',
  'add-evidence',
  'review-commitment',
  'call-panel',
  'run-meeting',
  'write-plan',
  'update-action',
] as const
export type PlanAction = (typeof planActions)[number]

export const planRules: Record<PlanAction, ActionRule> = {
  'work-on-plan': {
    roles: ['facilitator', 'office', 'analyst', 'owner', 'provider', 'counsel', 'auditor'],
    reason: 'Those who promise, ask, measure and audit work on the plan; everybody reads it.',
  },
  'propose-commitment': {
    roles: ['facilitator', 'office', 'owner', 'provider'],
    reason: 'Who hears residents and who can promise something puts a commitment forward.',
  },
  'own-commitment': {
    roles: ['office', 'owner', 'provider'],
    reason: 'Whoever owns a commitment accepts it, declines it with a reason, and says how it goes.',
  },
  'add-evidence': {
    roles: ['facilitator', 'office', 'owner', 'provider', 'analyst'],
    reason: 'Evidence may come from whoever saw it; who supplied it is said.',
  },
  'review-commitment': {
    roles: ['facilitator', 'auditor'],
    reason: 'A promise is reviewed by who neither made it nor owns it.',
  },
  'call-panel': {
    roles: ['facilitator'],
    reason: 'Who agreed to be contacted is known to the independent facilitator alone.',
  },
  'run-meeting': {
    roles: ['office', 'analyst'],
    reason: 'The office that leads the plan runs its weekly meeting; an analyst may keep its notes.',
  },
  'write-plan': {
    roles: ['office'],
    reason: 'The office answers for the plan: it writes its versions, its indicators and their targets.',
  },
  'update-action': {
    roles: ['office', 'owner', 'provider'],
    reason: 'Whoever owns an action says how it goes and counts what it does.',
  },
}
