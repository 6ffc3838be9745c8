import type { GunCoverage } from '@understory/model'
import { CoverageLine } from '../../../measured/guns/coverage-line.tsx'
import { type StringKey, useWords } from '../../../strings/words.tsx'

const pages: readonly { path: string; name: StringKey }[] = [
  { path: '/work/guns', name: 'gunPages.overview' },
  { path: '/work/guns/explore', name: 'gunPages.explore' },
  { path: '/work/guns/signals', name: 'gunPages.signals' },
  { path: '/work/guns/dealers', name: 'gunPages.dealers' },
  { path: '/work/guns/leads', name: 'gunPages.leads' },
  { path: '/work/guns/index', name: 'gunPages.index' },
  { path: '/work/guns/links', name: 'gunPages.links' },
  { path: '/work/guns/matches', name: 'gunPages.matches' },
]

/** The way back, the pages about crime guns beside each other, and how much the guns of this page can say. */
export function GunPages({ here, coverage }: { here: string; coverage?: GunCoverage | null | undefined }) {
  const { t, path } = useWords()
  return (
    <>
      <p className="crumbs">
        <a href={path('/work')}>{t('work.name')}</a> › {t('work.guns')}
      </p>
      <nav className="beside" aria-label={t('work.guns')}>
        <ul>
          {pages.map(one => (
            <li key={one.path}>
              <a href={path(one.path)} {...(one.path === here ? { 'aria-current': 'page' } : {})}>
                {t(one.name)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {coverage && <CoverageLine coverage={coverage} />}
    </>
  )
}

/** The address of a gun's career. */
export const careerPath = (key: string): string => `/work/guns/careers/${encodeURIComponent(key)}`

/** Numbers of guns as links to their careers. */
export function Guns({ keys, most = 8 }: { keys: readonly string[]; most?: number }) {
  const { t, path } = useWords()
  return (
    <>
      {keys.slice(0, most).map((key, i) => (
        <span key={key}>
          {i > 0 && ', '}
          <a href={path(careerPath(key))}>{key}</a>
        </span>
      ))}
      {keys.length > most && ` ${t('gunPages.more', { count: keys.length - most })}`}
    </>
  )
}
