import type { ImportReport, IncidentPage, MeasureAnswer } from '@understory/model'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { feedToken, type Milltown, madeUpCsv, openMilltown, operatorToken } from './testing.ts'

/** Lone surrogates have no form in an address. */
const wellFormed = (text: string) => text.toWellFormed()

let house: Milltown
beforeAll(async () => {
  house = await openMilltown()
  const sent = await house.send(madeUpCsv(0, 300))
  expect(sent.status).toBe(200)
})
afterAll(() => house.close())

const homicides = '/api/v1/measures/incidents?where.kind=homicide&by=year'
const firstValue = async (path: string) => {
  const answer = (await (await house.get(path)).json()) as MeasureAnswer
  return answer.rows[0]?.value
}

describe('open questions', () => {
  test('are answered with what was imported: every third of 300 rows is a homicide', async () => {
    expect(await firstValue(homicides)).toBe(100)
  })

  test('carry an ETag, and 304 comes back while nothing changed', async () => {
    const first = await house.get(homicides)
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^W\/"/)
    expect(first.headers.get('cache-control')).toContain('public')
    const second = await house.get(homicides, { 'if-none-match': etag })
    expect(second.status).toBe(304)
    expect(await second.text()).toBe('')
  })

  test('may be asked from any site, and carry strict headers', async () => {
    const { headers } = await house.get(homicides)
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('come as a table with format=csv', async () => {
    const response = await house.get(`${homicides}&format=csv`)
    expect(response.headers.get('content-type')).toContain('text/csv')
    expect((await response.text()).split('\r\n')[1]).toContain('2019')
  })

  test('answer HEAD like GET, without the body', async () => {
    const [head, get] = await Promise.all([
      fetch(house.url + homicides, { method: 'HEAD', headers: { 'accept-encoding': 'identity' } }),
      house.get(homicides, { 'accept-encoding': 'identity' }),
    ])
    expect(head.status).toBe(200)
    expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'))
    expect(await head.text()).toBe('')
  })

  test('page through every row once', async () => {
    const ids = new Set<string>()
    let next: string | null = ''
    while (next !== null) {
      const cursor = next ? `&cursor=${encodeURIComponent(next)}` : ''
      const page = (await (await house.get(`/api/v1/incidents?limit=70${cursor}`)).json()) as IncidentPage
      for (const row of page.rows) ids.add(row.id)
      next = page.next
    }
    expect(ids.size).toBe(300)
  })

  test('stream all rows as a table', async () => {
    const response = await house.get('/api/v1/incidents?format=csv')
    expect(response.status).toBe(200)
    expect((await response.text()).trimEnd().split('\r\n')).toHaveLength(301)
  })

  test.for([
    ['/api/v1/measures/incidents?form=2019-01-01', 400, 'bad-parameter', 'form'],
    ['/api/v1/measures/incidents?from=2019-02-30', 400, 'bad-parameter', 'from'],
    ['/api/v1/measures/nothing', 404, 'no-such-measure', undefined],
    ['/api/v1/measures/incidents?city=atlantis', 404, 'no-such-city', undefined],
    ['/api/v1/incidents?cursor=nonsense', 400, 'bad-parameter', 'cursor'],
    ['/api/v1/incidents?limit=0', 400, 'bad-parameter', 'limit'],
    ['/api/v1/places/county:1900', 404, 'no-such-place', undefined],
    ['/api/v1/nothing-here', 404, 'not-found', undefined],
  ] as const)('%s is a problem that says what is wrong', async ([path, status, code, where]) => {
    const response = await house.get(path)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    const problem = (await response.json()) as Record<string, unknown>
    expect(problem).toMatchObject({ status, code })
    if (where !== undefined) expect(problem.where).toBe(where)
  })

  test('of any query string at all never give a 5xx', async () => {
    const paths = [
      'measures/incidents',
      'measures/victims',
      'incidents',
      'explore',
      'places',
      'about-data',
      'cities',
    ]
    const names = [
      'by',
      'from',
      'to',
      'where.kind',
      'where.year',
      'where.neighborhood',
      'where.hour',
      'cursor',
      'limit',
    ]
    const wild = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '',
        '0',
        '-1',
        '9999-99-99',
        '2019',
        '2019-03',
        'kind',
        'month',
        '%00',
        "'; drop table x; --",
        '{}',
      ),
    )
    const query = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), wild), wild), { maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), query, async (path, pairs) => {
        const text = pairs.map(
          ([name, value]) =>
            `${encodeURIComponent(wellFormed(name))}=${encodeURIComponent(wellFormed(value))}`,
        )
        const response = await house.server.fetch(
          new Request(`http://localhost/api/v1/${path}?${text.join('&')}`),
        )
        await response.body?.cancel()
        expect(response.status, `${path}?${text.join('&')}`).toBeLessThan(500)
      }),
      { numRuns: 500 },
    )
  })

  test('of broken percent signs never give a 5xx either', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[\x21-\x7e]{0,60}$/), async text => {
        const response = await house.server.fetch(
          new Request(`http://localhost/api/v1/incidents?${text.replaceAll('#', '%')}`),
        )
        await response.body?.cancel()
        expect(response.status).toBeLessThan(500)
      }),
      { numRuns: 300 },
    )
  })

  test('are described by the OpenAPI document that the same shapes make', async () => {
    const document = (await (await house.get('/api/openapi.json')).json()) as {
      paths: Record<string, Record<string, unknown>>
    }
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/api/v1/measures/{name}', '/api/v1/incidents', '/api/v1/member/imports']),
    )
    for (const [path, methods] of Object.entries(document.paths)) {
      if (!methods.get || path.includes('{') || /member|events/.test(path)) continue
      expect((await house.get(path)).status, path).toBe(200)
    }
  })
})

describe('new data', () => {
  test('are on the page when the import is acknowledged, and listeners are told', async () => {
    const stop = new AbortController()
    const events = await fetch(`${house.url}/api/v1/events`, { signal: stop.signal })
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
    const before = (await reader?.read())?.value ?? ''
    expect(before).toContain('event: snapshot')
    const etag = (await house.get(homicides)).headers.get('etag') ?? ''

    const report = (await (await house.send(madeUpCsv(300, 360), 'later.csv')).json()) as ImportReport
    expect(report).toMatchObject({ state: 'complete', read: 60, kept: 60, fileName: 'later.csv' })
    const after = await house.get(homicides, { 'if-none-match': etag })
    expect(after.status).toBe(200)
    expect(((await after.json()) as MeasureAnswer).rows[0]?.value).toBe(120)
    expect((await reader?.read())?.value).toContain('event: snapshot')
    stop.abort()
  })
})

describe('machines that watch', () => {
  test('find the server alive, ready and counted', async () => {
    expect((await house.get('/healthz')).status).toBe(200)
    expect((await house.get('/readyz')).status).toBe(200)
    expect(await (await house.get('/metrics')).text()).toContain('understory_http_requests_total')
  })
})

describe('routes of members', () => {
  const path = '/api/v1/member/imports?filename=a.csv'

  test.for([
    ['no token', '', 401],
    ['an unknown token', 'Bearer 0123456789abcdef', 401],
    ['another scheme', 'Basic 0123456789abcdef', 401],
  ] as const)('refuse %s', async ([, authorization, status]) => {
    const response = await fetch(house.url + path, { method: 'POST', body: 'x', headers: { authorization } })
    expect(response.status).toBe(status)
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('let a feed import and nothing else', async () => {
    expect(
      (await house.get('/api/v1/member/set-aside', { authorization: `Bearer ${feedToken}` })).status,
    ).toBe(403)
    expect((await house.post('/api/v1/member/tokens', '{"label":"x"}', feedToken)).status).toBe(403)
    expect((await house.post('/api/v1/member/commands/backup', '{}', feedToken)).status).toBe(403)
    expect((await house.post(`${path}&city=elsewhere`, 'x', feedToken)).status).toBe(403)
  })

  test('make a token that works until it is taken back', async () => {
    const made = await house.post(
      '/api/v1/member/tokens',
      '{"label":"county","city":"milltown"}',
      operatorToken,
    )
    expect(made.status).toBe(201)
    const { token, hash } = (await made.json()) as { token: string; hash: string }
    const list = () => house.get('/api/v1/member/imports', { authorization: `Bearer ${token}` })
    expect((await list()).status).toBe(200)
    const gone = await fetch(`${house.url}/api/v1/member/tokens/${hash}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${operatorToken}` },
    })
    expect(gone.status).toBe(200)
    expect((await list()).status).toBe(401)
  })

  test('refuse a file of an unknown layout and keep nothing of it', async () => {
    const before = (await house.city.imports()).length
    const response = await house.send('a,b,c\n1,2,3\n')
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ code: 'unknown-layout' })
    expect((await house.city.imports()).length).toBe(before)
  })

  test('give back rows that were set aside, with their line and text', async () => {
    const sent = await house.send('id,date,offense,weapon\n9001,not a day,THEFT,\n9002,2019-05-05,THEFT,\n')
    expect(await sent.json()).toMatchObject({ read: 2, kept: 1, setAside: 1 })
    const authorization = `Bearer ${operatorToken}`
    const lines = await (await house.get('/api/v1/member/set-aside', { authorization })).text()
    expect(JSON.parse(lines.split('\n')[0] ?? '')).toMatchObject({
      line: 2,
      column: 'date',
      raw: expect.stringContaining('not a day'),
    })
    const table = await (await house.get('/api/v1/member/set-aside?format=csv', { authorization })).text()
    expect(table.split('\r\n')[0]).toBe('id,importNo,source,line,column,reason,raw,resolvedByImportNo')
  })
})
