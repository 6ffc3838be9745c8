const blanks = new Set(['', 'NA', 'N/A', 'NULL', '<NULL>', 'NONE GIVEN'])

/** True for text that says nothing: empty, or what programs write for a missing value. */
export function isBlank(text: string): boolean {
  if (text === '') return true
  if (text.length > 40) return text.trim() === ''
  const first = text.charCodeAt(0)
  // Only texts that begin with white space, N, n or < can be blank; the rest is told without a look-up.
  if (first > 32 && first < 160 && first !== 78 && first !== 110 && first !== 60) return false
  return blanks.has(text.trim().toUpperCase())
}
