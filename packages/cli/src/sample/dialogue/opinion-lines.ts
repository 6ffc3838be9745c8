/** What the opinion map finds of what was planted among the voters of the online series. */
export interface FoundOpinions {
  readonly voters: number
  readonly groups: { readonly planted: number; readonly found: number }
  /** Between the planted groups and those of the map, over everybody who is placed: 1 for the same groups, about 0 for chance. */
  readonly adjustedRandIndex: number
  /** Numbers of planted statements, and of those the ones in the published lists of common ground. */
  readonly common: { readonly planted: readonly number[]; readonly listed: readonly number[] }
}

/** What the command says of it. */
export const opinionLines = ({ voters, groups, adjustedRandIndex, common }: FoundOpinions): string[] => [
  `Opinions of ${voters} invented voters: ${groups.planted} groups planted, ${groups.found} found, adjusted Rand index ${adjustedRandIndex.toFixed(3)}.`,
  `Planted common ground: statements ${common.planted.join(', ')}; in the published lists: ${common.listed.join(', ') || 'none'}.`,
]
