import type { Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { problem } from '@understory/model'
import { editionRule } from '@understory/publish'
import { withPriority } from '@understory/record'
import { deskOf } from '@understory/record/desk'
import { peopleOf } from '@understory/record/people'
import { createApp } from './app.ts'
import { firstLink } from './auth/first-link.ts'
import { houseAuth } from './auth/house-auth.ts'
import { createPost } from './auth/post.ts'
import { type AnswerCache, createAnswerCache, pathOf } from './cache/answer-cache.ts'
import type { Entry } from './cache/entry.ts'
import { keepFresh } from './cache/fresh.ts'
import { loadStaticFiles } from './cache/static-files.ts'
import { entryResponse } from './cache/write-entry.ts'
import { createCityRecords } from './cities.ts'
import { followRecord } from './follow-record.ts'
import { addressReader } from './http/address.ts'
import { type BodyLimits, limitBody } from './http/body.ts'
import { createListener } from './http/listener.ts'
import { listening } from './http/listening.ts'
import { createNodeServer, defaultConnectionLimits } from './http/node-server.ts'
import { changesWithVotes, isAnsweredByApp, isOpenGet, isOpenLog, signsIn, takesPart } from './http/paths.ts'
import { createVisitors } from './http/visitors.ts'
import { importPath as importInto } from './import/import-file.ts'
import { createLog } from './log.ts'
import { signOnTimer } from './log-signing.ts'
import { witnessing } from './log-witnesses.ts'
import { createMetrics } from './metrics.ts'
import { isPersonalPage, personalPages } from './pages/personal-pages.ts'
import { planLetters } from './plan-letters.ts'
import { bugResponse, problemResponse, tooManyResponse } from './problem-response.ts'
import { createPublicGate } from './public-gate.ts'
import { purgeDaily } from './purge-daily.ts'
import { createRateLimit } from './rate-limit.ts'
import { createEvents } from './routes/open/events.ts'
import { dressAnswer } from './security-headers.ts'
import { createSubmissionBudgets } from './submission-budgets.ts'
import type { ImportPath, InnerApi, PageHandler, RunCommand, ServerDeps, UnderstoryServer } from './types.ts'

const defaults = {
  cacheBytes: 64 * 1024 * 1024,
  maxUploadBytes: 8 * 1024 ** 3,
  /** More than any route takes: a file of evidence of 4 MB as base64 in JSON. */
  maxBufferedBytes: 6_000_000,
  bodyGrace_ms: 30_000,
  followEvery_ms: 1_000,
  openRequestsPerMinute: 3_000,
  partRequestsPerMinute: 12_000,
}
/** Kept answers are the same for everyone, so they are rendered for this address and never for a visitor's headers. */
const innerOrigin = 'http://localhost'

/** The whole server: pages, API, cache, imports, following the record. Nothing listens before `listen`. */
export function createServer(deps: ServerDeps): UnderstoryServer {
  const now = deps.now ?? (() => new Date())
  const log = deps.log ?? createLog()
  const metrics = createMetrics()
  const events = createEvents({ maxPerAddress: deps.listenersPerAddress })
  const closing = new AbortController()
  const cities = createCityRecords(deps.record)
  const renew = keepFresh(() => cache, closing.signal)
  const addressOf = addressReader(deps.trustProxy ?? false)
  const addressIn = (request: Request, env: unknown): string =>
    addressOf({ env, req: { header: name => request.headers.get(name) ?? undefined } }).address

  /** What somebody did is shown with the next edition of its count, which is complete a moment later (`editionRule.settle_ms`). */
  let settling: NodeJS.Timeout | undefined
  const renewAfterAct = (): void => {
    renew()
    clearTimeout(settling)
    settling = setTimeout(renew, editionRule.settle_ms + 250)
    settling.unref()
  }

  const follower = followRecord({
    record: deps.record,
    cities,
    snapshots: deps.snapshots,
    every_ms: deps.followEvery_ms ?? defaults.followEvery_ms,
    log,
    onFresh: () => renew(),
  })
  const stopListening = deps.snapshots.onChange((city, info) => {
    renew()
    metrics.snapshotNo.set({ city }, info.no)
    events.push({ city, no: info.no })
  })

  const importPath: ImportPath = async request => {
    const city = await cities.get(request.city)
    if (!city.ok) return city
    const report = await importInto(city.value, request.path, request.fileName, { ...request, now })
    metrics.imports.inc({ outcome: report.ok ? 'complete' : report.problem.code })
    if (!report.ok) return report
    metrics.importedRows.inc(report.value.read)
    await follower.refresh(request.city)
    renew()
    return report
  }

  const asking =
    deps.publicLog &&
    witnessing({
      publicLog: deps.publicLog,
      witnesses: deps.witnesses ?? [],
      log,
      onCosigned: () => renew(),
      now,
    })
  const signing =
    deps.publicLog &&
    signOnTimer(
      deps.publicLog,
      log,
      () => renew(),
      () => asking?.nudge(),
    )
  const currentSnapshots = async () =>
    (await deps.record.cities()).flatMap(({ name }) => {
      const info = deps.snapshots.info(name)
      return info ? [{ city: name, no: info.no }] : []
    })

  const purging = purgeDaily(deps.record, log, now)
  const people = peopleOf(deps.record)
  let home = deps.publicUrl?.replace(/\/$/, '') ?? 'http://localhost'
  const post = createPost({ people, smtpUrl: deps.smtpUrl, from: deps.letterFrom, log })
  const auth = houseAuth({
    people,
    sessionKey: deps.sessionKey,
    publicUrl: () => home,
    provider: deps.identityProvider,
    post,
    log,
  })
  const letters = planLetters({
    record: deps.record,
    publish: deps.publish,
    people,
    auth,
    post,
    home: () => home,
    log,
    now,
  })
  const maxUploadBytes = deps.maxUploadBytes ?? defaults.maxUploadBytes
  const limitOf = (perWindow: number) =>
    createRateLimit({ perWindow, window_ms: 60_000, now: () => now().getTime() })
  const limit = () => limitOf(deps.memberRequestsPerMinute ?? 600)
  const visitors = createVisitors({
    gate: createPublicGate(deps.publicGate),
    limit: limitOf(deps.openRequestsPerMinute ?? defaults.openRequestsPerMinute),
    addressOf,
  })

  const addressLimit = limit()
  /** For taking part, by page or API: a whole room may share one address. */
  const partLimit = limitOf(deps.partRequestsPerMinute ?? defaults.partRequestsPerMinute)
  /** What pages ask in-process for a visitor: they are counted as one page. */
  const asked = new WeakSet<Request>()

  const app = createApp({
    open: {
      publish: deps.publish,
      defaultCity: deps.defaultCity,
      publicLog: deps.publicLog,
      home: () => home,
      contactEmail: deps.contactEmail,
    },
    member: {
      record: deps.record,
      publish: deps.publish,
      home: () => home,
      people,
      auth,
      personLimit: limit(),
      cityRecord: name => cities.get(name),
      defaultCity: deps.defaultCity,
      operatorToken: deps.operatorToken,
      runCommand: deps.runCommand && runThenRefresh(deps.runCommand, () => follower.refreshAll()),
      importPath,
      uploadDir: deps.uploadDir,
      maxUploadBytes,
      addressOf,
      secret: deps.sessionKey ?? null,
      onTaken: renewAfterAct,
      now,
    },
    part: {
      publish: deps.publish,
      desk: deskOf(deps.record),
      defaultCity: deps.defaultCity,
      secret: deps.sessionKey ?? null,
      addressOf,
      budgets: createSubmissionBudgets({ now: () => now().getTime(), perHour: deps.submissionsPerHour }),
      proofHashes: deps.proofHashes,
      onTaken: renewAfterAct,
      onWithdrawn: async name => {
        const city = await cities.get(name)
        if (city.ok) await city.value.dialogue.room.settleWithdrawals(now())
      },
      now,
    },
    events,
    currentSnapshots,
    closing: closing.signal,
    rateLimit: addressLimit,
    partLimit,
    askedByPage: request => asked.has(request),
    metrics,
    canTakeChanges: () => follower.canTakeChanges(),
    ready: () => missing(deps, closing.signal),
    log,
  })

  const web = pagesOf(deps, path => api(path))
  const cache: AnswerCache = createAnswerCache({
    maxBytes: deps.cacheBytes ?? defaults.cacheBytes,
    now: () => now().getTime(),
    render: async (url, signal) => {
      const request = new Request(innerOrigin + url, { signal })
      if (isAnsweredByApp(pathOf(url))) return await app.fetch(request)
      try {
        return await (await web())(request, path => cached(path, new Request(innerOrigin + path), { signal }))
      } catch (error) {
        signal.throwIfAborted()
        log.error({ err: error, path: pathOf(url) }, 'a page could not be drawn')
        return bugResponse()
      }
    },
    dress: dressAnswer,
    onBytes: bytes => metrics.cacheBytes.set(bytes),
  })

  const cached = async (url: string, request: Request, page?: { signal: AbortSignal }): Promise<Response> => {
    const kept = cache.peek(url)
    if (kept) return await entryResponse(kept, request)
    const loaded = await cache.get(url, page)
    return 'entry' in loaded ? await entryResponse(loaded.entry, request) : loaded.past
  }

  const answer = async (request: Request, env?: unknown): Promise<Response> => {
    const { pathname, search } = new URL(request.url)
    if (isOpenGet(request.method, pathname)) return await cached(pathname + search, request)
    return await past(request, env)
  }
  const drawForVisitor = personalPages({
    pages: web,
    answer: (request, env) => {
      asked.add(request)
      return answer(request, env)
    },
    wait_s: (request, env) =>
      (takesPart.test(new URL(request.url).pathname) ? partLimit : addressLimit).take(
        addressIn(request, env),
      ),
    publicUrl: () => home,
    origin: deps.publicUrl ? new URL(deps.publicUrl).origin : null,
    formTargets: deps.identityProvider ? [new URL(deps.identityProvider.issuer).origin] : [],
    log,
  })
  /** Everything that is not kept: pages for one visitor, and the API with a session, a token or a body. */
  const past = async (request: Request, env?: unknown): Promise<Response> => {
    if (request.method === 'HEAD') return await headOf(request, asGet => past(asGet, env))
    const { pathname } = new URL(request.url)
    const isByPage = asked.has(request)
    const limited = limitBody(request, bodyLimits(pathname))
    if (isPersonalPage(pathname))
      return await withPriority(
        takesPart.test(pathname) || signsIn.test(pathname) ? 'interactive' : 'member',
        () => drawForVisitor(limited, env),
      )
    if (changesWithVotes.test(pathname) && !isByPage) {
      const wait_s = partLimit.take(addressIn(request, env))
      if (wait_s > 0) return tooManyResponse(wait_s)
    }
    const byApp = async () => await app.fetch(limited, env as object | undefined)
    return isOpenLog.test(pathname) && !isByPage ? await visitors.answer(request, env, byApp) : await byApp()
  }
  /** The outermost limits; routes and forms have smaller ones. */
  const bodyLimits = (path: string): BodyLimits => {
    const isUpload = path === '/api/v1/member/imports'
    return {
      maxBytes: isUpload ? maxUploadBytes : defaults.maxBufferedBytes,
      grace_ms: (deps.bodyGrace_ms ?? defaults.bodyGrace_ms) * (isUpload ? 2 : 1),
    }
  }
  const api = (path: string): Promise<Response> => cached(path, new Request(innerOrigin + path))

  const loadPages = () =>
    web().catch(error => log.error({ err: error }, 'no page can be drawn: is packages/web built?'))

  let server: Server | null = null
  return {
    fetch: request => answer(request),
    api,
    importPath,
    firstLink: () => (auth ? firstLink(auth, now()) : Promise.resolve(null)),
    async listen(port, host = '127.0.0.1') {
      const files = deps.staticDir
        ? await loadStaticFiles(deps.staticDir)
        : new Map<string, () => Promise<Entry>>()
      await Promise.all([follower.start(), loadPages(), signing?.start()])
      purging.start()
      letters.start()
      const listener = createListener({
        files,
        cache,
        visitors,
        isOpenGet,
        // What is left of a body is dealt with by `createNodeServer`.
        past: getRequestListener(past, { overrideGlobalObjects: false, autoCleanupIncoming: false }),
        isSecure: () => home.startsWith('https:'),
        metrics,
        log,
      })
      server = createNodeServer(
        listener,
        {
          ...defaultConnectionLimits,
          ...(deps.trustProxy && { maxConnectionsPerAddress: null }),
          ...deps.connectionLimits,
        },
        bytes => metrics.receivedBytes.inc(bytes),
      )
      const listened = await listening(server, port, host)
      if (!deps.publicUrl) home = `http://localhost:${listened.port}`
      return listened
    },
    async close() {
      closing.abort()
      clearTimeout(settling)
      await signing?.stop()
      await asking?.stop()
      await purging.stop()
      await letters.stop()
      stopListening()
      await follower.close()
      const open = server
      if (!open) return
      open.closeIdleConnections()
      const timer = setTimeout(() => open.closeAllConnections(), 2_000)
      await new Promise<void>(resolve => open.close(() => resolve()))
      clearTimeout(timer)
    },
  }
}

/** What a GET would answer, without its body; the body is ended, so that nothing goes on making it. */
async function headOf(request: Request, get: (request: Request) => Promise<Response>): Promise<Response> {
  const { url, headers, signal } = request
  const response = await get(new Request(url, { headers, signal }))
  await response.body?.cancel()
  return new Response(null, { status: response.status, headers: response.headers })
}

/** Whoever runs a command sees its effect on the pages when it says that it is done. */
const runThenRefresh =
  (run: RunCommand, refreshAll: () => Promise<void>): RunCommand =>
  async (name, args, progress) => {
    const result = await run(name, args, progress)
    await refreshAll()
    return result
  }

/** The page handler, made at the first page. */
function pagesOf(deps: ServerDeps, api: InnerApi): () => Promise<PageHandler> {
  const nothing: PageHandler = async () =>
    problemResponse(problem('not-found', 'This server has no pages; the API is under /api/v1/.'))
  let made: Promise<PageHandler> | null = null
  return () => {
    made ??= deps.createWebHandler ? deps.createWebHandler({ api }) : Promise.resolve(nothing)
    made.catch(() => {
      made = null
    })
    return made
  }
}

async function missing(deps: ServerDeps, closing: AbortSignal): Promise<string[]> {
  if (closing.aborted) return ['the server is closing']
  try {
    const cities = await deps.record.cities()
    return cities.filter(city => !deps.snapshots.info(city.name)).map(city => `snapshot of ${city.name}`)
  } catch {
    return ['the record cannot be reached']
  }
}
