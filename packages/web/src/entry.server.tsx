import { Writable } from 'node:stream'
import { parseHTML } from 'linkedom/worker'
import type { ReactNode } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import {
  createRequestHandler,
  type EntryContext,
  isRouteErrorResponse,
  RouterContextProvider,
  type ServerBuild,
  ServerRouter,
} from 'react-router'
import { apiContext } from './api/api-context.ts'
import { drawWith } from './charts/draw.ts'
import type { Api, PageHandler } from './handler.ts'

drawWith(parseHTML('<!doctype html><html><body></body></html>').document as unknown as Document)

/** Used by the handler: one React Router for the routes and for what calls them. */
export function createHandler(build: ServerBuild, api: Api): PageHandler {
  const answer = createRequestHandler(build, 'production')
  return (request, own = api) => {
    const context = new RouterContextProvider()
    context.set(apiContext, own)
    return answer(request, context)
  }
}

export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  console.error(`web: ${request.method} ${new URL(request.url).pathname}`, error)
}

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  headers.set('content-type', 'text/html; charset=utf-8')
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  const html = await render(<ServerRouter context={context} url={request.url} />)
  return new Response(html, { status, headers })
}

/** The whole page as one text: it is small, and the server keeps it. */
function render(page: ReactNode): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk)
        done()
      },
      final(done) {
        resolve(Buffer.concat(chunks).toString('utf8'))
        done()
      },
    })
    const { pipe } = renderToPipeableStream(page, {
      onAllReady: () => pipe(sink),
      onShellError: reject,
      onError: reject,
    })
  })
}
