import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Result } from '@understory/model'
import { crossSiteProblem } from '../auth/same-site.ts'
import { bufferBody, defaultMaxBytes, largestFormBytes } from '../http/body.ts'
import type { Logger } from '../log.ts'
import { bugResponse, problemResponse, tooManyResponse } from '../problem-response.ts'
import { commonHeaders, pagePolicy } from '../security-headers.ts'
import type { InnerApi, PageHandler } from '../types.ts'
import { cookieJar } from './cookie-jar.ts'

const zip = promisify(gzip)

/** Pages that depend on who asks, or change with every vote: drawn for each request, never kept. The `.data` form is what hydrated pages load. */
const personal =
  /^(\/es)?\/((sign-in|account|work|letters)([/.]|$)|dialogue\/[^/]+\/(take-part|statements|opinion-map|findings)([/.]|$)|take-part([/.]|$)|plan\/commitments\/[^/]+\/judge([/.]|$))/
export const isPersonalPage = (path: string): boolean => personal.test(path)

/** Headers of a visitor that the API sees when a page asks it for them. */
const handedOn = [
  'accept-language',
  'host',
  'origin',
  'sec-fetch-site',
  'user-agent',
  'x-forwarded-for',
  'forwarded',
  'x-forwarded-proto',
  'x-understory-acting-as',
]
/** A POST that only reads: the token of an invitation stays out of addresses and logs. */
const looksOnly = '/api/v1/member/sign-in/invitation'
/**
 * Which statement comes next is asked with the voter’s code in the body, so that it stands in no address; a ticket to begin with changes nothing.
 */
const asksNext = /^\/api\/v1\/part\/dialogue\/[^/]+\/(next|voter-tickets)$/
/** The click of a mail program comes from no page. The key in the address is all that counts there, and no cookie. */
const byKeyAlone = /^(\/es)?\/letters$/
/** Where a form carries a file, evidence of a commitment of at most 4 MB, or a whole plan as text. */
const carriesFile = /^(\/es)?\/work\/plan\/(commitments\/\d+|versions\/[^/]+)$/

export interface PersonalPagesParts {
  readonly pages: () => Promise<PageHandler>
  /** Answers a request in-process; `env` carries the connection. */
  readonly answer: (request: Request, env: unknown) => Promise<Response>
  /** Counts a page for the address it goes to: seconds to wait, or 0. */
  readonly wait_s: (request: Request, env: unknown) => number
  readonly publicUrl: () => string | null
  /** Where pages think they are, whatever a request says in Host; null where the operator named no address. */
  readonly origin: string | null
  /** Other origins a form may lead to: the identity provider. */
  readonly formTargets: readonly string[]
  readonly log: Logger
}

/** Draws a page for one visitor: its loaders and actions ask the API as that visitor, and cookies come back to the browser. */
export function personalPages(parts: PersonalPagesParts) {
  return async (request: Request, env: unknown): Promise<Response> => {
    const wait_s = parts.wait_s(request, env)
    if (wait_s > 0) return tooManyResponse(wait_s)
    const refused = byKeyAlone.test(new URL(request.url).pathname)
      ? null
      : crossSiteProblem(request, parts.publicUrl())
    if (refused) return problemResponse(refused)
    const form = await readForm(parts, request, env)
    if (!form.ok) return problemResponse(form.problem)
    const visit = movedTo(parts.origin, form.value)
    const jar = cookieJar(request.headers.get('cookie'))
    const api: InnerApi = async (path, init = {}) => {
      const method = init.method ?? 'GET'
      if (request.method !== 'POST' && method !== 'GET' && path !== looksOnly && !asksNext.test(path))
        throw new Error(`drawing a page must not change anything: ${method} ${path}`)
      const headers = new Headers(init.headers)
      for (const name of handedOn) {
        const value = request.headers.get(name)
        if (value !== null) headers.set(name, value)
      }
      // The form was found to be of this site above.
      if (method !== 'GET') headers.set('sec-fetch-site', 'same-origin')
      headers.delete('authorization')
      const cookies = jar.header()
      if (cookies === '') headers.delete('cookie')
      else headers.set('cookie', cookies)
      const inner = new Request(new URL(path, visit.url), { ...init, headers })
      const response = await parts.answer(inner, env)
      jar.take(response.headers)
      return response
    }
    try {
      const drawn = await (await parts.pages())(visit, api)
      return await dressed(request, drawn, jar.set(), parts.formTargets)
    } catch (error) {
      parts.log.error({ err: error, path: new URL(request.url).pathname }, 'a page could not be drawn')
      return bugResponse()
    }
  }
}

/**
 * The form that a visitor sent, whole. A long one is read only from somebody who is signed in, so that strangers cannot fill the
 * memory with files.
 */
async function readForm(parts: PersonalPagesParts, request: Request, env: unknown): Promise<Result<Request>> {
  const isLong = request.body !== null && carriesFile.test(new URL(request.url).pathname)
  if (!isLong) return await bufferBody(request)
  const cookie = request.headers.get('cookie') ?? ''
  const me = await parts.answer(
    new Request(new URL('/api/v1/member/me', request.url), { headers: { cookie } }),
    env,
  )
  await me.body?.cancel()
  return await bufferBody(request, me.ok ? largestFormBytes : defaultMaxBytes)
}

function movedTo(origin: string | null, request: Request): Request {
  if (origin === null) return request
  const { pathname, search } = new URL(request.url)
  const { method, headers, body, signal } = request
  return new Request(origin + pathname + search, {
    method,
    headers,
    body,
    signal,
    duplex: 'half',
  } as RequestInit)
}

async function dressed(
  request: Request,
  drawn: Response,
  cookies: readonly string[],
  formTargets: readonly string[],
): Promise<Response> {
  const headers = new Headers(drawn.headers)
  for (const [name, value] of Object.entries(commonHeaders)) headers.set(name, value)
  headers.set('cache-control', 'no-store')
  // With no-referrer a browser would send `Origin: null` with the forms of these pages.
  headers.set('referrer-policy', 'same-origin')
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  const body = drawn.body === null ? null : Buffer.from(await drawn.arrayBuffer())
  const html = headers.get('content-type')?.startsWith('text/html') ? (body?.toString('utf8') ?? '') : ''
  headers.set('content-security-policy', pagePolicy(new URL(request.url).pathname, html, formTargets))
  if (body === null || !mayCompress(request, drawn, cookies))
    return new Response(body, { status: drawn.status, headers })
  headers.set('content-encoding', 'gzip')
  headers.append('vary', 'accept-encoding')
  return new Response(new Uint8Array(await zip(body)), { status: drawn.status, headers })
}

/**
 * Only what everybody reads is compressed here: a page with something of one visitor in it, and with what an attacker sent, would tell by its
 * length what the two share (BREACH).
 */
const readByAll = /^(\/es)?\/dialogue\/[^/]+\/(statements|opinion-map|findings)$/
const mayCompress = (request: Request, drawn: Response, cookies: readonly string[]): boolean =>
  request.method === 'GET' &&
  drawn.status === 200 &&
  cookies.length === 0 &&
  readByAll.test(new URL(request.url).pathname) &&
  /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(request.headers.get('accept-encoding') ?? '')
