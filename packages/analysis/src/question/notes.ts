import { dayOfNumber, incidentKinds } from '@understory/model'
import { countDays, intersect } from '../day-set.ts'
import type { Measure } from '../measures/measure.ts'
import type { Coverage } from './coverage.ts'
import { residentsOf } from './population.ts'
import type { Snapshot } from './proviso.ts'
import type { Query } from './query.ts'

/** What a reader must know to read this answer right, in sentences. */
export function notesOf(snapshot: Snapshot, query: Query, measure: Measure, coverage: Coverage): string[] {
  return [
    ...placeNotes(snapshot, query),
    ...doubleNotes(snapshot, query),
    ...periodNotes(query, coverage),
    ...(query.undated ? [] : ['Rows without a date are not counted where a period is asked for.']),
    ...(measure.needs.personYears ? residentNotes(snapshot, query, coverage) : []),
  ]
}

function placeNotes({ dictionary }: Snapshot, query: Query): string[] {
  const slots = new Set([...query.by, ...query.selections.map(s => s.dimension)].flatMap(d => d.slot ?? []))
  return [...slots].flatMap(slot => {
    const boundary = dictionary.boundaries.find(b => b.slot === slot)
    return boundary ? [`Places are ${boundary.label} (${boundary.kind}:${boundary.version}).`] : []
  })
}

function doubleNotes({ dictionary }: Snapshot, query: Query): string[] {
  const kinds = query.selections.find(s => s.dimension.column === 'kind')?.codes
  return query.doubles
    .filter(d => !kinds || kinds.includes(d.kind))
    .map(({ sourceNo, kind, days }) => {
      const title = dictionary.sources.find(s => s.no === sourceNo)?.title ?? 'A source'
      const periods = days.map(([from, to]) => `${dayOfNumber(from)} to ${dayOfNumber(to)}`).join(', ')
      return `${title} also reports ${incidentKinds[kind] ?? kind} for ${periods}; not added, so that nothing counts twice. Ask by source to see both.`
    })
}

function periodNotes(query: Query, coverage: Coverage): string[] {
  if (query.days === null) return []
  const closed = intersect(query.days, coverage.daysFor(null, null))
  const bounded = query.days.every(([from, to]) => to - from < 200_000)
  if (!bounded || countDays(closed) === countDays(query.days)) return []
  return ['Part of the period is not covered by any source; what happened then is missing, not zero.']
}

function residentNotes(snapshot: Snapshot, query: Query, coverage: Coverage): string[] {
  const days = query.days ?? coverage.daysFor(null, null)
  const slot = query.by.find(d => d.slot !== null)
  const population = snapshot.dictionary.populations.find(p => p.slot === slot?.slot)
  if (population) return [`Residents as counted in ${population.year}.`]
  const residents = residentsOf({ codes: [], count: 0, base: null }, query, days, snapshot.dictionary)
  return residents.count === null
    ? []
    : [`Residents of ${residents.boundary} as counted in ${residents.year}.`]
}
