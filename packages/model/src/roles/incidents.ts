import { type ActionRule, roles } from './roles.ts'

/** What can be done with incidents and the files they come from. */
export const incidentActions = [
  'read-open-rows',
  'import-file',
  'read-set-aside',
  'make-token',
  'run-command',
] as const
export type IncidentAction = (typeof incidentActions)[number]

export const incidentRules: Record<IncidentAction, ActionRule> = {
  'read-open-rows': { roles, reason: 'Rows of open data are public where they come from.' },
  'import-file': {
    roles: ['analyst', 'custodian', 'operator', 'feed'],
    reason: 'Files come in through analysts, the custodian, the operator and feeds with a token.',
  },
  'read-set-aside': {
    roles: ['facilitator', 'analyst', 'provider', 'custodian', 'operator'],
    reason:
      'Rows set aside are raw text: of open data for those who bring files in, of other data for those an agreement names.',
  },
  'make-token': { roles: ['operator'], reason: 'Only the operator hands out tokens for feeds.' },
  'run-command': { roles: ['operator'], reason: 'Commands run the system; they belong to the operator.' },
}
