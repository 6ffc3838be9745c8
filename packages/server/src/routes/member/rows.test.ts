import type { Source } from '@understory/model'
import { madeUpTerms } from '@understory/record/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstOperator, newcomer, setUpApp, type Visitor } from '../../auth/testing.ts'
import { type Milltown, madeUpCsv, madeUpSource, openMilltown } from '../../testing.ts'

const working: Source = {
  ...madeUpSource,
  name: 'working',
  provenance: 'agency-own',
  retention: 'working-file',
}
const field = (name: string) => ({ name, sensitivity: 'internal' as const })
const setOf = (names: readonly string[]) => [
  {
    source: 'working',
    provenance: 'agency-own' as const,
    legalAuthority: 'City charter',
    fields: names.map(field),
  },
]

let house: Milltown
let operator: Visitor
let custodian: Visitor
let counsel: Visitor
let analyst: Visitor
let colleague: Visitor
const ids = { police: '', office: '' }

beforeAll(async () => {
  house = await openMilltown()
  operator = (await firstOperator(house)).operator
  const organisation = async (name: string, kind: string) =>
    String((await operator.post('organisations', { name, kind })).body.id)
  ids.police = await organisation('Milltown Police', 'police-custodian')
  ids.office = await organisation('Office of Milltown', 'office')
  const law = await organisation('Counsel of Milltown', 'counsel')
  const person = async (email: string, role: 'custodian' | 'counsel' | 'analyst', at: string) => {
    const who = await newcomer(house, operator, { email, role, organisation: at })
    await setUpApp(who)
    return who
  }
  custodian = await person('carla@example.org', 'custodian', ids.police)
  counsel = await person('lee@example.org', 'counsel', law)
  analyst = await person('ana@example.org', 'analyst', ids.office)
  colleague = await person('bo@example.org', 'analyst', ids.office)
  await house.city.saveSource(working)
})
afterAll(() => house.close())

const parties = () => [
  { organisation: 'Milltown Police', organisationId: ids.police, part: 'gives' as const, signatory: 'Chief' },
  { organisation: 'Office of Milltown', part: 'receives' as const, signatory: 'Director' },
]
async function agree(terms: ReturnType<typeof madeUpTerms>): Promise<string> {
  const drafted = await custodian.post('agreements', { terms, why: 'new' })
  expect(drafted.text).toContain('"state":"draft"')
  const { id } = drafted.body
  const signed = await counsel.post(`agreements/${id}/signature`, { version: 1 })
  expect(signed.text).toContain('"holds":true')
  return String(id)
}
const rowsOf = (who: Visitor, more = '', purpose = 'analysis') =>
  who.get(`rows?source=working&purpose=${purpose}${more}`)

describe('people who are signed in', () => {
  test('read rows that are not open only as a licence names them', async () => {
    const mou = await agree(madeUpTerms({ tier: 'mou' }))
    const dsa = await agree(
      madeUpTerms({
        tier: 'dsa',
        parent: mou,
        parties: parties(),
        dataSets: setOf(['id', 'date', 'offense', 'weapon']),
      }),
    )
    const upload = await fetch(`${house.url}/api/v1/member/imports?source=working`, {
      method: 'POST',
      body: madeUpCsv(0, 12),
      headers: {
        origin: house.url,
        cookie: custodian.cookies() ?? '',
        'content-type': 'application/octet-stream',
      },
    })
    expect(upload.status).toBe(200)
    expect(await rowsOf(analyst)).toMatchObject({ status: 403, body: { code: 'no-agreement' } })
    await agree(
      madeUpTerms({
        tier: 'dul',
        parent: dsa,
        parties: parties(),
        purposes: ['analysis'],
        dataSets: setOf(['date', 'offense']),
        accessRoles: ['analyst'],
        people: [(await analyst.me()).person.id],
        endsOn: '2031-06-30',
      }),
    )
    const read = await rowsOf(analyst)
    expect(read).toMatchObject({
      status: 200,
      body: { agreement: { as: 'user' }, notLicensed: ['key', 'weapon'] },
    })
    expect(read.body.rows).toHaveLength(12)
    expect(read.text).not.toMatch(/firearm|FIREARM/)
    const asked = await rowsOf(analyst, '&fields=occurredOn,weapon')
    expect(asked).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining('weapon (from weapon)') },
    })
    expect((await rowsOf(colleague)).status).toBe(403)
    expect((await rowsOf(analyst, '', 'evaluation')).status).toBe(403)
    // Who may read no rows at all is told so, whatever they name.
    expect((await rowsOf(counsel)).status).toBe(403)
    expect((await rowsOf(operator)).status).toBe(403)
  })

  test('read what their own organisation gives without a licence', async () => {
    const read = await rowsOf(custodian, '', 'data-quality')
    expect(read).toMatchObject({ status: 200, body: { agreement: { as: 'giver' }, notLicensed: [] } })
  })
})
