/** What can be entered in the public log: nothing else, and never text that somebody typed. */
export const logTypes = [
  'release',
  'agreement',
  'commitment',
  'verdict',
  'dialogue',
  'note-release',
  'quote',
  'quote-withdrawal',
  'findings',
  'answer',
  'plan',
] as const
export type LogType = (typeof logTypes)[number]
