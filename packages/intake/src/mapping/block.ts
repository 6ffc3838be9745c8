/**
 * An address as a block: a house number at the start goes down to the hundred (`1723 E PRATT ST` →
 * `1700 E PRATT ST`), a range and a flat are cut (`123-125 A ST #4` → `100 A ST`). Numbered streets stay (`33RD ST`).
 */
export function blockOf(address: string): string | null {
  const text = address.slice(0, longestAddress).replace(/\s+/g, ' ').trim()
  if (text === '') return null
  return text
    .replace(/^(\d+)(?:\s\d\/\d)?(?:\s?[-–/]\s?\d+)?(?:[A-Za-z](?=\s))?(?=\s|$)/, (_, digits: string) =>
      rounded(digits),
    )
    .replace(/\s(?:#|APT\.?\s|UNIT\s|STE\.?\s|FL\.?\s\d)[^&/]*$/i, '')
    .slice(0, 300)
}

/** The rest of a longer cell is cut before patterns are tried on it: reading takes a bounded time. */
const longestAddress = 1_000

const rounded = (digits: string): string => (digits.length <= 2 ? '0' : `${digits.slice(0, -2)}00`)
