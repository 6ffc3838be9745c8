import { createHash } from 'node:crypto'

/** Headers of every answer. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
}

/** For a server that is reached by https: browsers ask it by nothing else for a year (RFC 6797). */
export const strictTransport = 'max-age=31536000; includeSubDomains'

/** Open answers may be read by any page of any site; they hold nothing that is not public. */
export const openCorsHeaders: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Link, Content-Disposition',
  'cross-origin-resource-policy': 'cross-origin',
}

export const apiPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"

/** Pages that hydrate. Every other page may run no script at all. */
const hydrated =
  /^(\/es)?\/(explore|room|work\/guns(\/(explore|signals|leads|links|careers\/[^/]+))?|sign-in\/passkey|account\/passkey|trust\/check\/\d+)\/?$/

/** Pages with one small script file of ours and nothing else that runs: the work of a device that begins to vote. */
const withScriptFile = /^(\/es)?\/dialogue\/[^/]+\/take-part\/vote\/?$/

/**
 * The content security policy of a page. Style sheets that stand in this very HTML count by their hashes, style attributes not
 * at all. Forms lead here, or to `formTargets`. A page that hydrates may run our own files and its inline scripts, by their hashes; MapLibre makes its worker from a blob.
 */
export function pagePolicy(path: string, html: string, formTargets: readonly string[] = []): string {
  const hydrates = hydrated.test(path)
  const scripts = hydrates
    ? ["'self'", ...inlineHashes(html, 'script')].join(' ')
    : withScriptFile.test(path)
      ? "'self'"
      : "'none'"
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    ["style-src 'self'", ...inlineHashes(html, 'style')].join(' '),
    "img-src 'self' data: blob:",
    "font-src 'self'",
    ["form-action 'self'", ...formTargets].join(' '),
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "manifest-src 'self'",
    ...(hydrates ? ["connect-src 'self' blob: data:", "worker-src 'self' blob:", 'child-src blob:'] : []),
  ].join('; ')
}

const inlineElements = {
  script: /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g,
  style: /<style[^>]*>([\s\S]*?)<\/style>/g,
}

function inlineHashes(html: string, element: keyof typeof inlineElements): string[] {
  const hashes = [...html.matchAll(inlineElements[element])].map(match =>
    createHash('sha256')
      .update(match[1] ?? '')
      .digest('base64'),
  )
  return [...new Set(hashes)].map(hash => `'sha256-${hash}'`)
}

/** Pages that show what people can take back: a copy is asked about each time it is used. */
const takenBack = /^(\/es)?\/dialogue\//

/** Puts on a kept answer what every answer of its kind carries. The API dresses its own. */
export function dressAnswer(path: string, headers: Record<string, string>, body: Buffer): void {
  Object.assign(headers, commonHeaders)
  if (path.startsWith('/api/')) return
  const isPage = headers['content-type']?.startsWith('text/html') ?? false
  headers['content-security-policy'] = isPage ? pagePolicy(path, body.toString('utf8')) : apiPolicy
  headers['cache-control'] ??= takenBack.test(path)
    ? 'public, max-age=0, must-revalidate'
    : 'public, max-age=60, stale-while-revalidate=600'
}
