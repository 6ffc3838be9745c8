import { type City, cityShape } from '@understory/model'
import {
  isRouteErrorResponse,
  Links,
  type LoaderFunctionArgs,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from 'react-router'
import { askCities } from './api/ask.ts'
import sansUrl from './fonts/public-sans.woff2?url'
import serifUrl from './fonts/source-serif-4.woff2?url'
import { Footer } from './layout/footer.tsx'
import { Header } from './layout/header.tsx'
import { isHydrated } from './layout/hydration.ts'
import { Trouble } from './layout/trouble.tsx'
import { otherLanguagePath, WordsContext, wordsAt } from './strings/words.tsx'
import styles from './styles/index.css?inline'

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%231f5c4a'/%3E%3Cpath d='M4 3v5a4 4 0 0 0 8 0V3' fill='none' stroke='%23fbfaf7' stroke-width='2'/%3E%3C/svg%3E"

/** The city every page is about; a problem of the API leaves the page to say what is wrong. */
export async function loader({ context }: LoaderFunctionArgs): Promise<{ city: City | null }> {
  const cities = await askCities(context).catch(() => [])
  return { city: cities[0] ?? null }
}

/** The city does not change while a page is open. */
export const shouldRevalidate = () => false

/** The city of the page's own answer; on pages without one, the first of the server. */
function useCity(): City | null {
  const loaded = useRouteLoaderData<typeof loader>('root')
  const answers = useMatches().map(match => match.loaderData)
  for (const answer of answers.toReversed())
    if (typeof answer === 'object' && answer !== null && 'city' in answer) {
      const city = cityShape.safeParse(answer.city)
      if (city.success) return city.data
    }
  return loaded?.city ?? null
}

export function Layout({ children }: { children: React.ReactNode }) {
  const { pathname } = useLocation()
  const hydrated = isHydrated(useMatches())
  const city = useCity()
  const words = wordsAt(pathname)
  const other = otherLanguagePath(pathname)
  return (
    <html lang={words.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="preload" href={serifUrl} as="font" type="font/woff2" crossOrigin="anonymous" />
        <link rel="preload" href={sansUrl} as="font" type="font/woff2" crossOrigin="anonymous" />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own style sheet, put into the page so that it paints at once */}
        <style dangerouslySetInnerHTML={{ __html: styles }} />
        <link rel="icon" href={icon} />
        <link rel="alternate" hrefLang={words.language === 'en' ? 'es' : 'en'} href={other} />
        <meta name="theme-color" content="#fbfaf7" />
        <Meta />
        {hydrated && <Links />}
      </head>
      <body>
        <WordsContext value={words}>
          <Header city={city} />
          <main id="main" className="wide">
            {children}
          </main>
          <Footer />
        </WordsContext>
        {hydrated && (
          <>
            <ScrollRestoration />
            <Scripts />
          </>
        )}
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  const status = isRouteErrorResponse(error) ? error.status : 500
  const problem: unknown = isRouteErrorResponse(error) ? error.data : null
  return <Trouble status={status} problem={problem} />
}
