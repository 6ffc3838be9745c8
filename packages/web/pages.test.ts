import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { measureAnswerShape } from '@understory/model'
import { beforeAll, expect, test } from 'vitest'
import { buildWeb } from './build-web.ts'
import { madeUpApi } from './src/fixture/made-up-api.ts'
import { createWebHandler, defaultBuildDirectory } from './src/handler.ts'
import { en } from './src/strings/en.ts'

const paths = [
  '/',
  '/incidents',
  '/incidents?kind=burglary&period=2024',
  '/incidents?kind=everything&period=all',
  '/places',
  '/places/neighborhood/abell-park',
  '/places/neighborhood/abell-park?version=2010',
  '/places/district/birch-district',
  '/about-data',
]
const both = paths.flatMap(path => [path, path === '/' ? '/es' : `/es${path}`])
let handle: (request: Request) => Promise<Response>

beforeAll(async () => {
  await buildWeb()
  handle = await createWebHandler({ api: madeUpApi })
})

const get = async (path: string) => {
  const response = await handle(new Request(`http://localhost${path}`))
  return { status: response.status, html: await response.text() }
}

test.each(both)('%s is a whole page without script', async path => {
  const { status, html } = await get(path)
  expect(status).toBe(200)
  expect(html).not.toMatch(/<script|javascript:|modulepreload|\son\w+="/)
  expect([...html.matchAll(/<h1/g)]).toHaveLength(1)
  expect(html).toContain(`<html lang="${path.startsWith('/es') ? 'es' : 'en'}"`)
  expect(html).toMatch(/<title>[^<]+<\/title>/)
  expect(html).toContain(path.startsWith('/es') ? 'Alder City es inventada' : 'Alder City is invented')
  expect(html).not.toMatch(/NaN|undefined|\[object|Invalid Date/)
})

test.each(both)('%s prints no raw key', async path => {
  const text = (await get(path)).html.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]+>/g, ' ')
  expect(Object.keys(en).filter(key => text.includes(key))).toEqual([])
  expect(text).not.toMatch(/\{[a-z]+[,}]/)
})

test.each(both)(
  'every picture of %s has words, a table, a download, a source and an address of its own',
  async path => {
    const { html } = await get(path)
    for (const [figure] of html.matchAll(/<figure.*?<\/figcaption>.*?<\/figure>/gs)) {
      expect(figure).toMatch(/<p class="hidden">[^<]{20,}/)
      expect(figure).toMatch(/<details>.*<table>/s)
      expect(figure).toMatch(/href="\/api\/v1\/[^"]*format=csv/)
      expect(figure).toContain('Alder City Police')
      expect(figure).toMatch(/href="#[a-z]+"/)
    }
  },
)

test('the home page of a city that has brought in data alone speaks of no dialogue and no promise', async () => {
  const { html } = await get('/')
  expect(html).not.toContain(en['home.card.dialogue.all'])
  expect(html).not.toContain(en['home.card.plan.link'])
})

test('a page and its fonts stay below 100 kB on a first visit', async () => {
  const assets = join(defaultBuildDirectory, 'client', 'assets')
  const fonts = readdirSync(assets).filter(name => name.endsWith('.woff2'))
  expect(fonts).toHaveLength(2)
  const fontBytes = fonts.reduce((sum, name) => sum + statSync(join(assets, name)).size, 0)
  for (const path of both)
    expect(gzipSync((await get(path)).html).byteLength + fontBytes).toBeLessThan(100_000)
})

test('an unknown address, place and version are not found, in the language of the address', async () => {
  for (const path of [
    '/nowhere',
    '/places/neighborhood/atlantis',
    '/places/neighborhood/yew-hill?version=2010',
  ])
    expect(await get(path)).toMatchObject({
      status: 404,
      html: expect.stringContaining('There is nothing at this address'),
    })
  expect(await get('/es/nada')).toMatchObject({
    status: 404,
    html: expect.stringContaining('No hay nada en esta dirección'),
  })
})

test('a form with values it does not offer shows the first choice', async () => {
  expect(await get('/incidents?kind=%3Cscript%3E&period=9')).toMatchObject({ status: 200 })
})

test('a place in older boundaries says that newer ones exist, and which ones it shows', async () => {
  const { html } = await get('/places/neighborhood/abell-park?version=2010')
  expect(html).toContain('These are the boundaries “Neighborhoods 2010”')
  expect(html).toContain('newer ones exist')
})

test('where fewer than 500 people live there is no rate', async () => {
  const { html } = await get('/places/neighborhood/fern-hill')
  expect(html).toContain('not enough data')
  expect(html).toContain('With fewer than 500 residents')
})

test('where reports name no place, no place is called safe and no map is drawn', async () => {
  const placeless = await createWebHandler({
    api: async path => {
      const response = await madeUpApi(path)
      const answer: unknown = await response.json()
      if (!path.startsWith('/api/v1/measures/')) return Response.json(answer, { status: response.status })
      const measured = measureAnswerShape.parse(answer)
      measured.proviso.coverage.withoutPlace = measured.proviso.coverage.rows
      return Response.json(measured)
    },
  })
  const page = async (path: string) => (await placeless(new Request(`http://localhost${path}`))).text()
  const place = await page('/places/neighborhood/abell-park')
  expect(place).toContain('nothing can be said about Abell Park')
  expect(place).not.toMatch(/killed or shot in the last|likely range/)
  for (const path of ['/', '/incidents']) {
    const html = await page(path)
    expect(html).toContain('A map would show missing reports as safety')
    expect(html).not.toContain('class="map"')
  }
})

test('data that end long ago are not called the last twelve months', async () => {
  const old = await createWebHandler({
    api: async path => {
      const text = await (await madeUpApi(path)).text()
      return new Response(text.replaceAll('"age_days":9', '"age_days":2519'))
    },
  })
  const html = await (await old(new Request('http://localhost/'))).text()
  expect(html).toMatch(/<h1>In the twelve months to October.31, 2025 /)
  expect(html).toContain('What happened since is not here.')
})

test('an API that is busy gives a page that says so', async () => {
  const busy = await createWebHandler({
    api: async () => Response.json({ code: 'deadline-exceeded', detail: 'Stopped.' }, { status: 503 }),
  })
  const response = await busy(new Request('http://localhost/'))
  expect(response.status).toBe(503)
  expect(await response.text()).toContain('This answer is not ready')
})
