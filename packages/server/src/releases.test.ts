import { createHash } from 'node:crypto'
import type { Source } from '@understory/model'
import { agreeOn } from '@understory/record/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashToken } from './routes/member/signed-in.ts'
import { type Milltown, madeUpCsv, madeUpSource, openMilltown, until } from './testing.ts'

const base = '/api/v1/member/releases'
const tokenOf = (who: string) => `token-of-the-test-for-${who}`
let house: Milltown
let dataset: string

beforeAll(async () => {
  house = await openMilltown({ publicUrl: 'https://milltown.example', contactEmail: 'data@milltown.example' })
  for (const role of ['analyst', 'custodian', 'counsel', 'auditor', 'office', 'operator'] as const) {
    const hash = hashToken(tokenOf(role))
    await house.record.saveToken({ hash, role, city: 'milltown', label: role, expiresAt: null }, 'test')
  }
  expect((await house.send(madeUpCsv(0, 600))).status).toBe(200)
  const datasets = await get('/api/v1/member/release-datasets', 'analyst')
  dataset = (datasets.body as unknown as { name: string; disclosure: string }[]).find(
    one => one.disclosure === 'open-exact',
  )?.name as string
})
afterAll(() => house.close())

type Body = Record<string, unknown> & { id: string; contentHash: string }
const post = async (path: string, who: string, body: unknown) => {
  const answer = await house.post(path, JSON.stringify(body), tokenOf(who))
  return { status: answer.status, body: (await answer.json()) as Body }
}
const get = async (path: string, who?: string) => {
  const answer = await house.get(path, who ? { authorization: `Bearer ${tokenOf(who)}` } : {})
  return { status: answer.status, body: (await answer.json()) as Body }
}
const draft = async () => {
  const made = await post(base, 'analyst', { dataset, why: 'monthly' })
  expect(made.status, JSON.stringify(made.body)).toBe(200)
  return made.body
}
/** Drafts, approves, and waits until everyone can read it. */
const release = async () => {
  const { id, contentHash } = await draft()
  const approved = await post(`${base}/${id}/approval`, 'counsel', { contentHash, why: 'read' })
  expect(approved).toMatchObject({ status: 200, body: { state: 'public' } })
  await until(async () => (await get(`/api/v1/releases/${id}`)).status === 200)
  return { id, contentHash }
}
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer())

interface One {
  release: { files: { name: string; address: string; sha256: string; bytes: number }[]; state: string }
  versions: { id: string; state: string }[]
  page: string
}

describe('a release over HTTP', () => {
  test('is drafted from the snapshot, approved by somebody else, and then everybody’s', async () => {
    const drafted = await draft()
    expect(drafted).toMatchObject({ state: 'draft', own: true, approved: null })
    const { id, contentHash } = drafted
    expect((await get(`/api/v1/releases/${id}`)).status).toBe(404)
    expect((await house.get(`/releases/${id}/files/manifest.json`)).status).toBe(404)
    expect(await get(`${base}/${id}`, 'auditor')).toMatchObject({ status: 200, body: { own: false } })
    const wrong = { contentHash: 'a'.repeat(64), why: 'read' }
    expect(await post(`${base}/${id}/approval`, 'counsel', wrong)).toMatchObject({
      status: 409,
      body: { code: 'release-outdated' },
    })
    const asked = { contentHash, why: 'read' }
    expect((await post(`${base}/${id}/approval`, 'analyst', asked)).status).toBe(403)
    expect(await post(`${base}/${id}/approval`, 'counsel', asked)).toMatchObject({
      status: 200,
      body: { state: 'public', approved: { role: 'counsel' } },
    })
    await until(async () => (await get(`/api/v1/releases/${id}`)).status === 200)
    expect(await post(`${base}/${id}/withdrawal`, 'counsel', { why: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'release-decided' },
    })
  })

  test('nobody approves their own draft', async () => {
    const made = await post(base, 'custodian', { dataset, why: 'mine' })
    const asked = { contentHash: made.body.contentHash, why: 'mine' }
    expect(await post(`${base}/${made.body.id}/approval`, 'custodian', asked)).toMatchObject({
      status: 403,
      body: { code: 'not-allowed', expected: expect.stringContaining('did not make it') },
    })
    expect(
      await post(`${base}/${made.body.id}/withdrawal`, 'custodian', { why: 'only a test' }),
    ).toMatchObject({
      status: 200,
      body: { state: 'withdrawn' },
    })
  })

  test('its files verify from what was downloaded alone: the manifest by the content hash, the rest by the manifest', async () => {
    const { id, contentHash } = await release()
    const manifest = await bytesOf(await house.get(`/releases/${id}/files/manifest.json`))
    expect(sha256(manifest)).toBe(contentHash)
    const { files } = JSON.parse(Buffer.from(manifest).toString()) as {
      files: { name: string; bytes: number; sha256: string }[]
    }
    expect(files.map(one => one.name)).toContain('datapackage.json')
    for (const { name, bytes, sha256: expected } of files) {
      const content = await bytesOf(await house.get(`/releases/${id}/files/${name}`))
      expect([name, content.length, sha256(content)]).toEqual([name, bytes, expected])
    }
  })

  test('a file has an ETag and may be kept for ever; asked for with it, it is not sent again', async () => {
    const { id } = await release()
    const path = `/releases/${id}/files/datapackage.json`
    const first = await house.get(path)
    expect(first.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(first.headers.get('access-control-allow-origin')).toBe('*')
    const etag = first.headers.get('etag') as string
    expect(etag).toBe(`W/"${sha256(await bytesOf(first))}"`)
    expect((await house.get(path, { 'if-none-match': etag })).status).toBe(304)
    expect((await house.get(path, { 'if-none-match': 'W/"other"' })).status).toBe(200)
    const page = await house.get(`/releases/${id}/files/disclosure-report.html`)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.headers.get('content-security-policy')).toMatch(
      /script-src 'none'.*style-src 'self' 'sha256-/,
    )
  })

  test('the next one supersedes it; the one before stays at its address with a way to the newer', async () => {
    const first = await release()
    const second = await release()
    await until(async () => {
      const { body } = await get(`/api/v1/releases/${first.id}`)
      return (body as unknown as One).release.state === 'superseded'
    })
    const { body } = await get(`/api/v1/releases/${first.id}`)
    expect(body).toMatchObject({
      page: `https://milltown.example/releases/${first.id}`,
      release: { supersededBy: second.id, contentHash: first.contentHash },
    })
    expect((body as unknown as One).versions.map(one => one.id)).toContain(second.id)
    expect((await house.get(`/releases/${first.id}/files/tables.json`)).status).toBe(200)
    const list = await get(`/api/v1/releases?dataset=${dataset}&limit=1`)
    expect(list.body).toMatchObject({ releases: [{ id: second.id, state: 'public' }], next: second.id })
  })

  test('what is not there is said so, and never a fault', async () => {
    const { id } = await release()
    const nobody = '018f0000-0000-7000-8000-000000000000'
    for (const path of [
      '/api/v1/releases/x',
      `/api/v1/releases/${nobody}`,
      `/releases/${nobody}/files/manifest.json`,
      `/releases/${id}/files/other.csv`,
      `/releases/${id}/files/..%2f..%2fetc%2fpasswd`,
      '/releases/x/files/x',
    ])
      expect([path, (await house.get(path)).status]).toEqual([path, 404])
    expect((await house.get(`/releases/${id}/files/%00`)).status).toBe(400)
    expect((await house.get(`/releases/${id}/files/manifest.json?x=1`)).status).toBe(400)
    expect((await get('/api/v1/releases?cursor=x')).status).toBe(400)
    expect((await get('/data.json?version=2')).status).toBe(400)
    expect(await post(base, 'analyst', { dataset: 'no-such', why: 'x' })).toMatchObject({
      status: 404,
      body: { code: 'no-such-dataset', expected: expect.stringContaining(dataset) },
    })
    expect((await post(base, 'analyst', { dataset, why: 'a\u0000b' })).status).toBe(400)
    expect(
      (await post(`${base}/x/approval`, 'counsel', { contentHash: 'a'.repeat(64), why: 'x' })).status,
    ).toBe(404)
  })

  test('is closed to roles that the table does not name', async () => {
    expect((await get(base, 'office')).status).toBe(403)
    expect((await get(base)).status).toBe(401)
    expect((await post(base, 'counsel', { dataset, why: 'x' })).status).toBe(403)
    expect((await get(base, 'auditor')).status).toBe(200)
    const { id } = await draft()
    expect((await get(`${base}/${id}/files/manifest.json`, 'operator')).status).toBe(403)
    expect((await get(`${base}/${id}/files/manifest.json`, 'auditor')).status).toBe(200)
  })

  test('of rows under an agreement small counts are suppressed in every file, and nothing is public before approval', async () => {
    const working: Source = {
      ...madeUpSource,
      name: 'working',
      provenance: 'agency-own',
      retention: 'working-file',
    }
    await house.city.saveSource(working)
    // Whoever gave the rows asks for more than the usual 11.
    await agreeOn(house.city, working, { minimumCell: 15 })
    const path = '/api/v1/member/imports?filename=rows.csv&source=working'
    expect((await house.post(path, madeUpCsv(0, 240), tokenOf('custodian'))).status).toBe(200)
    const made = await post(base, 'analyst', { dataset: 'agency-incidents', why: 'first' })
    expect(made).toMatchObject({
      status: 200,
      body: { disclosure: 'suppressed', report: { approvable: true, method: { minimumCell: 15 } } },
    })
    const { id, contentHash } = made.body
    expect((await house.get(`/releases/${id}/files/tables.json`)).status).toBe(404)
    const asked = { contentHash, why: 'read' }
    expect((await post(`${base}/${id}/approval`, 'custodian', asked)).status).toBe(200)
    for (const name of ['incidents-by-kind-month.csv', 'victims-by-kind-month.csv']) {
      const text = await (await house.get(`/releases/${id}/files/${name}`)).text()
      const lines = text.trim().split('\r\n').slice(1)
      const values = lines.map(line => line.split(',').at(-2) ?? '')
      expect(values).toContain('suppressed')
      const shown = values.filter(value => value !== 'suppressed').map(Number)
      expect(shown.every(value => value === 0 || value >= 15)).toBe(true)
    }
    const tables = await (await house.get(`/releases/${id}/files/tables.json`)).text()
    expect(tables).not.toMatch(/"value":([1-9]|1[0-4])[,}]/)
  })

  test('the catalogue lists the current release of each dataset, for harvesters of either version', async () => {
    const { id } = await release()
    await until(async () => JSON.stringify((await get('/data.json')).body).includes(id))
    const page = `https://milltown.example/releases/${id}`
    const old = (await get('/data.json')).body as unknown as { dataset: { landingPage: string }[] }
    expect(old.dataset).toHaveLength(2)
    expect(old.dataset.map(one => one.landingPage)).toContain(page)
    expect(old).toMatchObject({
      conformsTo: 'https://project-open-data.cio.gov/v1.1/schema',
      dataset: [
        { contactPoint: { hasEmail: 'mailto:data@milltown.example' } },
        { identifier: 'milltown/agency-incidents' },
      ],
    })
    const { body } = await get('/data.json?version=3')
    expect(body).toMatchObject({ '@type': 'Catalog', dataset: [{ '@id': page }, {}] })
  })
})
