/** Quality flags: the row was kept, and this is what is doubtful about it. Each has its sentence for the page. */
export const flagList = {
  'no-date': 'The source gives no date.',
  'date-before-collection': 'The date lies before the years this source covers.',
  'date-in-future': 'The date lies after the file was received.',
  'no-time': 'The source gives no time of day.',
  'odd-time-layout': 'The time is written in another layout than the rest of the file.',
  'no-point': 'The source gives no coordinates, or 0,0, which means missing.',
  'half-point': 'Only one of the two coordinates is given.',
  'point-outside-city': 'The point lies outside the city.',
  'no-place': 'Neither a point nor a name says where this happened.',
  'place-name-unknown': 'The place name is not in the boundary version it should belong to.',
  'point-and-name-differ': 'The point lies in another place than the source names.',
  'no-weapon': 'The source leaves the weapon blank.',
  'no-address': 'The source gives no address.',
  'half-address': 'The first street of an intersection is missing.',
  'key-repeats': 'The source key appears more than once in the file.',
  'key-destroyed': 'The source key was ruined by a spreadsheet; the row is known by its content.',
  'repeated-content': 'Another row of the file is the same in everything but its key.',
  'one-event': 'Many rows share this time and address: they are counted as one event.',
  'shifted-columns': 'The columns of the source are shifted; values were read from where they really are.',
  'unmapped-offence': 'The offence is not in the mapping of this source; counted as other.',
  'corrected-text': 'A known misspelling of the source was corrected.',
} as const
export type Flag = keyof typeof flagList
export const flags = Object.keys(flagList) as Flag[]
