import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type OutgoingPolicy, parseNetworks } from './outgoing.ts'

/** A policy that allows the loopback addresses on which these endpoints are. */
export const onLoopback = (): OutgoingPolicy => {
  const networks = parseNetworks('127.0.0.0/8', 'test')
  return { allowed: networks.ok ? networks.value : [] }
}

export interface MadeUpRow {
  readonly id: number
  /** ISO instant of the last change. */
  readonly changed: string
  readonly columns: Readonly<Record<string, unknown>>
}

/**
 * A server on the loopback address that speaks the paging of Socrata and ArcGIS, and fails as told: for tests of
 * pulls, and to try a feed without a city.
 */
export async function openMadeUpEndpoints(rows: MadeUpRow[]) {
  const asked: URL[] = []
  /** Status to answer with, per request, first in first out; 0 cuts the connection. */
  const failures: { status: number; afterRequests: number }[] = []
  let pageRows = 1000

  const server = createServer((req, res) => {
    const url = new URL(req.url ?? '/', 'http://127.0.0.1')
    asked.push(url)
    const failure = failures[0]
    if (failure && failure.afterRequests-- <= 0) {
      failures.shift()
      if (failure.status === 0) return void req.socket.destroy()
      return answer(res, failure.status, { error: true })
    }
    if (url.pathname.startsWith('/resource/')) return answer(res, 200, socrata(rows, url))
    if (url.pathname.endsWith('/FeatureServer/0')) return answer(res, 200, layer)
    if (url.pathname.endsWith('/FeatureServer/0/query')) return answer(res, 200, arcgis(rows, url, pageRows))
    answer(res, 404, {})
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    socrataUrl: `${origin}/resource/abcd-1234.json`,
    arcgisUrl: `${origin}/arcgis/rest/services/Part1/FeatureServer/0`,
    asked,
    rows,
    failNext: (status: number, afterRequests = 0) => failures.push({ status, afterRequests }),
    setPageRows: (n: number) => {
      pageRows = n
    },
    async close() {
      server.closeAllConnections()
      await new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}

function answer(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

const numberOf = (url: URL, name: string) => Number(url.searchParams.get(name))

function socrata(rows: readonly MadeUpRow[], url: URL) {
  const since = /:updated_at > '([^']+)'/.exec(url.searchParams.get('$where') ?? '')?.[1] ?? ''
  const offset = numberOf(url, '$offset')
  return rows
    .filter(row => row.changed > since)
    .sort((a, b) => a.id - b.id)
    .slice(offset, offset + numberOf(url, '$limit'))
    .map(row => ({ ':id': `row-${row.id}`, ':updated_at': row.changed, ...row.columns }))
}

const layer = { objectIdField: 'OBJECTID', editFieldsInfo: { editDateField: 'EditDate' } }

function arcgis(rows: readonly MadeUpRow[], url: URL, pageRows: number) {
  const since = /EditDate > timestamp '([^']+)'/.exec(url.searchParams.get('where') ?? '')?.[1]
  const after = since ? Date.parse(`${since.replace(' ', 'T')}Z`) : 0
  const offset = numberOf(url, 'resultOffset')
  const size = Math.min(pageRows, numberOf(url, 'resultRecordCount'))
  const found = rows.filter(row => Date.parse(row.changed) > after).sort((a, b) => a.id - b.id)
  return {
    features: found.slice(offset, offset + size).map(row => ({
      attributes: { OBJECTID: row.id, EditDate: Date.parse(row.changed), ...row.columns },
      geometry: { x: -76.6, y: 39.3 },
    })),
    exceededTransferLimit: offset + size < found.length,
  }
}
