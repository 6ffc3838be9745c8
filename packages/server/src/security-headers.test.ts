import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { dressAnswer, pagePolicy } from './security-headers.ts'
import { openMilltown } from './testing.ts'

const html = '<html><script src="/assets/a.js"></script><script>start(1)</script></html>'

test('a public page may run no script at all, even one that stands in it', () => {
  expect(pagePolicy('/', html)).toContain("script-src 'none'")
  expect(pagePolicy('/incidents', html)).toContain("script-src 'none'")
})

test('the explorer may run our files and exactly the inline scripts of its HTML, in both languages', () => {
  const hash = createHash('sha256').update('start(1)').digest('base64')
  for (const path of ['/explore', '/es/explore']) {
    const policy = pagePolicy(path, html)
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}'`)
    expect(policy).toContain("worker-src 'self' blob:")
    expect(policy).not.toContain("script-src 'self' 'unsafe-inline'")
  }
})

test('styles count by their hashes: nothing in a page may bring its own', () => {
  const hash = createHash('sha256').update('p{color:red}').digest('base64')
  for (const path of ['/', '/explore']) {
    const policy = pagePolicy(path, `<style>p{color:red}</style>${html}`)
    expect(policy).toContain(`style-src 'self' 'sha256-${hash}';`)
    expect(policy).not.toContain('unsafe')
  }
})

test('every page carries the headers that keep a browser strict', () => {
  const headers: Record<string, string> = { 'content-type': 'text/html' }
  dressAnswer('/', headers, Buffer.from(html))
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
  })
})

test('a copy of a page with what people can take back is asked about each time, and of another page once a minute', () => {
  const cacheOf = (path: string) => {
    const headers: Record<string, string> = { 'content-type': 'text/html' }
    dressAnswer(path, headers, Buffer.from(html))
    return headers['cache-control']
  }
  expect(cacheOf('/es/dialogue/safe-evenings/sessions/first')).toBe('public, max-age=0, must-revalidate')
  expect(cacheOf('/incidents')).toBe('public, max-age=60, stale-while-revalidate=600')
})

test('a server that is reached by https says so in every answer (RFC 6797), and another one in none', async () => {
  const paths = ['/', '/sign-in', '/healthz', '/api/v1/cities', '/api/v1/member/me', '/nothing//here']
  for (const [publicUrl, header] of [
    ['https://understory.example.gov', 'max-age=31536000; includeSubDomains'],
    ['http://understory.example.gov', null],
  ] as const) {
    const served = await openMilltown({ publicUrl })
    for (const path of paths)
      expect((await served.get(path)).headers.get('strict-transport-security'), path).toBe(header)
    await served.close()
  }
})
