import { type GunFlows, usStates } from '@understory/model'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { apiPath, askGunFlows } from '../../../api/ask.ts'
import { BarTable } from '../../../charts/bar-table.tsx'
import { FlowMap } from '../../../charts/flow-map.tsx'
import { useWords } from '../../../strings/words.tsx'

const linesDrawn = 12

/** A state by its name; one that is on no map keeps its letters. */
const nameOf = (code: string): string => usStates[code] ?? code

export async function loader({ context, request }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams
  // An empty choice of the form means all.
  const query = Object.fromEntries(
    ['source', 'place', 'year'].flatMap(name => (asked.get(name) ? [[name, asked.get(name)]] : [])),
  )
  const flows = await askGunFlows(context, query)
  return { city: flows.city, flows, query }
}

/** Where guns were first sold, on a map and in a table, for a state or for all. */
export default function GunFlowsPage() {
  const { flows, query } = useLoaderData<typeof loader>()
  const { t, path, percent, number } = useWords()
  const { chosen, city } = flows
  return (
    <>
      <title>{t('flows.title', { city: city.title })}</title>
      <p className="crumbs">
        <a href={path('/guns')}>{t('nav.guns')}</a> › {t('flows.name')}
      </p>
      {chosen === null ? (
        <>
          <h1>{t('flows.name')}</h1>
          <p className="lead">{t('flows.nothing')}</p>
        </>
      ) : (
        <>
          <h1>
            {t(chosen.place === null ? 'flows.headingAll' : 'flows.heading', {
              share: percent(chosen.inState.share ?? 0),
              place: nameOf(chosen.place ?? ''),
              year: String(chosen.year),
            })}
          </h1>
          <Choice flows={flows} />
          <Origins
            chosen={chosen}
            download={apiPath('guns/flows', { ...query, format: 'csv' })}
            flows={flows}
          />
          <Years chosen={chosen} />
          <Corridors chosen={chosen} />
          <p className="note">{t('guns.notASample')}</p>
          <p className="note">
            {t('flows.known', { count: number(chosen.guns), elsewhere: number(chosen.elsewhere) })}
          </p>
        </>
      )}
    </>
  )
}

type Chosen = NonNullable<GunFlows['chosen']>

function Choice({ flows }: { flows: GunFlows }) {
  const { t, path } = useWords()
  const { chosen, sources } = flows
  if (!chosen) return null
  const years = sources.find(one => one.name === chosen.source)?.years ?? []
  return (
    <form className="filters" action={path('/guns/flows')} method="get" aria-label={t('flows.name')}>
      {sources.length > 1 && (
        <div>
          <label htmlFor="source">{t('flows.source')}</label>
          <select id="source" name="source" defaultValue={chosen.source}>
            {sources.map(one => (
              <option key={one.name} value={one.name}>
                {one.title || t('flows.ownGuns')}
              </option>
            ))}
          </select>
        </div>
      )}
      <div>
        <label htmlFor="place">{t('flows.place')}</label>
        <select id="place" name="place" defaultValue={chosen.place ?? ''}>
          <option value="">{t('flows.allPlaces')}</option>
          {chosen.places.map(one => (
            <option key={one} value={one}>
              {nameOf(one)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor="year">{t('flows.year')}</label>
        <select id="year" name="year" defaultValue={chosen.year}>
          {years.map(one => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </div>
      <button type="submit">{t('flows.show')}</button>
    </form>
  )
}

function Origins({ chosen, flows, download }: { chosen: Chosen; flows: GunFlows; download: string }) {
  const { t, number, list } = useWords()
  const [top] = chosen.origins.filter(one => one.state !== chosen.place)
  const source = flows.sources.find(one => one.name === chosen.source)
  const lines = chosen.corridors.slice(0, linesDrawn)
  return (
    <figure className="chart" id="origins" aria-labelledby="origins-title">
      <h2 id="origins-title">
        {top
          ? t(chosen.place === null ? 'flows.originsAll' : 'flows.origins', {
              state: nameOf(top.state),
              count: number(top.count),
            })
          : t('flows.originsNone')}
      </h2>
      <p className="unit">{t('flows.unit', { count: number(chosen.guns), year: String(chosen.year) })}</p>
      <p className="hidden">
        {t('flows.alternative', {
          pairs: list(lines.slice(0, 5).map(one => `${one.from} – ${one.to}: ${number(one.count)}`)),
        })}
      </p>
      <div className="picture">
        <FlowMap
          flows={lines}
          place={chosen.place}
          shares={new Map(chosen.origins.map(one => [one.state, one.share ?? 0]))}
        />
      </div>
      <figcaption className="sources">
        {source?.publisher ? t('figure.source', { publishers: source.publisher }) : t('flows.ownSource')}
      </figcaption>
      <BarTable
        caption={t('guns.statesCaption')}
        first={t('guns.state')}
        bar={t('guns.share')}
        columns={[t('guns.count')]}
        rows={chosen.origins.slice(0, 15).map(one => ({
          key: one.state,
          label: nameOf(one.state),
          value: one.share,
          low: one.low,
          high: one.high,
          cells: [number(one.count)],
        }))}
      />
      <div className="tools">
        <a href={download}>{t('figure.download')}</a>
      </div>
    </figure>
  )
}

/** In-state share over the years of the source. */
function Years({ chosen }: { chosen: Chosen }) {
  const { t, number, percent } = useWords()
  if (chosen.years.length < 2) return null
  return (
    <section>
      <h2>{t('flows.years')}</h2>
      <BarTable
        caption={t('flows.years')}
        first={t('flows.year')}
        bar={t('guns.share')}
        columns={[t('flows.inState'), t('guns.count')]}
        rows={chosen.years.map(({ year, inState }) => ({
          key: String(year),
          label: String(year),
          value: inState.share,
          low: inState.low,
          high: inState.high,
          cells: [inState.share === null ? '–' : percent(inState.share), number(inState.of)],
        }))}
      />
    </section>
  )
}

function Corridors({ chosen }: { chosen: Chosen }) {
  const { t, number, percent } = useWords()
  if (chosen.corridors.length === 0) return null
  return (
    <section>
      <h2>{t('flows.corridors')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="scroll" tabIndex={0} aria-label={t('flows.corridors')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('flows.from')}</th>
              <th scope="col">{t('flows.to')}</th>
              <th scope="col" className="n">
                {t('guns.count')}
              </th>
              <th scope="col" className="n">
                {t('flows.ofRecovered')}
              </th>
            </tr>
          </thead>
          <tbody>
            {chosen.corridors.map(one => (
              <tr key={`${one.from} ${one.to}`}>
                <th scope="row">{nameOf(one.from)}</th>
                <td>{nameOf(one.to)}</td>
                <td className="n">{number(one.count)}</td>
                <td className="n">{percent(one.ofRecovered.share ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
