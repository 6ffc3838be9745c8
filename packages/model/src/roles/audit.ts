import type { ActionRule } from './roles.ts'

export const auditActions = [
  'read-events',
  'read-access-log',
  'read-retention',
  'set-legal-hold',
  'end-legal-hold',
] as const
export type AuditAction = (typeof auditActions)[number]

export const auditRules: Record<AuditAction, ActionRule> = {
  'read-events': { roles: ['auditor'], reason: 'Auditors read who did what.' },
  'read-access-log': {
    roles: ['auditor'],
    reason: 'Auditors read who looked at what, and for what purpose.',
  },
  'read-retention': {
    roles: ['auditor', 'counsel', 'custodian', 'operator'],
    reason: 'What was purged, by class and count, is for those who answer for it.',
  },
  'set-legal-hold': { roles: ['counsel'], reason: 'Counsel orders that something is kept.' },
  'end-legal-hold': { roles: ['counsel'], reason: 'Counsel ends a legal hold.' },
}
