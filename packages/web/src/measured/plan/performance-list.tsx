import { type PerformanceLine, performanceKinds } from '@understory/model'
import { useWords } from '../../strings/words.tsx'

/** What programs do, in the three questions of results-based accountability; each value with its month, source and who typed it. */
export function PerformanceList({ list }: { list: readonly PerformanceLine[] }) {
  const { code } = useWords()
  return (
    <>
      {performanceKinds
        .filter(kind => list.some(one => one.kind === kind))
        .map(kind => (
          <div key={kind}>
            <h3>{code('performance.kind', kind)}</h3>
            <TypedList list={list.filter(one => one.kind === kind)} />
          </div>
        ))}
    </>
  )
}

/** What is typed: the newest value with its month, source and who typed it. */
export function TypedList({ list }: { list: readonly PerformanceLine[] }) {
  const { t, language, month, typed } = useWords()
  return (
    <ul className="goals">
      {list.map(({ id, terms, counted, values: [newest, before] }) => (
        <li key={id}>
          <p className="goal-title">{terms.title[language]}</p>
          {counted ? (
            <CountedLine months={counted} unit={terms.unit[language]} />
          ) : newest ? (
            <p>
              <b>{typed(newest.value)}</b> {terms.unit[language]}, {month(newest.month)}
              {before &&
                ` ${t('performance.before', { value: typed(before.value), month: month(before.month) })}`}
            </p>
          ) : (
            <p>{t('performance.none', { owner: terms.owner.name })}</p>
          )}
          <p className="note">
            {terms.counted
              ? t(`performance.counted.${terms.counted}`)
              : newest
                ? t('performance.typed', { org: newest.org, source: newest.source })
                : t('planItem.owners', { count: 1, owners: terms.owner.name })}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** The newest whole month of what Understory counts, and the one before. */
function CountedLine({ months, unit }: { months: NonNullable<PerformanceLine['counted']>; unit: string }) {
  const { t, typed, month } = useWords()
  const [newest, before] = months
  if (!newest) return <p>{t('performance.nothingCounted')}</p>
  const said = ({ value, of }: typeof newest): string =>
    of === null ? typed(value) : t('performance.of', { value: typed(value), of: typed(of) })
  return (
    <p>
      <b>{said(newest)}</b> {unit}, {month(newest.month)}
      {before && ` ${t('performance.before', { value: said(before), month: month(before.month) })}`}
    </p>
  )
}
