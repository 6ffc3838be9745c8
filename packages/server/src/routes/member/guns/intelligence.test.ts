import type {
  DealerRates,
  GunCareer,
  GunExplore,
  GunLinks,
  GunSignals,
  LeadList,
  MatchList,
  TraffickingIndex,
} from '@understory/model'
import {
  importGuns,
  importReports,
  madeUpGun,
  madeUpGunSource,
  madeUpReport,
  madeUpReportSource,
  madeUpTerms,
} from '@understory/record/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstOperator, newcomer, setUpApp, type Visitor } from '../../../auth/testing.ts'
import { type Milltown, openMilltown, until } from '../../../testing.ts'

const traces = madeUpGunSource()
const events = madeUpReportSource()
const openSales = madeUpReportSource({ name: 'open-sales', provenance: 'open', retention: 'open-data' })
const open = madeUpGunSource({ name: 'open-guns', provenance: 'open', retention: 'open-data' })

let house: Milltown
let custodian: Visitor
let counsel: Visitor
let office: Visitor
const ask = async <T>(who: Visitor, path: string) => {
  const { status, body } = await who.get(`guns/${path}`)
  return { status, body: body as unknown as T }
}
const step = (kind: string, subject: string, state: string, outcome: string | null = null) =>
  custodian.post('guns/findings', { kind, subject, state, outcome, note: 'looked at it' })

/** A gun of the file with its own serial number. */
const gun = (line: number, change: Parameters<typeof madeUpGun>[1] = {}) => {
  const made = madeUpGun(line)
  return { ...made, firearm: { ...made.firearm, serial: `KX${line}4471` }, ...change }
}

beforeAll(async () => {
  house = await openMilltown()
  const { operator } = await firstOperator(house)
  const organisation = async (name: string, kind: string) =>
    String((await operator.post('organisations', { name, kind })).body.id)
  const [police, mayor, law] = [
    await organisation('Milltown Police', 'police-custodian'),
    await organisation('Office of Milltown', 'office'),
    await organisation('Counsel of Milltown', 'counsel'),
  ]
  const person = async (email: string, role: 'custodian' | 'counsel' | 'analyst', at: string) => {
    const who = await newcomer(house, operator, { email, role, organisation: at })
    await setUpApp(who)
    return who
  }
  custodian = await person('carla@example.org', 'custodian', police)
  counsel = await person('lee@example.org', 'counsel', law)
  office = await person('ana@example.org', 'analyst', mayor)
  const agree = async (terms: ReturnType<typeof madeUpTerms>) => {
    const { id } = (await custodian.post('agreements', { terms, why: 'new' })).body
    await counsel.post(`agreements/${id}/signature`, { version: 1 })
    return String(id)
  }
  const parties = [
    { organisation: 'Milltown Police', organisationId: police, part: 'gives' as const, signatory: 'Chief' },
    {
      organisation: 'Office of Milltown',
      organisationId: mayor,
      part: 'receives' as const,
      signatory: 'Director',
    },
  ]
  const mou = await agree(madeUpTerms({ tier: 'mou', parties }))
  const dataSets = [traces, events].map(source => ({
    source: source.name,
    provenance: source.provenance,
    legalAuthority: 'Charter',
    fields: source.header.map(name => ({ name, sensitivity: 'identifying' as const })),
  }))
  await agree(madeUpTerms({ tier: 'dsa', parent: mou, parties, dataSets }))
  const soon = { days: 30, basis: 'dates' as const, reason: null }
  await importGuns(house.city, [
    gun(2, { timeToCrime: soon, soldOn: '2024-02-03' }),
    gun(3, { timeToCrime: soon, soldOn: '2024-02-03' }),
    gun(4),
    gun(5, { firearm: { ...madeUpGun(2).firearm, serial: 'KX24471', calibre: '.40' } }),
  ])
  const sale = {
    kind: 'sale',
    licence: '1-23-45678',
    party: 'P77',
    transaction: 'T1',
    from: '2024-02-03',
    to: '2024-02-03',
  } as const
  await importReports(
    house.city,
    [
      madeUpReport(2, { ...sale, gunKey: 'G2' }),
      madeUpReport(3, { ...sale, gunKey: 'G3' }),
      madeUpReport(4, { ...sale, gunKey: 'G4', transaction: 'T2', from: '2023-03-04', to: '2023-03-04' }),
      madeUpReport(5, {
        kind: 'ballistic-hit',
        gunKey: 'G3',
        incidentKey: 'SH1',
        from: '2024-03-01',
        to: '2024-03-01',
      }),
      madeUpReport(6, {
        kind: 'ballistic-lead',
        gunKey: 'G4',
        incidentKey: 'SH1',
        from: '2024-03-02',
        to: '2024-03-02',
      }),
      madeUpReport(7, {
        kind: 'ballistic-lead',
        gunKey: 'G4',
        incidentKey: 'SH2',
        from: '2024-03-02',
        to: '2024-03-02',
      }),
    ],
    { source: events },
  )
  await importGuns(house.city, [gun(9)], { source: open, fileHash: 'd'.repeat(64) })
  const sold = {
    kind: 'dealer-sales',
    from: '2023-01-01',
    to: '2023-12-31',
    name: 'Dealer A',
    count: 500,
  } as const
  await importReports(house.city, [madeUpReport(2, { ...sold, licence: '1-23-45678' })], {
    source: openSales,
    fileHash: '7'.repeat(64),
  })
})
afterAll(() => house.close())

describe('what follows single guns', () => {
  test('is closed to everybody but the custodian', async () => {
    for (const who of [counsel, office])
      for (const path of ['index', 'leads', 'matches', 'links', 'careers/G2'])
        expect([path, (await ask(who, path)).status]).toEqual([path, 403])
    const tried = await office.post('guns/findings', {
      kind: 'lead',
      subject: 'x',
      state: 'opened',
      note: 'not mine',
    })
    expect(tried.status).toBe(403)
  })

  test('tells the career of a gun by its days, without the code of whoever bought it', async () => {
    const { body } = await ask<GunCareer>(custodian, 'careers/G3')
    expect(body.timeline.map(one => [one.on, one.what])).toEqual([
      ['2024-02-03', 'sold'],
      ['2024-02-03', 'sale'],
      ['2024-03-01', 'ballistic-hit'],
      ['2024-03-04', 'recovered'],
      ['2024-03-05', 'trace-requested'],
      ['2024-03-17', 'trace-completed'],
    ])
    expect(body.cluster).toEqual(['G2', 'G4'])
    expect(JSON.stringify(body)).not.toContain('P77')
    expect((await ask(custodian, 'careers/G999')).status).toBe(404)
  })

  test('finds the way between two guns, over an incident and not over their dealer', async () => {
    const { body } = await ask<GunLinks>(custodian, 'links?from=G2&to=G4')
    expect(body.path?.nodes).toEqual(['gun G2', 'sale T1', 'gun G3', 'incident SH1', 'gun G4'])
    const { body: none } = await ask<GunLinks>(custodian, 'links?from=G2&to=G9')
    expect(none.path?.nodes).toBeNull()
    expect((await ask(custodian, 'links?from=G2&to=nothing')).status).toBe(404)
  })

  test('asks a person about a doubtful match, and then counts one firearm less', async () => {
    const { body } = await ask<MatchList>(custodian, 'matches')
    expect(body).toMatchObject({ guns: 5, firearms: 5, doubtful: [{ subject: 'G2 = G5', state: 'new' }] })
    expect((await step('match', 'G2 = G5', 'opened')).body.code).toBe('finding-out-of-order')
    expect((await step('match', 'G2 = G4', 'closed', 'same-firearm')).status).toBe(404)
    expect((await step('match', 'G2 = G5', 'closed', 'same-firearm')).body.outcome).toBe('same-firearm')
    const after = (await ask<MatchList>(custodian, 'matches')).body
    expect(after).toMatchObject({ firearms: 4, doubtful: [{ state: 'closed', outcome: 'same-firearm' }] })
    expect((await ask<GunCareer>(custodian, 'careers/G5')).body.sameFirearm).toEqual(['G2'])
  })

  test('takes a lead from opened to closed in order, and counts what it was worth', async () => {
    const { body } = await ask<LeadList>(custodian, 'leads')
    expect(body.leads.map(one => one.subject)).toContain('repeat-purchaser:P77')
    const [first] = body.leads
    const subject = first?.subject ?? ''
    expect((await step('lead', subject, 'closed', 'confirmed')).body.code).toBe('finding-out-of-order')
    expect((await step('lead', subject, 'opened')).status).toBe(200)
    expect((await step('lead', subject, 'opened')).status).toBe(409)
    expect((await step('lead', subject, 'closed', 'real-change')).status).toBe(400)
    const done = await step('lead', subject, 'closed', 'confirmed')
    expect(done.body).toMatchObject({
      state: 'closed',
      outcome: 'confirmed',
      evidence: { subject, indexVersion: '1' },
    })
    const after = (await ask<LeadList>(custodian, 'leads')).body
    expect(after.worth.find(one => one.kind === first?.kind)).toMatchObject({ closed: 1, confirmed: 1 })
    const log = await house.city.events(20)
    expect(log.filter(one => one.action === 'finding-step').length).toBe(3)
    expect(JSON.stringify(log)).not.toContain(subject)
  })

  test('explains every score by its ingredients', async () => {
    const { body } = await ask<TraffickingIndex>(custodian, 'index')
    const [first] = body.transactions
    expect(first?.subject).toBe('T1')
    expect(first?.because.reduce((sum, one) => sum + one.points, 0)).toBe(first?.score)
    expect(body.backTest.notEstimable).toContain('are needed')
  })

  test('says of the newest week that too few weeks are known, rather than raise an alarm', async () => {
    const { body } = await ask<GunSignals>(custodian, 'signals')
    expect(body.signals).toEqual([])
    expect(body.falseAlarmsPerYear).toBe(4)
  })
})

describe('the explorer', () => {
  test('counts for each what each may read, whoever asked before', async () => {
    const seen = async (who: Visitor, query = '') => (await ask<GunExplore>(who, `explore${query}`)).body
    for (let round = 0; round < 2; round++) {
      expect((await seen(custodian)).total).toBe(5)
      // The analyst's agreement opens traces to nobody of the office: the one open gun is all.
      expect((await seen(office)).total).toBe(1)
      expect((await ask(counsel, 'explore')).status).toBe(403)
    }
    expect((await seen(custodian, '?type=pistol')).matching).toBe(5)
  })

  test('refuses a code that is not there, and says which are', async () => {
    const { status, body } = await ask<{ code: string; expected: string }>(custodian, 'explore?type=cannon')
    expect([status, body.code]).toEqual([400, 'bad-parameter'])
    expect(body.expected).toContain('pistol')
  })
})

describe('the names of dealers', () => {
  test('are decided by counsel, with a reason, and the decision is kept', async () => {
    const asked = { named: true, why: 'The ordinance of 2026 asks for it.' }
    expect((await custodian.post('guns/naming', asked)).status).toBe(403)
    expect((await counsel.post('guns/naming', { named: true, why: 'yes' })).status).toBe(400)
    const before = await (await house.get('/api/v1/guns')).json()
    expect(before.named).toEqual({ decision: null, dealers: [] })
    expect((await counsel.post('guns/naming', asked)).status).toBe(200)
    await until(async () => (await (await house.get('/api/v1/guns')).json()).named.decision !== null)
    const named = await (await house.get('/api/v1/guns')).json()
    // Only the dealer of the open gun: the walled ones stay behind the wall whatever counsel says of names.
    expect(named.named.dealers).toEqual([{ name: 'Dealer A', states: ['VA'], guns: 1, withinThreeYears: 1 }])
    await counsel.post('guns/naming', { named: false, why: 'The ordinance was suspended.' })
    await until(async () => (await (await house.get('/api/v1/guns')).json()).named.decision?.named === false)
    const after = await (await house.get('/api/v1/guns')).json()
    expect(after.named).toMatchObject({ decision: { named: false }, dealers: [] })
    const kept = (await counsel.get('guns/naming')).body as unknown as { named: boolean }[]
    expect(kept.map(one => one.named)).toEqual([false, true])
  })

  test('reach an analyst in the table of rates only while counsel names them', async () => {
    const { body } = await ask<DealerRates>(office, 'dealers')
    expect(body.dealers.map(one => [one.name, one.licence, one.sold])).toEqual([[null, '#1', 500]])
    const { body: full } = await ask<DealerRates>(custodian, 'dealers')
    expect(full.dealers.map(one => [one.name, one.guns])).toEqual([['Dealer A', 3]])
    await counsel.post('guns/naming', { named: true, why: 'The ordinance is in force again.' })
    expect((await ask<DealerRates>(office, 'dealers')).body.dealers[0]?.name).toBe('Dealer A')
  })
})
