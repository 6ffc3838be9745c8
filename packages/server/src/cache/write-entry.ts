import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Entry, encodingFor, type Form, formOf, matchesEtag, notModifiedHeaders } from './entry.ts'

/** Answers a node request from an entry; at once when the compressed form is there. */
export function writeEntry(entry: Entry, req: IncomingMessage, res: ServerResponse): void {
  if (matchesEtag(req.headers['if-none-match'], entry.etag)) {
    res.writeHead(304, notModifiedHeaders(entry)).end()
    return
  }
  const form = formOf(entry, encodingFor(entry, req.headers['accept-encoding']))
  if (form instanceof Promise)
    form.then(
      made => send(entry, made, req, res),
      error => res.destroy(error),
    )
  else send(entry, form, req, res)
}

function send(entry: Entry, form: Form, req: IncomingMessage, res: ServerResponse): void {
  res.writeHead(entry.status, form.headers as string[])
  res.end(req.method === 'HEAD' ? undefined : form.body)
}

/** The same for a fetch request. */
export async function entryResponse(entry: Entry, request: Request): Promise<Response> {
  if (matchesEtag(request.headers.get('if-none-match'), entry.etag))
    return new Response(null, { status: 304, headers: notModifiedHeaders(entry) })
  const encoding = encodingFor(entry, request.headers.get('accept-encoding'))
  const { body, headers } = await formOf(entry, encoding)
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), {
    status: entry.status,
    headers: pairsOf(headers),
  })
}

function pairsOf(flat: readonly string[]): [string, string][] {
  const pairs: [string, string][] = []
  for (let i = 0; i + 1 < flat.length; i += 2) pairs.push([flat[i] ?? '', flat[i + 1] ?? ''])
  return pairs
}
