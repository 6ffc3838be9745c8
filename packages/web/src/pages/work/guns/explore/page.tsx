import { type GunExplore, gunExploreShape } from '@understory/model'
import { Form, Link, type LoaderFunctionArgs, useLoaderData, useNavigation } from 'react-router'
import { askMember } from '../../../../api/member.ts'
import type { PageHandle } from '../../../../layout/hydration.ts'
import { useWords } from '../../../../strings/words.tsx'
import { GunPages } from '../gun-pages.tsx'
import { Live } from '../live.tsx'
import { Facet } from './facet.tsx'
import { questionOf, stateOf } from './state.ts'
import '../../../explore/explore.css'

export const handle = { hydrate: true } satisfies PageHandle
const address = '/work/guns/explore'

export async function loader(args: LoaderFunctionArgs) {
  const state = stateOf(new URL(args.request.url).searchParams)
  const ask = (query: string) => askMember(args, `guns/explore${query}`, gunExploreShape)
  const open = await ask(questionOf({ ...state, from: null, to: null }, []))
  const months = monthsOf(open)
  const answer = state.from === null && state.to === null ? open : await ask(questionOf(state, months))
  return { state, answer, months }
}

const monthsOf = ({ facets }: GunExplore): string[] =>
  (facets.find(one => one.name === 'month')?.groups ?? []).map(one => one.code).filter(code => code !== '')

/** Eight facets of guns brushed together: each says what remains under all the others. */
export default function GunExplorerPage() {
  const { state, answer, months } = useLoaderData<typeof loader>()
  const { t, number, percent } = useWords()
  const busy = useNavigation().state !== 'idle'
  const narrowed = answer.matching !== answer.total
  return (
    <div className="explore" aria-busy={busy}>
      <title>{t('gunExplore.title')}</title>
      <GunPages here={address} coverage={answer.coverage} />
      <Live />
      <h1>
        {t(narrowed ? 'gunExplore.some' : 'gunExplore.all', {
          matching: number(answer.matching),
          total: number(answer.total),
        })}
      </h1>
      <p className="explore-lead" role="status">
        {t('gunExplore.traced', { share: percent(answer.traced.share ?? 0) })}{' '}
        {(narrowed || state.from !== null || state.to !== null) && (
          <Link to="?">{t('gunExplore.clear')}</Link>
        )}
      </p>
      <Months answer={answer} months={months} />
      <div className="explore-grid">
        {answer.facets
          .filter(one => one.name !== 'month')
          .map(facet => (
            <Facet key={facet.name} facet={facet} state={state} />
          ))}
      </div>
    </div>
  )
}

function Months({ answer, months }: { answer: GunExplore; months: readonly string[] }) {
  const { state } = useLoaderData<typeof loader>()
  const { t, month, number } = useWords()
  const groups = (answer.facets.find(one => one.name === 'month')?.groups ?? []).filter(
    one => one.code !== '',
  )
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined) return null
  const most = Math.max(1, ...groups.map(one => one.count))
  const [from, to] = [state.from ?? first, state.to ?? last]
  return (
    <section className="facet facet-wide" aria-labelledby="facet-month">
      <h2 className="facet-head" id="facet-month">
        {t('gunExplore.facet.month')}
      </h2>
      <svg
        className="month-span"
        viewBox={`0 0 ${groups.length} 100`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('gunExplore.months', { from: month(first), to: month(last), most: number(most) })}
      >
        {groups.map((one, at) => (
          <rect
            key={one.code}
            className={one.code >= from && one.code <= to ? 'month-in' : 'month-out'}
            x={at + 0.08}
            width={0.84}
            y={100 - (100 * one.count) / most}
            height={(100 * one.count) / most}
          />
        ))}
      </svg>
      <Form method="get" className="month-form" preventScrollReset>
        {Object.entries(state.chosen).flatMap(([name, codes]) =>
          codes.map(code => <input key={`${name} ${code}`} type="hidden" name={name} value={code} />),
        )}
        {(['from', 'to'] as const).map(name => (
          <label key={name}>
            {t(`gunExplore.${name}`)}
            <select name={name} defaultValue={name === 'from' ? from : to} key={name === 'from' ? from : to}>
              {months.map(code => (
                <option key={code} value={code}>
                  {month(code)}
                </option>
              ))}
            </select>
          </label>
        ))}
        <button type="submit">{t('gunExplore.apply')}</button>
      </Form>
    </section>
  )
}
