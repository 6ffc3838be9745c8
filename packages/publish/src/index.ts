export { publishedExactly } from './disclosure/index.ts'
export type { IncidentFilter } from './incident-filter.ts'
export type { DatasetNote } from './note.ts'
export { type Asking, createPublish, type Publish } from './publish.ts'
