import { type Flow, flowsOfGuns, flowsOfReports, gunFlows } from '@understory/analysis'
import { fail, type GunFlows, ok, problem, type Result } from '@understory/model'
import type { Published } from '@understory/record/published'
import { csvTable } from './csv.ts'
import { number, text } from './datasets/dataset.ts'

/** What is asked: nothing means the city's own guns, or the first published matrix, in its newest year. */
export interface FlowQuery {
  readonly source?: string | undefined
  readonly place?: string | undefined
  readonly year?: number | undefined
}

interface FlowSource {
  readonly name: string
  readonly title: string
  readonly publisher: string
  readonly flows: readonly Flow[]
}

/** Flows between states out of open data: the guns of the city, and published matrices. Problem bad-parameter for what is not there. */
export async function openGunFlows(
  published: Published,
  city: string,
  query: FlowQuery,
): Promise<Result<GunFlows>> {
  const found = await published.city(city)
  if (!found.ok) return found
  const guns = await published.guns(city)
  if (!guns.ok) return guns
  const reports = await published.gunReports(city, 'trace-flow')
  if (!reports.ok) return reports
  const own = flowsOfGuns(guns.value)
  const sources: FlowSource[] = own.length > 0 ? [{ name: 'guns', title: '', publisher: '', flows: own }] : []
  for (const [name, list] of Map.groupBy(reports.value, one => one.source))
    sources.push({
      name,
      title: list[0]?.title ?? name,
      publisher: list[0]?.publisher ?? '',
      flows: flowsOfReports(list),
    })
  const listed = sources.map(({ name, title, publisher, flows }) => ({
    ...{ name, title, publisher },
    years: [...new Set(flows.map(flow => flow.year))].sort((a, b) => a - b),
  }))
  const source = query.source === undefined ? sources[0] : sources.find(one => one.name === query.source)
  if (!source) {
    if (query.source === undefined) return ok({ city: found.value, sources: listed, chosen: null })
    return fail(
      notThere(
        'source',
        query.source,
        listed.map(one => one.name),
      ),
    )
  }
  const place = query.place ?? null
  const chosen = gunFlows(source.flows, source.name, { place, year: query.year ?? null })
  if (chosen === null) {
    const places = new Set(source.flows.map(flow => flow.place))
    return place !== null && !places.has(place)
      ? fail(notThere('place', place, [...places].sort()))
      : fail(notThere('year', String(query.year), listed.find(one => one.name === source.name)?.years ?? []))
  }
  return ok({ city: found.value, sources: listed, chosen })
}

const notThere = (where: string, value: string, there: readonly (string | number)[]) =>
  problem('bad-parameter', `The data have no ${where} ${JSON.stringify(value.slice(0, 60))}.`, {
    where,
    expected: `one of ${there.slice(0, 60).join(', ')}`,
  })

/** The states of first sale as a table. */
export const gunFlowsCsv = ({ chosen }: GunFlows): string =>
  csvTable(
    [
      text('source', 'Name of the source; `guns` for the guns of the city.'),
      number('year', 'Year of recovery.'),
      text('recovered_in', 'State of recovery, or all.'),
      text('first_sold_in', 'State of the first retail sale.'),
      number('guns', 'Guns.'),
      number('of_guns', 'Guns with a known state of first sale.'),
      number('share', 'The one over the other, 0 to 1.'),
      number('share_low', 'Lower end of its 95 % interval (Wilson).'),
      number('share_high', 'Upper end of its 95 % interval.'),
    ],
    (chosen?.origins ?? []).map(one => [
      ...[chosen?.source ?? '', chosen?.year ?? null, chosen?.place ?? 'all', one.state],
      ...[one.count, one.of, one.share, one.low, one.high],
    ]),
  )
