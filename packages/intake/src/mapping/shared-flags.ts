import type { Flag } from '@understory/model'

const most = 64

/** Rows of a file carry few different lists of flags: equal lists become one, so that a batch stays small. */
export function shareFlags(): (flags: readonly Flag[]) => readonly Flag[] {
  const shared: (readonly Flag[])[] = [[]]
  return flags => {
    for (const known of shared) if (same(known, flags)) return known
    const own = Object.freeze(flags.slice())
    if (shared.length < most) shared.push(own)
    return own
  }
}

function same(a: readonly Flag[], b: readonly Flag[]): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
