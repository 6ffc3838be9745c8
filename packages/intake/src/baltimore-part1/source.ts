import type { SourceInput } from '@understory/model'
import { offences } from './offences.ts'

/** The Part 1 table as an ArcGIS shapefile export gives it: names cut to ten characters, no time, no coordinates. */
export const baltimorePart1: SourceInput = {
  name: 'baltimore-part1',
  title: 'Baltimore Police: Part 1 crime, by victim (ArcGIS export)',
  publisher: 'Baltimore Police Department, Open Baltimore',
  licence: 'none stated',
  format: 'csv',
  header:
    'RowID,CrimeDateT,CrimeCode,Location,Descriptio,Inside_Out,Weapon,Post,District,Neighborho,Latitude,Longitude,GeoLocatio,Premise,VRIName,Total_Inci'.split(
      ',',
    ),
  key: { how: 'columns', columns: ['RowID'] },
  date: { how: 'column', column: 'CrimeDateT', layout: 'iso' },
  covers: { from: '2014-01-01', to: null },
  kind: { how: 'lookup', column: 'Descriptio', words: offences },
  offence: 'Descriptio',
  code: 'CrimeCode',
  weapon: {
    column: 'Weapon',
    words: {
      'AUTO HANDGUN': 'firearm',
      REVOLVER: 'firearm',
      RIFLE: 'firearm',
      SHOTGUN: 'firearm',
      'FULL AUTO RIFLE': 'firearm',
      'KNIFE/CUTTING DEVICE': 'knife',
      INCINERATION: 'fire',
      'BLUNT OBJECT': 'other',
      LIGATURE: 'other',
      ORAL: 'other',
      OTHER: 'other',
      UNKNOWN: 'unknown',
    },
  },
  setting: {
    column: 'Inside_Out',
    words: { I: 'inside', INSIDE: 'inside', O: 'outside', OUTSIDE: 'outside' },
  },
  block: ['Location'],
  point: { x: 'Longitude', y: 'Latitude', crs: 'EPSG:4326' },
  placeNames: [
    { column: 'Neighborho', boundary: 'neighborhood:2010' },
    { column: 'District', boundary: 'district:before-2023' },
  ],
  keep: ['Premise', 'Post'],
  notes: [
    'Each row is a victim or an incident; several rows can be one event, which the export does not tell.',
    'The export lost coordinates, post, district and neighbourhood in every row, and gives no time of day.',
    'The year 2014 holds no murders and no shootings at all.',
    'The weapon is filled only for murders and shootings.',
    'Common assault is included although it is not a Part 1 offence.',
  ],
}
