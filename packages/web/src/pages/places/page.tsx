import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { placePath } from '../../measured/rate-map.tsx'
import { useWords } from '../../strings/words.tsx'
import { loadPlaces } from './load.ts'

export const loader = ({ context }: LoaderFunctionArgs) => loadPlaces(context)

export default function Places() {
  const { city, lists } = useLoaderData<typeof loader>()
  const words = useWords()
  const { t } = words
  return (
    <>
      <title>{t('places.title', { city: city.title })}</title>
      <h1>{t('places.heading', { city: city.title })}</h1>
      <p className="lead">{t(lists.length > 0 ? 'places.lead' : 'places.none')}</p>
      {lists.map(({ boundary, others, places }) => (
        <section key={boundary.kind} id={boundary.kind}>
          <h2>{t(`places.kind.${boundary.kind}`)}</h2>
          <p className="note">
            {t('places.boundary', { label: boundary.label })}{' '}
            {others.length > 0 &&
              t('places.otherVersions', { versions: words.list(others.map(b => b.label)) })}
          </p>
          <ul className="columns">
            {places.areas
              .toSorted((a, b) => a.name.localeCompare(b.name))
              .map(area => (
                <li key={area.slug}>
                  <a href={placePath(words, boundary, area.slug)}>{area.name}</a>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  )
}
