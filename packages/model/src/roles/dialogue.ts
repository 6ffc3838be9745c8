import type { ActionRule } from './roles.ts'

export const dialogueActions = [
  'read-dialogue-plan',
  'set-up-dialogue',
  'run-dialogue',
  'read-voice',
  'release-notes',
  'moderate-statement',
  'code-notes',
  'publish-findings',
  'answer-dialogue',
] as const
export type DialogueAction = (typeof dialogueActions)[number]

export const dialogueRules: Record<DialogueAction, ActionRule> = {
  'read-dialogue-plan': {
    roles: ['facilitator', 'office', 'owner', 'auditor'],
    reason: 'Those who convene, facilitate, decide and audit see series before they are public.',
  },
  'set-up-dialogue': {
    roles: ['facilitator'],
    reason: 'The independent facilitator sets a series up, so that nobody who decides also chairs.',
  },
  'run-dialogue': {
    roles: ['facilitator'],
    reason: 'Sessions, reservations, run-sheets and tables are the independent facilitator’s.',
  },
  'read-voice': {
    roles: ['facilitator'],
    reason:
      'Raw notes and contacts stay with the independent facilitator; police and the office see what was released.',
  },
  'release-notes': {
    roles: ['facilitator'],
    reason: 'Two people of the independent facilitator release notes, and nobody alone.',
  },
  'moderate-statement': {
    roles: ['facilitator'],
    reason: 'Statements are moderated by the independent facilitator under a published policy.',
  },
  'code-notes': {
    roles: ['facilitator'],
    reason: 'Notes are coded inside of the facilitator’s wall, by at least two people apart.',
  },
  'publish-findings': {
    roles: ['facilitator'],
    reason:
      'Two people of the independent facilitator publish claims and what those who took part say of them.',
  },
  'answer-dialogue': {
    roles: ['office', 'owner'],
    reason: 'Whoever decides answers what was found: the office or the agency that owns the decision.',
  },
}
