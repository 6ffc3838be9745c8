import type { City } from '@understory/model'
import { useLocation } from 'react-router'
import { otherLanguagePath, type StringKey, useWords } from '../strings/words.tsx'

const sections: readonly { path: string; name: StringKey }[] = [
  { path: '/incidents', name: 'nav.incidents' },
  { path: '/guns', name: 'nav.guns' },
  { path: '/dialogue', name: 'nav.dialogue' },
  { path: '/plan', name: 'nav.plan' },
  { path: '/places', name: 'nav.places' },
  { path: '/explore', name: 'nav.explore' },
  { path: '/about-data', name: 'nav.aboutData' },
  { path: '/trust', name: 'nav.trust' },
]

export function Header({ city }: { city: City | null }) {
  const words = useWords()
  const { pathname, search } = useLocation()
  const other = words.language === 'en' ? 'es' : 'en'
  const isHere = (path: string) => pathname === path || pathname.startsWith(`${path}/`)
  const home = words.path('/')
  return (
    <>
      <a className="skip" href="#main">
        {words.t('layout.skip')}
      </a>
      <header className="top">
        {city?.invented && (
          <div className="invented">
            <div className="wide">
              <p>{words.t('layout.invented', { city: city.title })}</p>
            </div>
          </div>
        )}
        <div className="wide bar-top">
          <a className="brand" href={home} {...(pathname === home ? { 'aria-current': 'page' } : {})}>
            Understory
          </a>
          <nav aria-label={words.t('nav.label')}>
            <ul>
              {sections.map(({ path, name }) => (
                <li key={path}>
                  <a
                    href={words.path(path)}
                    {...(isHere(words.path(path)) ? { 'aria-current': 'page' } : {})}
                  >
                    {words.t(name)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <a className="language" href={otherLanguagePath(pathname) + search} lang={other} hrefLang={other}>
            {words.t('nav.otherLanguage')}
          </a>
        </div>
      </header>
    </>
  )
}
