import { useEffect } from 'react'
import {
  type ClientLoaderFunctionArgs,
  Link,
  type LoaderFunctionArgs,
  useLoaderData,
  useNavigation,
} from 'react-router'
import { apiContext } from '../../api/api-context.ts'
import { askBoundaries, askOutlines, boundaryName, newestOf, type Outlines } from '../../api/ask.ts'
import type { PageHandle } from '../../layout/hydration.ts'
import { useLive } from '../../layout/use-live.ts'
import { useWords, wordsAt } from '../../strings/words.tsx'
import { isFiltered } from './explore-state.ts'
import { FacetColumns } from './facet-columns.tsx'
import { FacetList } from './facet-list.tsx'
import { type ExploreData, loadExplore } from './load-explore.ts'
import { MonthSpan } from './month-span.tsx'
import { PlaceMap } from './place-map.tsx'
import { RowsTable } from './rows-table.tsx'
import './explore.css'

export const handle = { hydrate: true } satisfies PageHandle

interface PageData extends ExploreData {
  outlines: Outlines | null
}

export async function loader({ context, request }: LoaderFunctionArgs): Promise<PageData> {
  const call = context.get(apiContext)
  const newest = newestOf(await askBoundaries(context), 'neighborhood')
  const [data, outlines] = await Promise.all([
    loadExplore(call, new URL(request.url).searchParams),
    newest ? askOutlines(context, boundaryName(newest)) : null,
  ])
  return { ...data, outlines }
}

// The outlines do not change with the filter, so the browser keeps those it came with.
let kept: Outlines | null = null

export async function clientLoader({ request, serverLoader }: ClientLoaderFunctionArgs): Promise<PageData> {
  if (kept === null) {
    const data = await serverLoader<PageData>()
    kept = data.outlines
    return data
  }
  const call = (path: string) =>
    fetch(path, { signal: request.signal, headers: { accept: 'application/json' } })
  return { ...(await loadExplore(call, new URL(request.url).searchParams)), outlines: kept }
}

export function meta({ location }: { location: { pathname: string } }) {
  return [{ title: `${wordsAt(location.pathname).t('explore.title')} · Understory` }]
}

export default function ExplorePage() {
  const { state, answer, rows, csv, outlines } = useLoaderData<PageData>()
  const words = useWords()
  useEffect(() => {
    kept = outlines
  }, [outlines])
  const busy = useNavigation().state !== 'idle'
  const live = useLive(answer.proviso.snapshot.no)
  const facet = (name: string) => answer.facets.find(one => one.name === name)
  const [month, weekday, hour, place] = [
    facet('month'),
    facet('weekday'),
    facet('hour'),
    facet('neighborhood'),
  ]
  const lead = isFiltered(state) ? 'explore.lead' : 'explore.lead.all'
  return (
    <div className="explore" aria-busy={busy}>
      <h1>{words.t('explore.title')}</h1>
      <p className="explore-lead" role="status">
        {words.t(lead, { matching: answer.matching, total: answer.total })}{' '}
        {live && <span>{words.t('explore.live')} </span>}
        {isFiltered(state) && (
          <Link to="?" preventScrollReset>
            {words.t('explore.clear-all')}
          </Link>
        )}
      </p>
      {month && <MonthSpan facet={month} state={state} />}
      <div className="explore-grid">
        {['kind', 'weapon', 'clearance', 'district'].map(name => {
          const one = facet(name)
          return one && <FacetList key={name} facet={one} state={state} />
        })}
        {weekday && <FacetColumns facet={weekday} state={state} />}
        {hour && <FacetColumns facet={hour} state={state} />}
        {place && outlines && <PlaceMap facet={place} state={state} outlines={outlines} />}
        {place && <FacetList facet={place} state={state} />}
      </div>
      <RowsTable rows={rows} csv={csv} partial={Boolean(state.selected.hour || state.selected.weekday)} />
    </div>
  )
}
