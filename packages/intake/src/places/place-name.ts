/**
 * The form in which place names are compared: case, accents, apostrophes and punctuation do not count, `&` is `and`.
 * `Butcher'S Hill` and `Butcher’s Hill` are one name; `Hampden` and `Hampton` are not.
 */
export const placeNameKey = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/['’‘`]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
