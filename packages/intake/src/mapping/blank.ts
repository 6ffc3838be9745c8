const blanks = new Set(['', 'NA', 'N/A', 'NULL', '<NULL>', 'NONE GIVEN'])

/** True for text that says nothing: empty, or what programs write for a missing value. */
export const isBlank = (text: string): boolean =>
  text === '' || (text.length <= 10 && blanks.has(text.trim().toUpperCase()))
