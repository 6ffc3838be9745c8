import { type AgreementAction, agreementRules } from './agreements.ts'
import { type AuditAction, auditRules } from './audit.ts'
import { type DialogueAction, dialogueRules } from './dialogue.ts'
import { type GunAction, gunRules } from './guns.ts'
import { type IncidentAction, incidentRules } from './incidents.ts'
import { type PeopleAction, peopleRules } from './people.ts'
import { type PlanAction, planRules } from './plan.ts'
import { type ReleaseAction, releaseRules } from './releases.ts'
import type { ActionRule, Decision, Role } from './roles.ts'

/** Everything that can be done, by feature. A feature has its own file and its own row in the table of the test. */
export type Action =
  | IncidentAction
  | GunAction
  | PeopleAction
  | AgreementAction
  | AuditAction
  | ReleaseAction
  | DialogueAction
  | PlanAction

const rules: Record<Action, ActionRule> = {
  ...incidentRules,
  ...gunRules,
  ...peopleRules,
  ...agreementRules,
  ...auditRules,
  ...releaseRules,
  ...dialogueRules,
  ...planRules,
}
export const actions = Object.keys(rules) as readonly Action[]

/** May this role do this? Deny by default: a role is allowed only where it is listed. */
export function may(role: Role, action: Action): Decision {
  const rule = rules[action]
  return { allowed: rule.roles.includes(role), reason: rule.reason }
}
