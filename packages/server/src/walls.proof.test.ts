import {
  type Action,
  may,
  type OrganisationKind,
  type Provenance,
  purposes,
  type Role,
  type Source,
} from '@understory/model'
import { batchOf, importBatches, madeUpRow, madeUpSource } from '@understory/record/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstOperator, newcomer, setUpApp, type Visitor } from './auth/testing.ts'
import { type Milltown, openMilltown } from './testing.ts'

/**
 * Who may ever see a row of which source, and for which purposes, written by hand from docs/roles.md a second time. A row that
 * is not named here must come out of no address for nobody.
 */
const mayEverSee: Record<
  string,
  readonly (readonly [role: Role, kind: OrganisationKind, purposes: string])[]
> = {
  'leads-of-police': [['custodian', 'police-custodian', 'analysis data-quality disclosure-review']],
  'visits-of-hospital': [['provider', 'hospital', 'service-delivery data-quality']],
  'said-in-rooms': [['facilitator', 'mediation-centre', 'dialogue data-quality']],
  'working-cases': [
    ['analyst', 'office', 'analysis evaluation data-quality'],
    ['analyst', 'agency', 'analysis evaluation data-quality'],
    ['custodian', 'police-custodian', 'data-quality disclosure-review'],
  ],
}
const provenanceOf: Record<string, Provenance> = {
  'leads-of-police': 'nibin',
  'visits-of-hospital': 'health',
  'said-in-rooms': 'community',
  'working-cases': 'agency-own',
}
const sources: Source[] = Object.entries(provenanceOf).map(([name, provenance]) =>
  madeUpSource({ name, provenance, retention: 'walled' }),
)
const mark = (source: string) => `MARK-OF-${source.toUpperCase()}`

const hats: readonly (readonly [Role, OrganisationKind])[] = [
  ['office', 'office'],
  ['analyst', 'office'],
  ['analyst', 'agency'],
  ['analyst', 'hospital'],
  ['owner', 'agency'],
  ['provider', 'hospital'],
  ['provider', 'provider'],
  ['custodian', 'police-custodian'],
  ['custodian', 'office'],
  ['facilitator', 'mediation-centre'],
  ['facilitator', 'office'],
  ['counsel', 'counsel'],
  ['auditor', 'auditor'],
]

let house: Milltown
let paths: readonly string[]
const people: { role: Role; kind: OrganisationKind; who: Visitor }[] = []
beforeAll(async () => {
  house = await openMilltown()
  const { operator } = await firstOperator(house)
  for (const [role, kind] of hats) {
    const { body } = await operator.post('organisations', { name: `${role} at ${kind}`, kind })
    const who = await newcomer(house, operator, {
      email: `${role}.${kind}@example.org`,
      role,
      organisation: String(body.id),
    })
    await setUpApp(who)
    people.push({ role, kind, who })
  }
  for (const source of sources) {
    const rows = Array.from({ length: 3 }, (_, n) =>
      madeUpRow(n + 2, {
        key: `${mark(source.name)} ${n}`,
        block: mark(source.name),
        offence: mark(source.name),
      }),
    )
    const setAside = [{ line: 90, column: 'date', reason: 'not-a-date', raw: mark(source.name) }] as const
    await importBatches(house.city, [batchOf(rows, [...setAside])], { source })
  }
  const document = (await (await house.get('/api/openapi.json')).json()) as {
    paths: Record<string, Record<string, unknown>>
  }
  paths = Object.entries(document.paths).flatMap(([path, methods]) => ('get' in methods ? [path] : []))
}, 180_000)
afterAll(() => house.close())

/** A question to an address, its path filled with names that are there. */
const filled = (path: string, source: string) =>
  path
    .replace('{name}', source)
    .replace('{kind}', 'district')
    .replaceAll(/\{\w+\}/g, '1')

/** Agreements say to everybody who reads them in full which sources they are for, and an auditor reads what was done with each. */
const namesSources = new Set(['/api/v1/member/agreements', '/api/v1/member/events'])

/** Names of sources in an answer that this hat may not know. */
const closedNamesIn = (text: string, role: Role, kind: OrganisationKind) =>
  sources
    .filter(({ name }) => !mayEverSee[name]?.some(([aRole, aKind]) => aRole === role && aKind === kind))
    .filter(({ name }) => text.includes(name))
    .map(one => one.name)

const inWords = (text: string) => sources.filter(({ name }) => text.includes(mark(name))).map(one => one.name)

test('no address shows a walled row to anybody by itself, nor to a member the name of a source that is closed to them', async () => {
  const walled = paths.filter(path => path !== '/api/v1/member/rows' && path !== '/api/v1/events')
  expect(walled.length).toBeGreaterThan(25)
  for (const path of walled)
    for (const { name } of sources) {
      const text = await (await house.get(`${filled(path, name)}?source=${name}`)).text()
      expect([path, inWords(text)]).toEqual([path, []])
    }
  for (const { who, role, kind } of people)
    for (const path of walled.filter(one => one.startsWith('/api/v1/member/'))) {
      const { status, text } = await who.get(filled(path, 'leads-of-police').slice('/api/v1/member/'.length))
      expect(status, path).toBeLessThan(500)
      expect([role, kind, path, inWords(text)]).toEqual([role, kind, path, []])
      if (namesSources.has(path)) continue
      expect([role, kind, path, closedNamesIn(text, role, kind)]).toEqual([role, kind, path, []])
    }
}, 120_000)

test('whoever sends a file under a name that is not there is told no name of a walled source', async () => {
  for (const { who, role, kind } of people) {
    const path = 'imports?source=nothing-of-this-name'
    const { status, text } = await who.post(path, 'a file', {
      'content-type': 'application/octet-stream',
    })
    const code = may(role, 'import-file').allowed ? 'no-such-source' : 'not-allowed'
    expect([role, kind, status, (JSON.parse(text) as { code: string }).code]).toEqual([
      ...[role, kind],
      ...[code === 'not-allowed' ? 403 : 404, code],
    ])
    expect([role, kind, closedNamesIn(text, role, kind)]).toEqual([role, kind, []])
  }
}, 120_000)

/** Whoever may not ask at all is told so whatever they name; to everybody else a source that is closed to them is one that is not there. */
const codeFor = (role: Role, action: Action, named: boolean | undefined): string =>
  !may(role, action).allowed ? 'not-allowed' : named ? 'no-agreement' : 'no-such-source'

test('raw text of rows set aside comes out of no walled source without an agreement', async () => {
  const answers = new Set<string>()
  for (const { who, role, kind } of people)
    for (const { name } of sources) {
      const { status, text } = await who.get(`set-aside?source=${name}`)
      const code = status === 200 ? 'given' : (JSON.parse(text) as { code: string }).code
      const named = mayEverSee[name]?.some(
        ([aRole, aKind, some]) => aRole === role && aKind === kind && some.includes('data-quality'),
      )
      expect([role, kind, name, inWords(text), code]).toEqual([
        role,
        kind,
        name,
        [],
        codeFor(role, 'read-set-aside', named),
      ])
      answers.add(code)
    }
  expect([...answers].sort()).toEqual(['no-agreement', 'no-such-source', 'not-allowed'])
}, 120_000)

test('the name of a walled source is answered as a made-up one is, on every address that takes one', async () => {
  const memberAddresses = (name: string) => [
    ...purposes.map(purpose => `rows?source=${name}&purpose=${purpose}`),
    `set-aside?source=${name}`,
  ]
  const openAddresses = (name: string) => [
    `incidents?where.source=${name}`,
    `guns?source=${name}`,
    `releases?dataset=${name}`,
  ]
  /** As long as the true name, so that nothing is cut in one answer and not in the other. */
  const madeUp = (name: string) => 'z'.repeat(name.length)
  const answers = (text: string, status: number, name: string) => [status, text.replaceAll(name, 'NAME')]
  for (const { name } of sources)
    for (const [i, path] of openAddresses(name).entries()) {
      const ask = async (address: string, asked: string) => {
        const answer = await house.get(`/api/v1/${address}`)
        return answers(await answer.text(), answer.status, asked)
      }
      const other = madeUp(name)
      expect([path, await ask(path, name)]).toEqual([path, await ask(openAddresses(other)[i] ?? '', other)])
    }
  for (const { who, role, kind } of people)
    for (const { name } of sources) {
      if (mayEverSee[name]?.some(([aRole, aKind]) => aRole === role && aKind === kind)) continue
      const ask = async (address: string, asked: string) => {
        const { status, text } = await who.get(address)
        return answers(text, status, asked)
      }
      const other = madeUp(name)
      for (const [i, path] of memberAddresses(name).entries())
        expect([role, kind, path, await ask(path, name)]).toEqual([
          ...[role, kind, path],
          await ask(memberAddresses(other)[i] ?? '', other),
        ])
    }
}, 240_000)

test('rows come out only for the hats and purposes that the table names, and never without an agreement', async () => {
  let refused = 0
  for (const { who, role, kind } of people)
    for (const { name } of sources)
      for (const purpose of purposes) {
        const { status, text } = await who.get(`rows?source=${name}&purpose=${purpose}`)
        expect(status).toBeLessThan(500)
        const named = mayEverSee[name]?.some(
          ([aRole, aKind, some]) => aRole === role && aKind === kind && some.split(' ').includes(purpose),
        )
        // Nobody's organisation gives these rows or holds a licence, so even who may ever see them is refused.
        expect([role, kind, name, purpose, inWords(text)]).toEqual([role, kind, name, purpose, []])
        const code = (JSON.parse(text) as { code: string }).code
        expect([role, kind, name, purpose, status]).toEqual([
          ...[role, kind, name, purpose],
          code === 'no-such-source' ? 404 : 403,
        ])
        expect([role, kind, name, purpose, code]).toEqual([
          role,
          kind,
          name,
          purpose,
          codeFor(role, 'read-licensed-rows', named),
        ])
        refused++
      }
  expect(refused).toBe(hats.length * sources.length * purposes.length)
}, 120_000)
