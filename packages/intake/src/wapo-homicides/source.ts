import type { SourceInput } from '@understory/model'

/** Homicides in 50 large cities. Columns with names of victims are never stored. */
export const wapoHomicides: SourceInput = {
  name: 'wapo-homicides',
  title: 'The Washington Post: homicides in 50 large cities, 2007–2017',
  publisher: 'The Washington Post',
  licence: 'CC BY-NC-SA 4.0',
  url: 'https://github.com/washingtonpost/data-homicides',
  format: 'csv',
  header:
    'victim_last,victim_first,victim_race,victim_age,victim_sex,city,state,lat,lon,disposition,year,day_of_month,month'.split(
      ',',
    ),
  key: { how: 'content', why: 'this packaging has lost the uid column' },
  date: { how: 'parts', year: 'year', month: 'month', day: 'day_of_month' },
  covers: { from: '2007-01-01', to: '2017-12-31' },
  kind: { how: 'always', kind: 'homicide' },
  clearance: {
    column: 'disposition',
    words: {
      'CLOSED BY ARREST': 'closed-by-arrest',
      'CLOSED WITHOUT ARREST': 'closed-without-arrest',
      'OPEN/NO ARREST': 'open',
    },
  },
  event: ['city', 'year', 'month', 'day_of_month', 'lat', 'lon'],
  point: { x: 'lon', y: 'lat', crs: 'EPSG:4326' },
  transforms: [
    'correct:state=wI>WI',
    'correct:state=AL>OK|city=Tulsa',
    'unknown-is-blank:victim_race',
    'unknown-is-blank:victim_age',
    'unknown-is-blank:victim_sex',
  ],
  keep: ['city', 'state', 'victim_race', 'victim_age', 'victim_sex'],
  never: ['victim_last', 'victim_first'],
  notes: [
    'Homicides of one day at one point are one event.',
    'Two rows that agree in everything are two people: the identity column is lost in this packaging.',
    'Not cleared by arrest is open or closed without arrest.',
  ],
}
