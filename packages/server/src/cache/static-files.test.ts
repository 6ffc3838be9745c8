import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Milltown, openMilltown } from '../testing.ts'

let root: string
let house: Milltown
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'understory-static-'))
  await mkdir(join(root, 'client', 'assets'), { recursive: true })
  await writeFile(join(root, 'secret.txt'), 'secret')
  await writeFile(join(root, 'client', 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await writeFile(join(root, 'client', 'assets', 'app-1a2b.js'), 'let a = 1\n'.repeat(500))
  await writeFile(join(root, 'client', '.env'), 'secret')
  house = await openMilltown({ staticDir: join(root, 'client') })
})
afterAll(async () => {
  await house.close()
  await rm(root, { recursive: true, force: true })
})

/** Asks for a path exactly as written; `fetch` would tidy it first. */
const raw = (path: string) =>
  new Promise<{ status: number; body: string }>((resolve, reject) => {
    const { port } = new URL(house.url)
    get({ host: '127.0.0.1', port, path }, response => {
      let body = ''
      response.on('data', chunk => {
        body += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    }).on('error', reject)
  })

test('a file with a hash in its name never changes, and comes compressed', async () => {
  const response = await house.get('/assets/app-1a2b.js', { 'accept-encoding': 'br' })
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(response.headers.get('content-encoding')).toBe('br')
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect((await response.text()).length).toBe(5000)
})

test('other files are asked for again after an hour', async () => {
  const response = await house.get('/favicon.svg')
  expect(response.headers.get('cache-control')).toBe('public, max-age=3600')
})

test('text of any kind names its character set', async () => {
  for (const path of ['/favicon.svg', '/assets/app-1a2b.js']) {
    const response = await house.get(path)
    expect(response.headers.get('content-type')).toContain('; charset=utf-8')
  }
})

test.for([
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/assets/..\\..\\secret.txt',
  '//etc/passwd',
  '/.env',
  '/assets/app-1a2b.js%00.txt',
])('nothing outside the folder is reached by %s', async path => {
  const { status, body } = await raw(path)
  // An address with two readings is refused as such; another one is not there.
  expect([400, 404]).toContain(status)
  expect(body).not.toContain('secret')
})
