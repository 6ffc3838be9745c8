import type { OpenGuns, ReleaseDraft } from '@understory/model'
import { importGuns, madeUpGun, madeUpGunSource, madeUpTerms } from '@understory/record/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstOperator, newcomer, setUpApp, type Visitor } from '../../../auth/testing.ts'
import { type Milltown, openMilltown, until } from '../../../testing.ts'

const traces = madeUpGunSource()
const own = madeUpGunSource({ name: 'own-recoveries', provenance: 'agency-own', retention: 'working-file' })

let house: Milltown
const people: Record<string, Visitor> = {}
const who = (name: string): Visitor => {
  const found = people[name]
  if (!found) throw new Error(`no ${name}`)
  return found
}

/** Forty guns a file, ten of each year from 2021 on; three of them were privately made. */
const guns = Array.from({ length: 40 }, (_, n) => {
  const made = madeUpGun(n + 2)
  const year = 2021 + (n % 4)
  return {
    ...made,
    recoveredOn: `${year}-05-0${1 + (n % 9)}`,
    firearm: {
      ...made.firearm,
      serial: `SECRET${n}`,
      privatelyMade: n < 3 ? ('yes' as const) : ('no' as const),
    },
    dealer: { ...made.dealer, name: 'Hidden Dealer', state: n % 2 === 0 ? 'VA' : 'MD' },
  }
})

beforeAll(async () => {
  house = await openMilltown()
  const { operator } = await firstOperator(house)
  const organisations: Record<string, string> = {}
  for (const [name, kind] of [
    ['Milltown Police', 'police-custodian'],
    ['Office of Milltown', 'office'],
    ['Counsel of Milltown', 'counsel'],
    ['Outreach of Milltown', 'provider'],
    ['Milltown Hospital', 'hospital'],
  ] as const)
    organisations[name] = String((await operator.post('organisations', { name, kind })).body.id)
  const invite = async (name: string, role: Parameters<typeof newcomer>[2]['role'], at: string) => {
    const asked = { email: `${name}@example.org`, role, organisation: organisations[at] ?? null }
    const visitor = await newcomer(house, operator, asked)
    await setUpApp(visitor)
    people[name] = visitor
  }
  await invite('carla', 'custodian', 'Milltown Police')
  await invite('cora', 'custodian', 'Milltown Police')
  await invite('lee', 'counsel', 'Counsel of Milltown')
  await invite('ana', 'analyst', 'Office of Milltown')
  await invite('otto', 'office', 'Office of Milltown')
  await invite('pia', 'provider', 'Outreach of Milltown')
  await invite('hugo', 'provider', 'Milltown Hospital')
  const police = organisations['Milltown Police'] ?? ''
  const office = organisations['Office of Milltown'] ?? ''
  const parties = [
    { organisation: 'Milltown Police', organisationId: police, part: 'gives' as const, signatory: 'Chief' },
    {
      organisation: 'Office of Milltown',
      organisationId: office,
      part: 'receives' as const,
      signatory: 'Director',
    },
  ]
  const agree = async (terms: ReturnType<typeof madeUpTerms>) => {
    const { id } = (await who('carla').post('agreements', { terms, why: 'new' })).body
    const signed = await who('lee').post(`agreements/${id}/signature`, { version: 1 })
    expect(signed.status, signed.text).toBe(200)
    return String(id)
  }
  const mou = await agree(madeUpTerms({ tier: 'mou', parties }))
  const dataSets = [traces, own].map(source => ({
    source: source.name,
    provenance: source.provenance,
    legalAuthority: 'Charter',
    fields: source.header.map(name => ({ name, sensitivity: 'identifying' as const })),
  }))
  const dsa = await agree(
    madeUpTerms({ tier: 'dsa', parent: mou, parties, dataSets, purposes: ['analysis'] }),
  )
  const licensed = dataSets.filter(set => set.provenance === 'agency-own')
  const analyst = await who('ana').me()
  await agree(
    madeUpTerms({
      ...{ tier: 'dul', parent: dsa, parties, dataSets: licensed, purposes: ['analysis'] },
      ...{ accessRoles: ['analyst'], people: [analyst.person.id], minimumCell: 11, endsOn: '2099-01-01' },
    }),
  )
  await importGuns(house.city, guns, { source: traces })
  await importGuns(house.city, guns, { source: own, fileHash: 'e'.repeat(64) })
})
afterAll(() => house.close())

const open = async () => (await (await house.get('/api/v1/guns')).json()) as OpenGuns
const draft = async (name: string, dataset: string) => {
  const made = await who(name).post('releases', { dataset, why: 'the quarter is over' })
  return {
    status: made.status,
    body: made.body as unknown as ReleaseDraft & { code: string; detail: string },
  }
}
const approve = (name: string, { id, contentHash }: { id: string; contentHash: string }) =>
  who(name).post(`releases/${id}/approval`, { contentHash, why: 'read' })

describe('a release of traced guns', () => {
  let made: ReleaseDraft

  test('is drafted by the custodian alone, and nothing of it is public before a second custodian approved it', async () => {
    expect((await draft('ana', 'traced-guns')).status).toBe(403)
    const drafted = await draft('carla', 'traced-guns')
    expect(drafted.status, JSON.stringify(drafted.body)).toBe(200)
    made = drafted.body
    expect(made).toMatchObject({ traceDerived: true, disclosure: 'cell-key' })
    expect((await open()).released).toEqual([])
    expect((await house.get(`/api/v1/releases/${made.id}`)).status).toBe(404)
    expect((await who('ana').get(`releases/${made.id}`)).status).toBe(404)
  })

  test('is approved neither by who drafted it, nor by counsel, nor by the office', async () => {
    expect((await approve('carla', made)).status).toBe(403)
    expect((await approve('lee', made)).status).toBeGreaterThanOrEqual(403)
    expect((await approve('ana', made)).status).toBe(403)
    expect((await approve('cora', made)).status).toBe(200)
  })

  test('then stands on the page and in the log, with no dealer, serial number or key', async () => {
    await until(async () => (await open()).released.length === 1)
    const text = JSON.stringify(await open())
    expect(text).not.toMatch(/Hidden Dealer|SECRET|G\d+"/)
    const [released] = (await open()).released
    expect(released?.tables.map(one => one.level)).toEqual(['traced', 'source-state', 'time-to-crime'])
    const states = released?.tables.find(one => one.level === 'source-state')
    expect(states?.lines.map(one => one.code)).toEqual(['MD', 'VA'])
    // Ten or so guns a year by state: below the threshold after noise. Suppressed is neither zero nor missing.
    expect(states?.lines.flatMap(one => one.values)).toContain('suppressed')
    const log = await (await house.get('/api/v1/log/entries?limit=50')).text()
    expect(log).toContain(made.id)
    for (const { address } of made.files) {
      const file = await house.get(address)
      expect([address, file.status]).toEqual([address, 200])
      const bytes = await file.text()
      expect(bytes, address).not.toMatch(/Hidden Dealer|SECRET/)
    }
  })
})

test('the agency’s own recoveries are released by an analyst and counsel, exactly but for small counts', async () => {
  const made = await draft('carla', 'recovered-guns')
  expect(made.status, JSON.stringify(made.body)).toBe(200)
  expect((await approve('lee', made.body)).status).toBe(200)
  await until(async () => (await open()).released.length === 2)
  const own = (await open()).released.find(one => one.dataset === 'recovered-guns')
  const kinds = own?.tables.find(one => one.level === 'gun-type')
  expect(kinds?.total.all).toBe(40)
  const made3 = own?.tables.find(one => one.level === 'privately-made')
  expect(made3?.lines.find(one => one.code === 'yes')?.all).toBe('suppressed')
})

describe('who sees what of guns, as the matrix says', () => {
  const rows = [
    'guns',
    'guns/links',
    'guns/careers/G2',
    'guns/index',
    'guns/leads',
    'guns/matches',
    'guns/dealers',
  ]
  const status = async (name: string) =>
    Object.fromEntries(await Promise.all(rows.map(async path => [path, (await who(name).get(path)).status])))

  test('the custodian: everything', async () => {
    expect(new Set(Object.values(await status('carla')))).toEqual(new Set([200]))
  })

  test('the office’s analyst: own recoveries summed up and rates without names, no trace, no link', async () => {
    expect(await status('ana')).toEqual({
      ...Object.fromEntries(rows.map(one => [one, 403])),
      ...{ guns: 200, 'guns/dealers': 200 },
    })
    const { body } = await who('ana').get('guns')
    expect(body).toMatchObject({ guns: 40, sources: ['own-recoveries'], dealers: [] })
    expect(JSON.stringify([body, (await who('ana').get('guns/dealers')).body])).not.toMatch(
      /Hidden Dealer|SECRET/,
    )
  })

  test.each(['otto', 'pia', 'hugo', 'lee'])('%s: releases alone', async name => {
    expect(new Set(Object.values(await status(name)))).toEqual(new Set([403]))
    expect((await open()).released.length).toBe(2)
  })
})
