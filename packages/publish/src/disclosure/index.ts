export { checkSourceNames, mayPublish, publishedExactly, type SourceClass } from './open-data.ts'
export { buildRelease } from './release/build-release.ts'
export { gatherRelease } from './release/gather-release.ts'
export type * from './types.ts'
