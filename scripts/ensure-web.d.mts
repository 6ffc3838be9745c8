/** Builds the pages when a source of theirs is newer than the build. */
export function ensureWeb(): Promise<void>
