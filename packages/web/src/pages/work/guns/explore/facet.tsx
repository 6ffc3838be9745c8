import type { GunExplore } from '@understory/model'
import { Link } from 'react-router'
import { useWords } from '../../../../strings/words.tsx'
import { type GunState, searchOf, toggled } from './state.ts'

type GunFacetCounts = GunExplore['facets'][number]
const firstShown = 10

/** The values of one facet as bars that are links: each chooses its value or lets it go. */
export function Facet({ facet, state }: { facet: GunFacetCounts; state: GunState }) {
  const { t } = useWords()
  const chosen = new Set(state.chosen[facet.name] ?? [])
  const known = facet.groups.filter(one => one.code !== '')
  const ordered = facet.name === 'time' ? known : known.toSorted((a, b) => b.count - a.count)
  const groups = [...ordered, ...facet.groups.filter(one => one.code === '')]
  const first = groups.filter((one, at) => at < firstShown || chosen.has(one.code) || one.code === '')
  const rest = groups.filter(one => !first.includes(one))
  const most = Math.max(1, ...groups.map(one => one.count))
  const bars = (list: typeof groups) => (
    <ul className="facet-bars">
      {list.map(one => (
        <li key={one.code}>
          <Bar facet={facet} group={one} state={state} most={most} chosen={chosen.has(one.code)} />
        </li>
      ))}
    </ul>
  )
  return (
    <section className="facet" aria-labelledby={`facet-${facet.name}`}>
      <h2 className="facet-head" id={`facet-${facet.name}`}>
        {t(`gunExplore.facet.${facet.name}`)}
      </h2>
      {bars(first)}
      {rest.length > 0 && (
        <details className="facet-rest">
          <summary>{t('gunExplore.more', { count: rest.length })}</summary>
          {bars(rest)}
        </details>
      )}
    </section>
  )
}

function Bar(props: {
  facet: GunFacetCounts
  group: GunFacetCounts['groups'][number]
  state: GunState
  most: number
  chosen: boolean
}) {
  const { facet, group, state, most, chosen } = props
  const { t, code, number } = useWords()
  const label =
    group.code === ''
      ? t(facet.name === 'source' ? 'gunExplore.notTraced' : 'gunExplore.notSaid')
      : group.code === '*'
        ? t('gunExplore.rare')
        : facet.name === 'type'
          ? code('signals.type', group.code)
          : facet.name === 'time'
            ? code('guns.band', group.code)
            : facet.name === 'source'
              ? code('gunExplore.source', group.code)
              : code('guns.circumstance', group.code)
  const says = t(chosen ? 'gunExplore.chosen' : 'gunExplore.choose', { label, count: group.count })
  return (
    <Link
      className="facet-bar"
      to={searchOf(toggled(state, facet.name, group.code))}
      preventScrollReset
      aria-current={chosen ? 'true' : undefined}
      title={says}
    >
      <span className="hidden">{says}</span>
      <span className="facet-shown" aria-hidden="true">
        <svg className="facet-bar-fill" width={`${(100 * group.count) / most}%`} aria-hidden="true" />
        <span className="facet-bar-label">{label}</span>
        <span className="facet-bar-count">{number(group.count)}</span>
      </span>
    </Link>
  )
}
