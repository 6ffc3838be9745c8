import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FeedWorld, fetchPage } from './fetch-page.ts'
import { onLoopback } from './made-up-endpoints.ts'
import {
  mayConnect,
  type OutgoingPolicy,
  outgoingProblem,
  parseNetworks,
  publicAddressesOnly,
} from './outgoing.ts'

let server: Server
let origin: string
let answered: string[] = []
/** What the server answers, by path. */
const answers: Record<string, (res: ServerResponse) => void> = {
  '/rows': res => res.end('[{"a":1}]'),
  '/moved': res => res.writeHead(302, { location: '/rows' }).end(),
  '/inside': res => res.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
  '/file': res => res.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/round': res => res.writeHead(302, { location: '/round' }).end(),
  '/endless': res => {
    const more = (): void => {
      while (!res.destroyed && res.write('a'.repeat(65_536)));
      if (!res.destroyed) res.once('drain', more)
    }
    more()
  },
  '/bomb': res =>
    res.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(20_000_000, ' '))),
}
beforeAll(async () => {
  server = createServer((req, res) => {
    answered.push(req.url ?? '')
    res.on('error', () => {})
    answers[req.url ?? '']?.(res)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const here = onLoopback()
const worldOf = (outgoing: OutgoingPolicy): FeedWorld => ({
  random: () => 0.5,
  now: () => new Date('2026-02-01T00:00:00Z'),
  wait: async () => {},
  outgoing,
  maxPageBytes: 1_000_000,
})
const get = (path: string, outgoing = here) => {
  answered = []
  return fetchPage(new URL(path, origin), worldOf(outgoing))
}

describe('an address that somebody typed', () => {
  test.for([
    '127.0.0.1',
    '10.0.0.1',
    '172.16.5.4',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '192.0.0.1',
    '198.18.0.1',
    '203.0.113.9',
    '240.0.0.1',
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'fd12:3456::1',
    'fec0::1',
    'ff02::1',
    '::ffff:10.0.0.1',
    '::ffff:127.0.0.1',
    '::127.0.0.1',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    '2001::1',
    'localhost',
    '',
  ])('is refused outside the public internet: %s', address => {
    expect(mayConnect(address, publicAddressesOnly)).toBe(false)
  })

  test.for(['1.1.1.1', '8.8.8.8', '203.0.114.1', '2606:4700::1111', '2a00:1450::1'])(
    'may be public: %s',
    address => {
      expect(mayConnect(address, publicAddressesOnly)).toBe(true)
    },
  )

  test.for([
    'file:///etc/passwd',
    'gopher://example.org/',
    'ftp://example.org/a',
    'data:application/json,[]',
    'http://user:word@example.org/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://[::ffff:7f00:1]/',
    'http://[::1]:8080/',
    'no address',
  ])('is refused before anything is asked: %s', text => {
    expect(outgoingProblem(text, publicAddressesOnly)?.code).toBe('feed-unreachable')
  })

  test('may be in a network that the operator allows, and only there', () => {
    const networks = parseNetworks('10.20.0.0/16, fd00:1::/48', 'UNDERSTORY_FEED_NETWORKS')
    const policy = { allowed: networks.ok ? networks.value : [] }
    expect(mayConnect('10.20.3.4', policy)).toBe(true)
    expect(mayConnect('::ffff:10.20.3.4', policy)).toBe(true)
    expect(mayConnect('fd00:1::5', policy)).toBe(true)
    expect(mayConnect('10.21.0.1', policy)).toBe(false)
    expect(parseNetworks('10.20.0.0', 'UNDERSTORY_FEED_NETWORKS')).toMatchObject({ ok: false })
  })
})

describe('a feed', () => {
  test('on this machine is not asked, whatever its name', async () => {
    await expect(get('/rows', publicAddressesOnly)).rejects.toMatchObject({
      problem: { code: 'feed-unreachable' },
    })
    const named = fetchPage(
      new URL(`http://feed.example:${new URL(origin).port}/rows`),
      worldOf({ allowed: [], resolve: (_, __, done) => done(null, [{ address: '127.0.0.1', family: 4 }]) }),
    )
    await expect(named).rejects.toMatchObject({
      problem: { detail: expect.stringContaining('not on the public') },
    })
    expect(answered).toEqual([])
  })

  test('is refused when one of the addresses of its name is inside', async () => {
    const both = [
      { address: '1.1.1.1', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ]
    const named = fetchPage(
      new URL('http://feed.example/rows'),
      worldOf({ allowed: [], resolve: (_, __, done) => done(null, both) }),
    )
    await expect(named).rejects.toMatchObject({ problem: { code: 'feed-unreachable' } })
  })

  test('is resolved once for a connection, so that a name cannot change meanwhile', async () => {
    let resolved = 0
    const rows = await fetchPage(
      new URL(`http://feed.example:${new URL(origin).port}/rows`),
      worldOf({
        ...here,
        resolve: (_, __, done) =>
          done(null, [{ address: ++resolved === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }]),
      }),
    )
    expect(rows).toEqual([{ a: 1 }])
    expect(resolved).toBe(1)
  })

  test('may lead on to where a feed may be, and nowhere else', async () => {
    expect(await get('/moved')).toEqual([{ a: 1 }])
    for (const path of ['/inside', '/file', '/round'])
      await expect(get(path), path).rejects.toMatchObject({ problem: { code: 'feed-unreachable' } })
  })

  test('that answers without end, or packed, is left at the limit and not asked again', async () => {
    for (const path of ['/endless', '/bomb']) {
      await expect(get(path), path).rejects.toMatchObject({
        problem: { detail: 'The feed answers with a page of more than 1000000 bytes.' },
      })
      expect(answered).toEqual([path])
    }
  })
})
