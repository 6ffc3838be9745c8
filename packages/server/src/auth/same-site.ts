import { type Problem, problem } from '@understory/model'

const readsOnly = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Why a request that changes something is refused, or null. It must come from a page of this site: browsers say so in
 * Sec-Fetch-Site, older ones in Origin. Whoever sends a bearer token is a program: no other site can send that in its name.
 */
export function crossSiteProblem(request: Request, publicUrl: string | null): Problem | null {
  if (readsOnly.has(request.method)) return null
  const { headers } = request
  if (/^Bearer /i.test(headers.get('authorization') ?? '') && !headers.has('cookie')) return null
  const site = headers.get('sec-fetch-site')
  if (site !== null ? site === 'same-origin' : isOwnOrigin(headers, publicUrl)) return null
  return problem('not-allowed', 'The request does not come from a page of this site.', {
    where: site !== null ? 'Sec-Fetch-Site' : 'Origin',
    expected: 'a form of this site, or an Authorization header and no cookie',
  })
}

function isOwnOrigin(headers: Headers, publicUrl: string | null): boolean {
  const origin = headers.get('origin')
  if (origin === null || !URL.canParse(origin)) return false
  if (publicUrl !== null && new URL(publicUrl).origin === origin) return true
  return new URL(origin).host === headers.get('host')
}
