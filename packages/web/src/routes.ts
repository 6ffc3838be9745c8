import { type RouteConfig, type RouteConfigEntry, route } from '@react-router/dev/routes'

/** One line per page; each is served in English at its path and in Spanish under `/es`. */
const pages: readonly { path: string; file: string }[] = [
  { path: '', file: 'pages/home/page.tsx' },
  { path: 'incidents', file: 'pages/incidents/page.tsx' },
  { path: 'places', file: 'pages/places/page.tsx' },
  { path: 'places/:kind/:name', file: 'pages/places/place-page.tsx' },
  { path: 'about-data', file: 'pages/about-data/page.tsx' },
  { path: 'explore', file: 'pages/explore/page.tsx' },
  { path: 'api', file: 'pages/api-reference/page.tsx' },
  { path: '*', file: 'pages/not-found/page.tsx' },
]

const at = (prefix: string): RouteConfigEntry[] =>
  pages.map(({ path, file }) => {
    const full = [prefix, path].filter(Boolean).join('/')
    return full === '' ? { path: '/', file, id: 'home' } : route(full, file, { id: full })
  })

export default [...at(''), ...at('es')] satisfies RouteConfig
