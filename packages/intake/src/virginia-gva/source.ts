import type { SourceInput } from '@understory/model'

/** Incidents with killed and injured people: a row becomes a homicide part and a shooting part. */
export const virginiaGva: SourceInput = {
  name: 'virginia-gva',
  title: 'Gun Violence Archive: incidents in Virginia',
  publisher: 'Gun Violence Archive, by the UVA Equity Center',
  licence: 'CC BY 4.0',
  format: 'csv',
  header:
    'incident_id,incident_date,state,city_or_county,address,victims_killed,victims_injured,suspects_killed,suspects_injured,suspects_arrested,date'.split(
      ',',
    ),
  key: { how: 'columns', columns: ['incident_id'] },
  date: { how: 'column', column: 'date', layout: 'iso' },
  kind: { how: 'always', kind: 'other' },
  weapon: { column: 'incident_id', words: { '*': 'firearm' } },
  victims: { how: 'killed-and-injured', killed: 'victims_killed', injured: 'victims_injured' },
  event: ['incident_id'],
  block: ['address'],
  transforms: ['iso-date:incident_date', 'fill:date=incident_date'],
  keep: ['city_or_county', 'suspects_killed', 'suspects_injured', 'suspects_arrested'],
  notes: [
    'Killed victims are counted as homicide, injured ones as shooting; suspects are not victims.',
    'An incident in which no victim was hit is kept with 0 victims, as kind other.',
    'The date stands twice; the ISO column is read, the other one only where it is blank.',
    'The file gives no coordinates; the place is a city or county as text.',
  ],
}
