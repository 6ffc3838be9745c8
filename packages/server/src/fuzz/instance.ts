import { actions, may, neverInScope, type OrganisationKind, type Role } from '@understory/model'
import { batchOf, importBatches, madeUpRow, madeUpSource } from '@understory/record/testing'
import { firstOperator, newcomer, setUpApp, type Visitor } from '../auth/testing.ts'
import { submissionBudgets } from '../submission-budgets.ts'
import { feedToken, type Milltown, madeUpCsv, openMilltown, operatorToken } from '../testing.ts'
import { type OpenApiDocument, type Operation, operationsOf } from './document.ts'
import type { Caller } from './requests.ts'

/** Everybody who works here, in an organisation where the walls know them. */
const hats: readonly (readonly [Role, OrganisationKind])[] = [
  ['office', 'office'],
  ['analyst', 'office'],
  ['owner', 'agency'],
  ['provider', 'hospital'],
  ['custodian', 'police-custodian'],
  ['facilitator', 'mediation-centre'],
  ['counsel', 'counsel'],
  ['auditor', 'auditor'],
]
const walled = (['nibin', 'health', 'community', 'agency-own'] as const).map(provenance =>
  madeUpSource({ name: `of-${provenance}`, provenance, retention: 'walled' }),
)
/** Stands in every walled row and in every text set aside of one; no agreement opens any of them. */
export const mark = 'MARK-OF-A-WALLED-ROW'

export interface FuzzedInstance {
  readonly house: Milltown
  readonly document: OpenApiDocument
  readonly operations: readonly Operation[]
  readonly callers: readonly Caller[]
  /** Names and numbers that are there. */
  readonly known: readonly string[]
}

/** Milltown with open and walled rows, and somebody of each role with a token and a browser. */
export async function openFuzzedInstance(): Promise<FuzzedInstance> {
  const much = 100_000_000
  const house = await openMilltown({
    memberRequestsPerMinute: much,
    partRequestsPerMinute: much,
    submissionsPerHour: Object.fromEntries(Object.keys(submissionBudgets).map(name => [name, much])),
  })
  const sent = await house.send(madeUpCsv(0, 60))
  if (sent.status !== 200) throw new Error(`no rows: ${await sent.text()}`)
  for (const source of walled)
    await importBatches(
      house.city,
      [
        batchOf(
          [madeUpRow(2, { key: mark, block: mark, offence: mark })],
          [{ line: 9, column: null, reason: 'bad', raw: mark }],
        ),
      ],
      { source },
    )
  const document = (await (await house.get('/api/openapi.json')).json()) as OpenApiDocument
  const bearers: Caller[] = [
    { name: 'operator of the machine', headers: { authorization: `Bearer ${operatorToken}` } },
    { name: 'feed', headers: { authorization: `Bearer ${feedToken}` } },
    { name: 'nobody', headers: {} },
    { name: 'a wrong token', headers: { authorization: 'Bearer not-a-token-at-all' } },
    { name: 'a wrong cookie', headers: { cookie: 'understory.session_token=abc.def' } },
  ]
  return {
    house,
    document,
    operations: operationsOf(document),
    callers: [...bearers, ...(await people(house))],
    known: [
      'milltown',
      'milltown-incidents',
      ...walled.map(source => source.name),
      '018f0000-0000-7000-8000-000000000000',
    ],
  }
}

/** Each role by its browser, and by a personal token with everything in its scope that a token may hold. */
async function people(house: Milltown): Promise<Caller[]> {
  const { operator } = await firstOperator(house)
  const made: Caller[] = [byBrowser('operator', operator)]
  for (const [role, kind] of hats) {
    const { body } = await operator.post('organisations', { name: `The ${kind} of ${role}`, kind })
    const who = await newcomer(house, operator, {
      email: `${role}@example.org`,
      role,
      organisation: String(body.id),
    })
    await setUpApp(who)
    const scope = actions.filter(
      one => !(neverInScope as readonly string[]).includes(one) && may(role, one).allowed,
    )
    const endsOn = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10)
    const token = await who.post('me/tokens', { label: 'any', scope, endsOn })
    if (token.status !== 201) throw new Error(`${role}: ${token.text}`)
    made.push({ name: `token of ${role}`, headers: { authorization: `Bearer ${String(token.body.token)}` } })
    made.push(byBrowser(role, who))
  }
  return made
}

const byBrowser = (role: string, who: Visitor): Caller => ({
  name: `browser of ${role}`,
  headers: { cookie: who.cookies() },
})
