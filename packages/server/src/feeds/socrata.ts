import { ProblemError, problem } from '@understory/model'
import { fetchPage } from './fetch-page.ts'
import { type FeedPage, newer, type ReadPage } from './reader.ts'

export const socrataPageRows = 5_000

/**
 * A page of a Socrata dataset (`https://…/resource/abcd-1234.json`). Ordered by `:id`, which never changes, and only
 * rows whose `:updated_at` is later than the last pull. https://dev.socrata.com/docs/paging, …/docs/system-fields
 */
export const readSocrataPage: ReadPage = async (feed, { since, offset }, world): Promise<FeedPage> => {
  const url = new URL(feed.url)
  const limit = Number(url.searchParams.get('$limit') ?? socrataPageRows)
  url.searchParams.set('$select', ':*,*')
  url.searchParams.set('$order', ':id')
  url.searchParams.set('$limit', String(limit))
  url.searchParams.set('$offset', String(offset))
  if (since !== null) {
    const own = url.searchParams.get('$where')
    const changed = `:updated_at > '${since.replaceAll("'", "''")}'`
    url.searchParams.set('$where', own ? `(${own}) AND ${changed}` : changed)
  }
  const answer = await fetchPage(url, world)
  if (!Array.isArray(answer)) throw notRows(url)
  let newest: string | null = null
  const rows = answer.map(item => {
    if (typeof item !== 'object' || item === null) throw notRows(url)
    const row = item as Record<string, unknown>
    const mark = row[':updated_at']
    if (typeof mark === 'string') newest = newer(newest, mark)
    return Object.fromEntries(Object.entries(row).filter(([name]) => !name.startsWith(':')))
  })
  return { rows, text: `${JSON.stringify(rows)}\n`, newest, last: rows.length < limit }
}

const notRows = (url: URL) =>
  new ProblemError(
    problem('feed-unreachable', 'The feed answered with something else than rows.', {
      where: `${url.origin}${url.pathname}`,
      expected: 'a JSON array of objects (Socrata resource, .json)',
    }),
  )
