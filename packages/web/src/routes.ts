import { type RouteConfig, type RouteConfigEntry, route } from '@react-router/dev/routes'

/** One line per page; each is served in English at its path and in Spanish under `/es`. */
const pages: readonly { path: string; file: string }[] = [
  { path: '', file: 'pages/home/page.tsx' },
  { path: 'incidents', file: 'pages/incidents/page.tsx' },
  { path: 'guns', file: 'pages/guns/page.tsx' },
  { path: 'guns/flows', file: 'pages/guns/flows/page.tsx' },
  { path: 'places', file: 'pages/places/page.tsx' },
  { path: 'places/:kind/:name', file: 'pages/places/place-page.tsx' },
  { path: 'about-data', file: 'pages/about-data/page.tsx' },
  { path: 'explore', file: 'pages/explore/page.tsx' },
  { path: 'trust/check', file: 'pages/check/page.tsx' },
  { path: 'trust/check/:index', file: 'pages/check/entry-page.tsx' },
  { path: 'sign-in', file: 'pages/sign-in/page.tsx' },
  { path: 'sign-in/code', file: 'pages/sign-in/code.tsx' },
  { path: 'sign-in/link', file: 'pages/sign-in/link.tsx' },
  { path: 'sign-in/invitation', file: 'pages/sign-in/invitation.tsx' },
  { path: 'sign-in/passkey', file: 'pages/sign-in/passkey.tsx' },
  { path: 'account', file: 'pages/account/page.tsx' },
  { path: 'account/app', file: 'pages/account/app.tsx' },
  { path: 'account/passkey', file: 'pages/account/passkey.tsx' },
  { path: 'account/tokens', file: 'pages/account/tokens.tsx' },
  { path: 'work', file: 'pages/work/page.tsx' },
  { path: 'work/access', file: 'pages/work/access.tsx' },
  { path: 'work/access/:membership', file: 'pages/work/access-of.tsx' },
  { path: 'work/people', file: 'pages/work/people.tsx' },
  { path: 'work/agreements', file: 'pages/work/agreements.tsx' },
  { path: 'work/agreements/draft', file: 'pages/work/agreement/draft-page.tsx' },
  { path: 'work/agreements/:id', file: 'pages/work/agreement/page.tsx' },
  { path: 'work/releases', file: 'pages/work/releases.tsx' },
  { path: 'work/guns', file: 'pages/work/guns/page.tsx' },
  { path: 'work/guns/signals', file: 'pages/work/guns/signals.tsx' },
  { path: 'work/guns/dealers', file: 'pages/work/guns/rates.tsx' },
  { path: 'work/guns/leads', file: 'pages/work/guns/leads.tsx' },
  { path: 'work/guns/index', file: 'pages/work/guns/trafficking-index.tsx' },
  { path: 'work/guns/links', file: 'pages/work/guns/links.tsx' },
  { path: 'work/guns/matches', file: 'pages/work/guns/matches.tsx' },
  { path: 'work/guns/careers/:key', file: 'pages/work/guns/career.tsx' },
  { path: 'work/retention', file: 'pages/work/retention/page.tsx' },
  { path: 'work/audit', file: 'pages/work/audit.tsx' },
  { path: 'work/outbox', file: 'pages/work/outbox.tsx' },
  { path: 'releases', file: 'pages/releases/page.tsx' },
  { path: 'releases/:id', file: 'pages/releases/release.tsx' },
  { path: 'trust', file: 'pages/trust/page.tsx' },
  { path: 'trust/agreements', file: 'pages/trust/agreements.tsx' },
  { path: 'trust/agreements/:id', file: 'pages/trust/agreement.tsx' },
  { path: 'api', file: 'pages/api-reference/page.tsx' },
  { path: '*', file: 'pages/not-found/page.tsx' },
]

const at = (prefix: string): RouteConfigEntry[] =>
  pages.map(({ path, file }) => {
    const full = [prefix, path].filter(Boolean).join('/')
    return full === '' ? { path: '/', file, id: 'home' } : route(full, file, { id: full })
  })

export default [...at(''), ...at('es')] satisfies RouteConfig
