/** What is remembered about the number of groups from one update to the next. */
export interface GroupCount {
  /** The number shown. */
  readonly shown: number
  /** The number that was best at the last update, and for how many updates in a row it has been. */
  readonly best: number
  readonly wins: number
}

/**
 * The number of groups to show after an update in which `best` had the largest silhouette: it changes only when a new number has won four
 * updates in a row, so that a map does not flicker.
 *
 * Source: Polis, math/conversation.clj, `group-k-smoother`.
 */
export function nextGroupCount(before: GroupCount | null, best: number): GroupCount {
  const wins = before?.best === best ? before.wins + 1 : 1
  return { shown: !before || wins >= 4 ? best : before.shown, best, wins }
}
