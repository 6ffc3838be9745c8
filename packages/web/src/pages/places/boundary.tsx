import { useWords } from '../../strings/words.tsx'
import type { Place } from './load.ts'

/** Which boundaries the page is about, and that others of the same name are another place. */
export function Boundary({ place, city }: { place: Place['place']; city: string }) {
  const { t, day, path } = useWords()
  const { boundary, area, others, versions, isNewest } = place
  const own = path(`/places/${boundary.kind}/${area.slug}`)
  return (
    <div className="note">
      <p>
        {city}.{' '}
        {t('place.boundary', {
          label: boundary.label,
          since: boundary.validFrom ? day(boundary.validFrom) : 'none',
        })}
        {!isNewest && boundary.validTo && ` ${t('place.until', { day: day(boundary.validTo) })}`}
      </p>
      {versions > 1 && <p>{t('place.versions', { count: versions - 1 })}</p>}
      {others.length > 0 && (
        <ul>
          {others.map(other => (
            <li key={other.slot}>
              <a href={`${own}?version=${other.version}`}>
                {t('place.version', { place: area.name, label: other.label })}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
