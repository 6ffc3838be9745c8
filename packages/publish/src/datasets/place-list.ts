import type { PlaceList } from '@understory/model'
import type { Cell } from '../csv.ts'
import { type Dataset, number, text } from './dataset.ts'

/** Areas of one boundary version with population and size. */
export const placeListDataset: Dataset = {
  name: 'place-list',
  title: 'Areas of a boundary version',
  disclosure: 'open-exact',
  columns: [
    number('no', 'Number inside this boundary version.'),
    text('name', 'Name as published.'),
    text('slug', 'Name in addresses and in the codes of answers.'),
    number('population', 'Residents as counted; empty where not known.'),
    number('area_m2', 'Square metres.'),
  ],
  notes: ['Names belong to this version only: the same name may mean another area in another version.'],
}

export const placeCells = (list: PlaceList): Cell[][] =>
  list.areas.map(a => [a.no, a.name, a.slug, a.population, a.area_m2])
