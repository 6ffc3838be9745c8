import { columnsRead, type Source } from '@understory/model'
import { agree, agreeOn, madeUpTerms } from '@understory/record/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashToken } from './routes/member/signed-in.ts'
import { type Milltown, madeUpCsv, madeUpSource, openMilltown, until } from './testing.ts'

const working: Source = {
  ...madeUpSource,
  name: 'working',
  provenance: 'agency-own',
  retention: 'working-file',
}
const registerPath = '/api/v1/agreements'
const memberPath = '/api/v1/member/agreements'
const terms = madeUpTerms({ tier: 'mou' })

let house: Milltown
let now = new Date()
const tokenOf = (role: string) => `token-of-the-test-for-${role}`

beforeAll(async () => {
  house = await openMilltown({ now: () => now })
  for (const role of ['counsel', 'custodian', 'office', 'analyst', 'operator', 'auditor'] as const) {
    const hash = hashToken(tokenOf(role))
    await house.record.saveToken({ hash, role, city: 'milltown', label: role, expiresAt: null }, 'test')
  }
})
afterAll(() => house.close())

const post = async (path: string, role: string, body: unknown) => {
  const answer = await house.post(path, JSON.stringify(body), tokenOf(role))
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}
const get = async (path: string, role?: string) => {
  const answer = await house.get(path, role ? { authorization: `Bearer ${tokenOf(role)}` } : {})
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

describe('an agreement over HTTP', () => {
  test('is drafted, signed by counsel who did not draft it, read by residents, and ended with a reason', async () => {
    const drafted = await post(memberPath, 'custodian', { terms, why: 'new' })
    expect(drafted).toMatchObject({ status: 200, body: { version: 1, state: 'draft' } })
    const { id } = drafted.body
    expect((await get(`${registerPath}/${id}`)).status).toBe(404)
    expect((await post(`${memberPath}/${id}/signature`, 'custodian', { version: 1 })).status).toBe(403)
    const signed = await post(`${memberPath}/${id}/signature`, 'counsel', { version: 1 })
    expect(signed).toMatchObject({ status: 200, body: { version: 2, state: 'in-force' } })
    await until(async () => (await get(`${registerPath}/${id}`)).status === 200)
    expect(await get(`${registerPath}/${id}`)).toMatchObject({
      body: {
        agreement: { state: 'in-force', prohibitedPurposes: ['enforcement', 'immigration', 'eviction'] },
      },
    })
    expect(await get(`${memberPath}/${id}`, 'auditor')).toMatchObject({
      status: 200,
      body: [{ version: 2 }, { version: 1 }],
    })
    expect((await post(`${memberPath}/${id}/end`, 'counsel', { version: 2 })).status).toBe(400)
    const ended = await post(`${memberPath}/${id}/end`, 'custodian', { version: 2, why: 'not needed' })
    expect(ended).toMatchObject({ status: 200, body: { version: 3, state: 'ended' } })
    await until(async () => {
      const { body } = await get(`${registerPath}/${id}`)
      return (body.agreement as { endedWhy: string }).endedWhy === 'not needed'
    })
  })

  test('is closed to roles that the table does not name, with the reason', async () => {
    expect((await get(memberPath, 'operator')).status).toBe(403)
    expect(await post(memberPath, 'analyst', { terms, why: 'x' })).toMatchObject({
      status: 403,
      body: { code: 'not-allowed', detail: expect.stringContaining('draft agreements') },
    })
    expect((await get(memberPath)).status).toBe(401)
    expect((await get(memberPath, 'auditor')).status).toBe(200)
  })

  test('is refused with the place of the fault, and dirty bodies never reach the database', async () => {
    const wrong = { ...terms, prohibitedPurposes: ['eviction'] }
    expect(await post(memberPath, 'office', { terms: wrong, why: 'x' })).toMatchObject({
      status: 400,
      body: { code: 'bad-request-body', where: 'terms.prohibitedPurposes' },
    })
    for (const why of ['\u0000', '\ud800', '']) {
      expect((await post(memberPath, 'office', { terms, why })).status).toBe(400)
    }
    expect((await post(`${memberPath}/no-such/signature`, 'counsel', { version: 1 })).status).toBe(404)
  })

  test('binds an upload: no agreement, no file; with one the file comes in; after its last day no more', async () => {
    await house.city.saveSource(working)
    const upload = (file: string) =>
      house.post(`/api/v1/member/imports?source=working`, file, tokenOf('custodian'))
    const refused = await upload(madeUpCsv(0, 20))
    expect(refused.status).toBe(403)
    expect(await refused.json()).toMatchObject({
      code: 'no-agreement',
      detail: expect.stringContaining(columnsRead(working).join(', ')),
      expected: expect.stringContaining('DSA in force'),
    })
    await agreeOn(house.city, working, { endsOn: '2099-06-30' })
    expect((await upload(madeUpCsv(0, 20))).status).toBe(200)
    now = new Date('2099-07-01T04:00:00Z')
    for (const file of [madeUpCsv(0, 20), madeUpCsv(0, 30)]) {
      const late = await upload(file)
      expect([late.status, ((await late.json()) as { code: string }).code]).toEqual([403, 'no-agreement'])
    }
    now = new Date()
  })

  test('opens rows for a purpose; open data under its standing agreement', async () => {
    expect((await house.send(madeUpCsv(0, 30))).status).toBe(200)
    const rows = (more: string, role = 'analyst') => get(`/api/v1/member/rows?${more}`, role)
    const open = await rows(`source=${madeUpSource.name}&purpose=analysis&fields=occurredOn,kind&limit=2`)
    expect(open).toMatchObject({
      status: 200,
      body: { agreement: { as: 'open' }, fields: ['occurredOn', 'kind'] },
    })
    expect(Object.keys((open.body.rows as object[])[0] ?? {})).toEqual(['id', 'occurredOn', 'kind'])
    const next = encodeURIComponent(String(open.body.next))
    expect((await rows(`source=${madeUpSource.name}&purpose=analysis&cursor=${next}`)).status).toBe(200)
    expect(await rows('source=working&purpose=analysis')).toMatchObject({
      status: 404,
      body: { code: 'no-such-source' },
    })
    expect(await rows(`source=${madeUpSource.name}`)).toMatchObject({
      status: 400,
      body: { where: 'purpose' },
    })
    expect(await rows('source=working&purpose=curiosity')).toMatchObject({ status: 400 })
    expect((await rows('source=working&purpose=analysis', 'operator')).status).toBe(403)
    expect((await rows('source=no-such&purpose=analysis')).status).toBe(404)
  })

  test('stands in a register that is read page by page and says how many are kept out of it', async () => {
    await agree(house.city, madeUpTerms({ tier: 'mou', public: false }))
    await until(async () => (await get(registerPath)).body.withheld === 1)
    const seen: string[] = []
    for (let cursor: unknown = null; ; ) {
      const more = cursor === null ? '' : `&cursor=${cursor}`
      const { status, body } = await get(`${registerPath}?limit=1${more}`)
      expect(status).toBe(200)
      seen.push(...(body.agreements as { id: string }[]).map(one => one.id))
      cursor = body.next
      if (cursor === null) break
    }
    const whole = (await get(registerPath)).body.agreements as { id: string; state: string }[]
    expect(seen).toEqual(whole.map(one => one.id))
    expect(new Set(seen).size).toBe(seen.length)
    expect(whole.length).toBeGreaterThan(3)
    expect((await get(`${registerPath}?cursor=x`)).status).toBe(400)
  })
})
