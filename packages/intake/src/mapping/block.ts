/**
 * An address as a block: a house number at the start goes down to the hundred (`1723 E PRATT ST` →
 * `1700 E PRATT ST`), a range and a flat are cut (`123-125 A ST #4` → `100 A ST`). Numbered streets stay (`33RD ST`).
 */
export function blockOf(address: string): string | null {
  const text = address.replace(/\s+/g, ' ').trim()
  if (text === '') return null
  return text
    .replace(/^(\d+)(?:\s\d\/\d)?(?:\s?[-–/]\s?\d+)?(?:[A-Za-z](?=\s))?(?=\s|$)/, (_, digits: string) =>
      rounded(digits),
    )
    .replace(/\s(?:#|APT\.?\s|UNIT\s|STE\.?\s|FL\.?\s\d)[^&/]{0,200}$/i, '')
    .slice(0, 300)
}

const rounded = (digits: string): string => (digits.length <= 2 ? '0' : `${digits.slice(0, -2)}00`)
