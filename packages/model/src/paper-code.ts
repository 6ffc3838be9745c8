/** Crockford's base 32: no I, L, O, U. https://www.crockford.com/base32.html */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** The check letters of the same alphabet go on past 32. */
const checks = `${letters}*~$=U`
const body = 13

/** What a person may type for a letter of a code. */
const meant: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' }

/**
 * A code that can be printed and typed in again: 13 letters (65 bits) in groups and a check letter, from random bytes (at least 9).
 * Every single wrong letter and every swap of two neighbours is noticed (modulo 37, prime).
 */
export function paperCode(random: Uint8Array): string {
  let bits = random.subarray(0, 9).reduce((all, byte) => (all << 8n) | BigInt(byte), 0n) >> 7n
  let text = ''
  for (let i = 0; i < body; i++) {
    text = (letters[Number(bits % 32n)] ?? '0') + text
    bits /= 32n
  }
  return grouped(text + checkOf(text))
}

/** The code as it was made, however it was typed; null where it cannot be one. */
export function readPaperCode(typed: string): string | null {
  const text = [...typed.toUpperCase().replace(/[\s.-]/g, '')]
    .map((letter, i) => (i < body ? (meant[letter] ?? letter) : letter))
    .join('')
  const [code, check] = [text.slice(0, body), text.slice(body)]
  if (code.length !== body || ![...code].every(letter => letters.includes(letter))) return null
  return check === checkOf(code) ? grouped(text) : null
}

/** A new code whose check letter is one of the 32 too (32 of 37 are): it can be read out on a telephone and found on every keyboard. */
export function newPaperCode(draw: () => Uint8Array): string {
  const code = paperCode(draw())
  return letters.includes(code.slice(-1)) ? code : newPaperCode(draw)
}

const grouped = (text: string): string => `${text.slice(0, 5)}-${text.slice(5, 10)}-${text.slice(10)}`

function checkOf(text: string): string {
  let left = 0
  for (const letter of text) left = (left * 32 + letters.indexOf(letter)) % 37
  return checks[left] ?? ''
}
