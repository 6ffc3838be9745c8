import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Entry, encodingFor, formOf, matchesEtag, notModifiedHeaders } from './entry.ts'

/** Answers a node request from an entry; at once when the compressed form is there. */
export function writeEntry(entry: Entry, req: IncomingMessage, res: ServerResponse): void {
  if (matchesEtag(req.headers['if-none-match'], entry.etag)) {
    res.writeHead(304, notModifiedHeaders(entry)).end()
    return
  }
  const encoding = encodingFor(entry, req.headers['accept-encoding'])
  const form = formOf(entry, encoding)
  const send = (body: Buffer) => {
    res.writeHead(entry.status, {
      ...entry.headers,
      'content-length': body.length,
      ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    })
    res.end(req.method === 'HEAD' ? undefined : body)
  }
  if (Buffer.isBuffer(form)) send(form)
  else
    form.then(send, error => {
      res.destroy(error)
    })
}

/** The same for a fetch request. */
export async function entryResponse(entry: Entry, request: Request): Promise<Response> {
  if (matchesEtag(request.headers.get('if-none-match'), entry.etag))
    return new Response(null, { status: 304, headers: notModifiedHeaders(entry) })
  const encoding = encodingFor(entry, request.headers.get('accept-encoding'))
  const body = await formOf(entry, encoding)
  const headers = new Headers(entry.headers)
  headers.set('content-length', String(body.length))
  if (encoding !== 'identity') headers.set('content-encoding', encoding)
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), {
    status: entry.status,
    headers,
  })
}
