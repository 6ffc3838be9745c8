export { inspectFile } from './inspect-file.ts'
export type { Finding, InspectedColumn, Inspection, InspectOptions, Meaning, Question } from './types.ts'
export { suggestKind } from './words.ts'
