import type { SourceInput } from '@understory/model'

/** The classic Open Baltimore layout with its columns shifted: `description` holds Inside/Outside, the offence text is gone. */
export const openBaltimoreClassic: SourceInput = {
  name: 'open-baltimore-classic',
  title: 'Baltimore Police: Part 1 victim-based crime (classic Open Baltimore layout)',
  publisher: 'Baltimore Police Department, Open Baltimore',
  licence: 'none stated',
  format: 'csv',
  header:
    'sid,id,crimeDate,crimeTime,crimeCode,location,description,weapon,post,district,neighborhood,location1,totalIncidents,lat,lon'.split(
      ',',
    ),
  key: { how: 'columns', columns: ['id'] },
  date: { how: 'column', column: 'crimeDate', layout: 'iso-datetime' },
  time: { column: 'crimeTime', layout: 'hh:mm:ss or hhmm' },
  kind: {
    how: 'prefix',
    column: 'crimeCode',
    words: {
      '1': 'homicide',
      '2': 'rape',
      '3': 'robbery',
      '4A': 'aggravated-assault',
      '4B': 'aggravated-assault',
      '4C': 'aggravated-assault',
      '4D': 'aggravated-assault',
      '4E': 'common-assault',
      '4F': 'common-assault',
      '5': 'burglary',
      '6': 'theft',
      '7': 'auto-theft',
      '8': 'arson',
      '9S': 'shooting',
    },
  },
  code: 'crimeCode',
  weapon: {
    column: 'weapon',
    words: { FIREARM: 'firearm', KNIFE: 'knife', HANDS: 'hands', OTHER: 'other', UNKNOWN: 'unknown' },
  },
  setting: {
    column: 'description',
    words: { I: 'inside', INSIDE: 'inside', O: 'outside', OUTSIDE: 'outside' },
  },
  block: ['location'],
  point: { x: 'lon', y: 'lat', crs: 'EPSG:4326' },
  placeNames: [
    { column: 'neighborhood', boundary: 'neighborhood:2010' },
    { column: 'district', boundary: 'district:before-2023' },
  ],
  transforms: ['shifted-columns:description', 'half-address:location'],
  keep: ['post', 'neighborhood', 'district'],
  notes: [
    'The offence text is missing in this layout; the kind is read from the crime code.',
    'The number of incidents stands in location1 and totalIncidents is empty; a row counts as one victim.',
    'Shootings and homicides write the time as 0015, everything else as 00:15:00.',
  ],
}
