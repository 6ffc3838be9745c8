export { checkSourceNames, mayPublish, publishedExactly, type SourceClass } from './open-data.ts'
export type * from './types.ts'
