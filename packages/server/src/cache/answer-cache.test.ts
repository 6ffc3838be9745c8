import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { createAnswerCache } from './answer-cache.ts'
import { type Entry, encodingFor, formOf, makeEntry, matchesEtag } from './entry.ts'
import { keepFresh } from './fresh.ts'
import { entryResponse } from './write-entry.ts'

const noDress = () => {}
const text = (entry: Entry) => entry.body.toString()

const cacheOf = (render: (url: string) => Promise<Response>, maxBytes = 1_000_000, now = () => 0) =>
  createAnswerCache({ maxBytes, now, render, dress: noDress })

describe('the answer cache', () => {
  test('asks once for a hundred visitors who come at the same time', async () => {
    let asked = 0
    const cache = cacheOf(async url => {
      asked++
      await new Promise(resolve => setTimeout(resolve, 5))
      return new Response(`page ${url}`)
    })
    const all = await Promise.all(Array.from({ length: 100 }, () => cache.get('/a')))
    expect(asked).toBe(1)
    expect(all.every(loaded => 'entry' in loaded && text(loaded.entry) === 'page /a')).toBe(true)
    expect(cache.peek('/a')).not.toBeNull()
  })

  test('keeps what everybody reads when somebody asks for ten thousand addresses with invented queries', async () => {
    const cache = cacheOf(async url => new Response(`page ${url}`), 60_000)
    for (const path of ['/', '/plan', '/places']) await cache.get(path)
    for (let n = 0; n < 10_000; n++) await cache.get(`/plan?anything=${n}`)
    expect(['/', '/plan', '/places'].map(path => cache.peek(path) !== null)).toEqual([true, true, true])
    expect(cache.bytes()).toBeLessThan(40_000)
    expect(cache.peek('/plan?anything=9999')).not.toBeNull()
  })

  test('gives out but does not keep an answer that was begun before new data came', async () => {
    let go = () => {}
    const cache = cacheOf(async () => {
      await new Promise<void>(resolve => {
        go = resolve
      })
      return new Response('old')
    })
    const flight = cache.get('/a')
    await Promise.resolve()
    cache.clear()
    go()
    const loaded = await flight
    expect('entry' in loaded && text(loaded.entry)).toBe('old')
    expect(cache.peek('/a')).toBeNull()
  })

  test('a visitor who comes after new data does not get the answer begun before', async () => {
    const answers = ['old', 'new']
    const waiting: (() => void)[] = []
    const cache = cacheOf(async () => {
      const answer = answers.shift()
      await new Promise<void>(resolve => waiting.push(resolve))
      return new Response(answer)
    })
    const first = cache.get('/a')
    cache.clear()
    const second = cache.get('/a')
    for (const go of waiting) go()
    await first
    const loaded = await second
    expect('entry' in loaded && text(loaded.entry)).toBe('new')
    expect(cache.peek('/a')?.body.toString()).toBe('new')
  })

  test('never holds more bytes than it may and lets the longest unused go first', async () => {
    const cache = cacheOf(async () => new Response('x'.repeat(10_000)), 100_000)
    for (let i = 0; i < 4; i++) await cache.get(`/${i}`)
    cache.peek('/0')
    for (let i = 4; i < 20; i++) {
      await cache.get(`/${i}`)
      cache.peek('/0')
      expect(cache.bytes()).toBeLessThanOrEqual(100_000)
    }
    expect(cache.peek('/0')).not.toBeNull()
    expect(cache.peek('/1')).toBeNull()
  })

  test('answers anew what was used last, after new data came', async () => {
    let version = 'old'
    const cache = cacheOf(async url => new Response(`${version} ${url}`))
    const renew = keepFresh(() => cache, new AbortController().signal, 1)
    await cache.get('/a')
    await cache.get('/b')
    version = 'new'
    renew()
    renew()
    expect(cache.peek('/a')).toBeNull()
    await new Promise(resolve => setTimeout(resolve, 30))
    expect(['/a', '/b'].map(url => cache.peek(url)?.body.toString())).toEqual(['new /a', 'new /b'])
  })

  test('keeps no problem, no private answer, no stream and nothing with a cookie', async () => {
    const answers: Record<string, ResponseInit> = {
      '/404': { status: 404 },
      '/private': { headers: { 'cache-control': 'private' } },
      '/stream': { headers: { 'cache-control': 'no-cache' } },
      '/cookie': { headers: { 'set-cookie': 'a=b' } },
    }
    const cache = cacheOf(async url => new Response('no', answers[url]))
    for (const url of Object.keys(answers)) {
      await cache.get(url)
      expect(cache.peek(url), url).toBeNull()
    }
  })

  test('forgets after five minutes, so that the age of the data is never long out of date', async () => {
    let at = 0
    const cache = cacheOf(
      async () => new Response('a'),
      1_000_000,
      () => at,
    )
    await cache.get('/a')
    at = 299_000
    expect(cache.peek('/a')).not.toBeNull()
    at = 300_000
    expect(cache.peek('/a')).toBeNull()
  })
})

describe('a kept answer', () => {
  const html = { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from('a'.repeat(5000)) }

  test('is compressed as the visitor accepts it', async () => {
    const entry = makeEntry(html)
    expect(encodingFor(entry, 'gzip, deflate, br')).toBe('br')
    expect(encodingFor(entry, 'gzip, br;q=0')).toBe('gzip')
    expect(encodingFor(entry, 'gzip;q=0')).toBe('identity')
    expect(encodingFor(entry, undefined)).toBe('identity')
    const { body } = await formOf(entry, 'gzip')
    expect(gunzipSync(body).equals(html.body)).toBe(true)
  })

  test('answers 304 to its own ETag, with the headers that a cache needs and no body', async () => {
    const entry = makeEntry({ ...html, headers: { ...html.headers, 'cache-control': 'public, max-age=60' } })
    const request = new Request('http://localhost/', { headers: { 'if-none-match': `"x", ${entry.etag}` } })
    const response = await entryResponse(entry, request)
    expect(response.status).toBe(304)
    expect(response.headers.get('etag')).toBe(entry.etag)
    expect(response.headers.get('cache-control')).toBe('public, max-age=60')
    expect(await response.text()).toBe('')
  })

  test('matches ETags weakly (RFC 9110, section 8.8.3.2)', () => {
    expect(matchesEtag('W/"1"', '"1"')).toBe(true)
    expect(matchesEtag('"1"', 'W/"1"')).toBe(true)
    expect(matchesEtag('*', '"1"')).toBe(true)
    expect(matchesEtag('"2"', '"1"')).toBe(false)
    expect(matchesEtag(undefined, '"1"')).toBe(false)
  })
})
