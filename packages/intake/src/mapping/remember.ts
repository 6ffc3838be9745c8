/** V8 keeps the whole block alive behind a slice of it; a copy does not. */
const copy = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1))

/**
 * A function of a text that remembers its answers: files repeat days, blocks and offences thousands of times.
 * Forgets everything when it holds `bound` answers, so memory stays bounded.
 */
export function remember<T>(answer: (text: string) => T, bound = 50_000): (text: string) => T {
  let known = new Map<string, T>()
  return text => {
    const hit = known.get(text)
    if (hit !== undefined) return hit
    if (known.has(text)) return hit as T
    const own = copy(text)
    const value = answer(own)
    if (known.size >= bound) known = new Map()
    known.set(own, value)
    return value
  }
}
