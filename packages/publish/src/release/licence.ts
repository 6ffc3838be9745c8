/** What leaves the house is counts: anyone may use them for anything. */
export const licence = {
  name: 'CC0-1.0',
  title: 'CC0 1.0 Universal',
  path: 'https://creativecommons.org/publicdomain/zero/1.0/',
} as const
