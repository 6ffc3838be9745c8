import { OpenAPIHono } from '@hono/zod-openapi'
import { problem, problemList } from '@understory/model'
import { type Priority, withPriority } from '@understory/record'
import type { Context, MiddlewareHandler } from 'hono'
import { crossSiteProblem } from './auth/same-site.ts'
import type { Logger } from './log.ts'
import type { Metrics } from './metrics.ts'
import {
  bugResponse,
  clientGoneResponse,
  problemOf,
  problemResponse,
  tooManyResponse,
} from './problem-response.ts'
import type { RateLimit } from './rate-limit.ts'
import { mountHealth } from './routes/health.ts'
import { mountMemberAgreements } from './routes/member/agreements.ts'
import { mountAudit } from './routes/member/audit.ts'
import { mountCommands } from './routes/member/commands.ts'
import type { MemberContext } from './routes/member/context.ts'
import { mountMemberDialogue } from './routes/member/dialogue/index.ts'
import { mountGuns } from './routes/member/guns/index.ts'
import { mountImports } from './routes/member/imports.ts'
import { mountPeople } from './routes/member/people/index.ts'
import { mountMemberPlan } from './routes/member/plan/index.ts'
import { mountMemberReleases } from './routes/member/releases.ts'
import { mountRetention } from './routes/member/retention.ts'
import { mountRows } from './routes/member/rows.ts'
import { mountSetAside } from './routes/member/set-aside.ts'
import { mountTokens } from './routes/member/tokens.ts'
import { mountAboutData } from './routes/open/about-data.ts'
import { mountAgreements } from './routes/open/agreements.ts'
import { mountCities } from './routes/open/cities.ts'
import type { OpenContext } from './routes/open/context.ts'
import { mountOpenDialogue } from './routes/open/dialogue.ts'
import { type Events, mountEvents, type SnapshotEvent } from './routes/open/events.ts'
import { mountExplore } from './routes/open/explore.ts'
import { mountOpenGuns } from './routes/open/guns.ts'
import { mountIncidents } from './routes/open/incidents.ts'
import { mountLog } from './routes/open/log.ts'
import { mountMeasures } from './routes/open/measures.ts'
import { mountPlaces } from './routes/open/places.ts'
import { mountOpenPlan } from './routes/open/plan.ts'
import { mountOpenPlanVersions } from './routes/open/plan-versions.ts'
import { mountReleases } from './routes/open/releases.ts'
import type { PartContext } from './routes/part/context.ts'
import { mountPart } from './routes/part/index.ts'
import { apiPolicy, commonHeaders, openCorsHeaders } from './security-headers.ts'

export interface AppParts {
  readonly open: OpenContext
  readonly member: MemberContext
  readonly part: PartContext
  readonly events: Events
  readonly currentSnapshots: () => Promise<readonly SnapshotEvent[]>
  readonly closing: AbortSignal
  readonly rateLimit: RateLimit
  /** For taking part: a whole room may share one address. */
  readonly partLimit: RateLimit
  /** Was this asked by a page on behalf of a visitor? The page itself was counted. */
  readonly askedByPage: (request: Request) => boolean
  readonly metrics: Metrics
  /** Whether what people send may be taken now. */
  readonly canTakeChanges: () => boolean
  readonly ready: () => Promise<readonly string[]>
  readonly log: Logger
}

export const openApiInfo = {
  openapi: '3.1.0',
  info: {
    title: 'Understory',
    version: '1',
    description:
      'Open data on violence and its prevention: every number with its limits. Problems follow RFC 9457.',
  },
}

/** Every route of the API; what is cached stands before it. */
export function createApp(parts: AppParts): OpenAPIHono {
  const app = new OpenAPIHono()
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' })
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'understory.session_token',
  })

  app.onError((error, c) => answerError(error, c, parts.log))
  app.notFound(() => problemResponse(problem('not-found', 'There is nothing at this address.')))
  app.use(async (c, next) => {
    await next()
    dressApi(c)
  })
  // Who waits at a door goes first in the record's queue, with all that is read on the way.
  app.use('/api/v1/part/*', asPriority('interactive'))
  app.use('/api/auth/*', asPriority('interactive'))
  app.use('/api/v1/member/sign-in/*', asPriority('interactive'))
  app.use('/readyz', asPriority('interactive'))
  app.use('/api/v1/member/*', asPriority('member'))
  app.use('/api/v1/part/*', refuseChanges(parts))
  app.use('/api/v1/member/*', refuseChanges(parts))
  app.use('/api/v1/part/*', guardPersonalApi({ ...parts, rateLimit: parts.partLimit }))
  app.use('/api/v1/member/*', guardPersonalApi(parts))
  app.use('/api/auth/*', guardPersonalApi(parts))

  mountCities(app, parts.open)
  mountMeasures(app, parts.open)
  mountIncidents(app, parts.open)
  mountExplore(app, parts.open)
  mountPlaces(app, parts.open)
  mountAboutData(app, parts.open)
  mountOpenGuns(app, parts.open)
  mountOpenDialogue(app, parts.open)
  mountOpenPlan(app, parts.open)
  mountOpenPlanVersions(app, parts.open)
  mountAgreements(app, parts.open)
  mountLog(app, parts.open.publicLog)
  mountReleases(app, parts.open)
  mountEvents(
    app,
    parts.events,
    parts.currentSnapshots,
    parts.closing,
    c => parts.member.addressOf(c).address,
  )
  mountImports(app, parts.member)
  mountSetAside(app, parts.member)
  mountMemberAgreements(app, parts.member)
  mountRows(app, parts.member)
  mountGuns(app, parts.member)
  mountMemberDialogue(app, parts.member)
  mountMemberPlan(app, parts.member)
  mountMemberReleases(app, parts.member)
  mountAudit(app, parts.member)
  mountRetention(app, parts.member)
  mountTokens(app, parts.member)
  mountCommands(app, parts.member)
  mountPeople(app, parts.member)
  mountPart(app, parts.part)
  mountHealth(app, parts.member, parts.metrics, parts.ready)
  for (const path of ['/api/openapi.json', '/api/v1/openapi.json']) app.get(path, () => openApiResponse(app))
  app.options('/api/v1/*', c => preflight(c))
  return app
}

const asPriority =
  (priority: Priority): MiddlewareHandler =>
  (_c, next) =>
    withPriority(priority, next)

/** Signing in and commands of the operator go on: with them an installation is looked at and mended. */
const neverRefused = /^\/api\/v1\/member\/(sign-in|commands)\//

/** While `/readyz` is 503 because the record or a snapshot cannot be opened, nothing that people send is taken. */
function refuseChanges({ canTakeChanges }: AppParts): MiddlewareHandler {
  return async (c, next) => {
    const isRead = /^(GET|HEAD|OPTIONS)$/.test(c.req.method)
    if (isRead || neverRefused.test(c.req.path) || canTakeChanges()) return await next()
    return problemResponse(
      problem('server-not-ready', 'This server takes no changes at this moment; nothing was saved.', {
        expected: 'the same request once more, after the time that Retry-After names',
      }),
    )
  }
}

/** At most so many requests from an address, and what changes something only from this site. */
function guardPersonalApi({ rateLimit, askedByPage, member }: AppParts): MiddlewareHandler {
  return async (c, next) => {
    const wait_s = askedByPage(c.req.raw) ? 0 : rateLimit.take(member.addressOf(c).address)
    if (wait_s > 0) return tooManyResponse(wait_s)
    // Without a cookie there is nothing another site could use, but signing somebody in is refused from there too.
    const canBeMisused = c.req.header('cookie') !== undefined || /\/(sign-in|auth)\//.test(c.req.path)
    const refused = canBeMisused ? crossSiteProblem(c.req.raw, member.auth?.publicUrl() ?? null) : null
    return refused ? problemResponse(refused) : await next()
  }
}

function answerError(error: Error, c: Context, log: Logger): Response {
  if (c.req.raw.signal.aborted) return clientGoneResponse()
  const known = problemOf(error)
  if (known) {
    if (problemList[known.code].status >= 500)
      log.error({ err: error, code: known.code, method: c.req.method, path: c.req.path }, known.detail)
    return problemResponse(known)
  }
  log.error({ err: error, method: c.req.method, path: c.req.path }, 'a bug reached the edge')
  return bugResponse()
}

/** Answers that depend on who asks: no other site may read them. */
const isPersonalApi = (path: string): boolean => /^\/api\/(v1\/(member|part)|auth)\//.test(path)

/** What pages of other sites may read: everything open that is no page. */
const isReadAnywhere = (path: string): boolean => /^\/((api|log|releases)\/|data\.json$)/.test(path)

function dressApi(c: Context): void {
  const isOpen = !isPersonalApi(c.req.path)
  for (const [name, value] of Object.entries(commonHeaders)) c.res.headers.set(name, value)
  c.res.headers.set('content-security-policy', apiPolicy)
  if (!isOpen || !isReadAnywhere(c.req.path)) return
  for (const [name, value] of Object.entries(openCorsHeaders)) c.res.headers.set(name, value)
}

let openApiText: string | null = null
function openApiResponse(app: OpenAPIHono): Response {
  openApiText ??= JSON.stringify(app.getOpenAPI31Document(openApiInfo))
  return new Response(openApiText, {
    headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=300' },
  })
}

/** Open GETs may be asked from other sites with If-None-Match; nothing else may. */
function preflight(c: Context): Response {
  if (isPersonalApi(c.req.path)) return new Response(null, { status: 204 })
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': 'If-None-Match, Accept',
      'access-control-max-age': '86400',
    },
  })
}
