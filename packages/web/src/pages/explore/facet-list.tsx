import type { ExploreAnswer, ExploreFacet } from '@understory/model'
import { Link } from 'react-router'
import { useWords } from '../../strings/words.tsx'
import { clear, type ExploreState, searchOfState, toggle } from './explore-state.ts'

export type Facet = ExploreAnswer['facets'][number]
type Group = Facet['groups'][number]

interface FacetProps {
  facet: Facet
  state: ExploreState
}

/** The label of a code in the reader's language. */
export function useLabel(): (facet: ExploreFacet, group: Group) => string {
  const words = useWords()
  return (facet, { code, label }) => {
    if (code === '') return words.t('explore.not-known')
    if (facet === 'weekday') return words.weekday(Number(code))
    if (facet === 'hour') return words.t('explore.hour', { hour: code })
    if (facet === 'month') return words.month(code)
    if (facet === 'district' || facet === 'neighborhood') return label
    return words.code(facet, code, label)
  }
}

/** A value of a facet, as a link that chooses it or lets it go. Works without script and by keyboard. */
export function FacetLink({
  facet,
  group,
  state,
  className,
  children,
}: FacetProps & { group: Group; className: string; children: React.ReactNode }) {
  const words = useWords()
  const label = useLabel()(facet.name, group)
  const chosen = state.selected[facet.name]?.includes(group.code) ?? false
  const says = words.t(chosen ? 'explore.chosen' : 'explore.choose', { label, count: group.count })
  return (
    <Link
      className={className}
      to={searchOfState(toggle(state, facet.name, group.code))}
      preventScrollReset
      aria-current={chosen ? 'true' : undefined}
      title={says}
    >
      <span className="hidden">{says}</span>
      <span className="facet-shown" aria-hidden="true">
        {children}
      </span>
    </Link>
  )
}

export function FacetHead({ facet, state }: FacetProps) {
  const words = useWords()
  const name = words.t(`explore.facet.${facet.name}`)
  const filtered =
    facet.name === 'month'
      ? state.from !== null || state.to !== null
      : state.selected[facet.name] !== undefined
  return (
    <h2 className="facet-head" id={`facet-${facet.name}`}>
      {name}
      {filtered && (
        <Link className="facet-clear" to={searchOfState(clear(state, facet.name))} preventScrollReset>
          {words.t('explore.clear', { facet: name.toLowerCase() })}
        </Link>
      )}
    </h2>
  )
}

const shortLength = 12

/** Values as horizontal bars; a long facet shows its largest values first and all of them on request. */
export function FacetList({ facet, state }: FacetProps) {
  const words = useWords()
  const known = facet.groups.filter(group => group.code !== '' || group.count > 0)
  const long = known.length > shortLength
  const groups = long ? [...known].sort((a, b) => b.count - a.count) : known
  const most = Math.max(1, ...groups.map(group => group.count))
  const isChosen = (group: Group): boolean => state.selected[facet.name]?.includes(group.code) ?? false
  const first = long
    ? [...groups.filter(isChosen), ...groups.filter(group => !isChosen(group))].slice(0, shortLength)
    : groups
  const rest = groups.filter(group => !first.includes(group))
  const bars = (some: readonly Group[]) => (
    <ul className="facet-bars">
      {some.map(group => (
        <li key={group.code}>
          <Bar facet={facet} group={group} state={state} most={most} />
        </li>
      ))}
    </ul>
  )
  return (
    <section className="facet" aria-labelledby={`facet-${facet.name}`}>
      <FacetHead facet={facet} state={state} />
      {bars(first)}
      {rest.length > 0 && (
        <details className="facet-rest">
          <summary>{words.t('explore.more', { count: groups.length })}</summary>
          {bars(rest)}
        </details>
      )}
    </section>
  )
}

function Bar({ facet, group, state, most }: FacetProps & { group: Group; most: number }) {
  const words = useWords()
  const label = useLabel()(facet.name, group)
  return (
    <FacetLink facet={facet} group={group} state={state} className="facet-bar">
      <svg className="facet-bar-fill" width={`${(100 * group.count) / most}%`} aria-hidden="true" />
      <span className="facet-bar-label">{label}</span>
      <span className="facet-bar-count">{words.number(group.count)}</span>
    </FacetLink>
  )
}
