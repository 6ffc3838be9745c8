import type { AboutData, BoundaryVersion } from '@understory/model'
import { useWords } from '../../strings/words.tsx'

export function Boundaries({ boundaries }: Pick<AboutData, 'boundaries'>) {
  const { t } = useWords()
  if (boundaries.length === 0) return null
  return (
    <section id="boundaries">
      <h2>{t('about.boundaries')}</h2>
      <p>{t('about.boundariesText')}</p>
      <ul>
        {boundaries.map(boundary => (
          <Version key={boundary.slot} boundary={boundary} />
        ))}
      </ul>
    </section>
  )
}

function Version({ boundary }: { boundary: BoundaryVersion }) {
  const { t, day } = useWords()
  const { label, areaCount, validFrom, validTo, repairs } = boundary
  const dayOr = (text: string | null) => (text === null ? 'none' : day(text))
  return (
    <li>
      <strong>{label}</strong>:{' '}
      {t('about.boundary', { areas: areaCount, from: dayOr(validFrom), to: dayOr(validTo) })}
      {repairs.length > 0 && (
        <details className="note">
          <summary>{t('about.repairs', { count: repairs.length })}</summary>
          <ul lang="en">
            {repairs.map(({ name, what }) => (
              <li key={`${name} ${what}`}>
                {name}: {what}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}
