/** V8 keeps the whole block alive behind a slice of it; a copy does not. */
const copy = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1))

/**
 * A function of a text that remembers its answers: files repeat days, blocks and offences thousands of times.
 * Forgets everything when it holds `bound` answers, so memory stays bounded.
 */
export function remember<T>(answer: (text: string) => T, bound = 50_000): (text: string) => T {
  const whenEmpty = answer('')
  let known = new Map<string, { readonly value: T }>()
  let lastText = ''
  let lastValue = whenEmpty
  return text => {
    if (text === '') return whenEmpty
    if (text === lastText) return lastValue
    let entry = known.get(text)
    if (entry === undefined) {
      const own = copy(text)
      if (known.size >= bound) known = new Map()
      entry = { value: answer(own) }
      known.set(own, entry)
    }
    lastText = text
    lastValue = entry.value
    return lastValue
  }
}
