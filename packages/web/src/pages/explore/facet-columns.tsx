import { useWords } from '../../strings/words.tsx'
import type { ExploreState } from './explore-state.ts'
import { type Facet, FacetHead, FacetLink } from './facet-list.tsx'

/** Values in their own order as columns: hours and days of the week. What has no value is said in words. */
export function FacetColumns({ facet, state }: { facet: Facet; state: ExploreState }) {
  const words = useWords()
  const groups = facet.groups.filter(group => group.code !== '')
  const unknown = facet.groups.find(group => group.code === '')
  const most = Math.max(1, ...groups.map(group => group.count))
  return (
    <section className="facet" aria-labelledby={`facet-${facet.name}`}>
      <FacetHead facet={facet} state={state} />
      <ul className="facet-columns">
        {groups.map((group, index) => (
          <li key={group.code}>
            <FacetLink facet={facet} group={group} state={state} className="facet-column">
              <span className="facet-column-space">
                <svg
                  className="facet-column-fill"
                  height={`${(100 * group.count) / most}%`}
                  aria-hidden="true"
                />
              </span>
              <span className="facet-column-label">
                {facet.name === 'weekday'
                  ? words.shortWeekday(Number(group.code))
                  : index % 6 === 0
                    ? group.code
                    : '\u00a0'}
              </span>
            </FacetLink>
          </li>
        ))}
      </ul>
      {unknown && unknown.count > 0 && (
        <FacetLink facet={facet} group={unknown} state={state} className="facet-unknown">
          {words.t('explore.missing-time', { count: unknown.count })}
        </FacetLink>
      )}
    </section>
  )
}
