import { type IncidentPage, ok, type PublicIncident, type Result } from '@understory/model'
import type { Published } from '@understory/record/published'
import { csvLine } from './csv.ts'
import { incidentCells, incidentsDataset } from './datasets/incidents.ts'
import type { IncidentPlan } from './incident-filter.ts'

/** Pages of the record that one page of filtered rows may take; then a short page with a cursor is given. */
const mostPages = 40
const bigPage = 1_000

/** A page of rows. Where rows are looked at one by one, a page can be short and still have a next one. */
export async function incidentPage(
  published: Published,
  city: string,
  plan: IncidentPlan,
  limit: number,
  cursor: string | null,
): Promise<Result<IncidentPage>> {
  if (!plan.keep) return published.incidents(city, { ...plan.query, limit, cursor })
  const rows: PublicIncident[] = []
  let next = cursor
  for (let page = 0; page < mostPages && rows.length < limit; page++) {
    const answer = await published.incidents(city, {
      ...plan.query,
      limit: limit - rows.length,
      cursor: next,
    })
    if (!answer.ok) return answer
    rows.push(...answer.value.rows.filter(plan.keep))
    next = answer.value.next
    if (next === null) break
  }
  return ok({ rows, next })
}

/** All rows as CSV, page by page, so that a long table needs no more memory than a short one. */
export async function* incidentCsvText(
  published: Published,
  city: string,
  plan: IncidentPlan,
  first: IncidentPage,
  boundaries: readonly string[],
): AsyncGenerator<string> {
  yield csvLine([
    ...incidentsDataset.columns.map(c => c.name),
    ...boundaries.map(name => name.replaceAll(/[:-]/g, '_')),
  ])
  let page = first
  for (;;) {
    const rows = plan.keep ? page.rows.filter(plan.keep) : page.rows
    if (rows.length > 0) yield rows.map(row => csvLine(incidentCells(row, boundaries))).join('')
    if (page.next === null) return
    const answer = await published.incidents(city, { ...plan.query, limit: bigPage, cursor: page.next })
    // The header is sent already: a table that ends early must not look complete.
    if (!answer.ok) throw new Error(answer.problem.detail)
    page = answer.value
  }
}

export const firstCsvPage = (published: Published, city: string, plan: IncidentPlan) =>
  published.incidents(city, { ...plan.query, limit: bigPage, cursor: null })
