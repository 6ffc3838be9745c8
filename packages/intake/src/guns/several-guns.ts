/** How people number guns in one cell: `G1: 223`, `Gun 2: Over`, `2) under`, `171 (2)`. */
const labels = [/\b(?:G|Gun)\s*(\d{1,2})\s*:/gi, /(?:^|\n)\s{0,20}(\d{1,2})\)/g, /\((\d{1,2})\)\s*(?:\n|$)/g]

/** The highest number that a cell gives to a gun; 0 where it numbers none. A cell with `G2` speaks of at least two. */
export function highestGunNumber(text: string): number {
  let highest = 0
  for (const label of labels)
    for (const match of text.matchAll(label)) highest = Math.max(highest, Number(match[1]))
  return highest
}
