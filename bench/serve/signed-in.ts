import { sourceShape } from '@understory/model'
import { madeUpTerms } from '@understory/record/testing'
import { madeUpCsv, madeUpSource, openMilltown } from '@understory/server/testing'
import { firstOperator, newcomer, setUpApp, type Visitor } from '@understory/server/testing-people'
import pg from 'pg'
import { asAdministrator } from '../machine/as-administrator.ts'
import { percentile } from '../machine/timing.ts'
import { type Bench, outcome } from '../outcome.ts'

const rows = 20_000
const rounds = 8
const each = 60
const source = sourceShape.parse({
  ...madeUpSource,
  name: 'working',
  provenance: 'agency-own',
  retention: 'working-file',
})
const question = 'rows?source=working&purpose=data-quality&limit=100'

type House = Awaited<ReturnType<typeof openMilltown>>

/** A custodian whose organisation gives the rows, and the rows. */
async function custodianOf(house: House): Promise<Visitor> {
  const { operator } = await firstOperator(house)
  const invite = async (email: string, role: 'custodian' | 'counsel', kind: string) => {
    const { body } = await operator.post('organisations', { name: `The ${kind}`, kind })
    const who = await newcomer(house, operator, { email, role, organisation: String(body.id) })
    await setUpApp(who)
    return { who, organisation: String(body.id) }
  }
  const { who: custodian, organisation } = await invite('carl@example.org', 'custodian', 'police-custodian')
  const { who: counsel } = await invite('lee@example.org', 'counsel', 'counsel')
  await house.city.saveSource(source)
  const agree = async (terms: ReturnType<typeof madeUpTerms>): Promise<string> => {
    const { body } = await custodian.post('agreements', { terms, why: 'bench' })
    await counsel.post(`agreements/${body.id}/signature`, { version: 1 })
    return String(body.id)
  }
  const parties = [
    { organisation: 'The police', organisationId: organisation, part: 'gives' as const, signatory: 'Chief' },
    { organisation: 'The office', part: 'receives' as const, signatory: 'Director' },
  ]
  const parent = await agree(madeUpTerms({ tier: 'mou' }))
  const fields = source.header.map(name => ({ name, sensitivity: 'internal' as const }))
  const dataSets = [{ source: source.name, provenance: source.provenance, legalAuthority: 'Charter', fields }]
  await agree(madeUpTerms({ tier: 'dsa', parent, parties, dataSets }))
  const sent = await fetch(`${house.url}/api/v1/member/imports?source=${source.name}`, {
    method: 'POST',
    body: madeUpCsv(0, rows),
    headers: {
      origin: house.url,
      cookie: custodian.cookies() ?? '',
      'content-type': 'application/octet-stream',
    },
  })
  if (!sent.ok) throw new Error(`the rows did not come in: ${await sent.text()}`)
  return custodian
}

/** Turns the policies of every table of the city on or off. */
async function setPolicies(administrator: pg.Client, on: boolean): Promise<void> {
  const { rows: tables } = await administrator.query(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname like 'city\\_%' or schemaname = 'understory'",
  )
  for (const { name } of tables)
    await administrator.query(`alter table ${name} ${on ? 'enable' : 'disable'} row level security`)
}

async function ask(who: Visitor, times: number): Promise<number[]> {
  const took: number[] = []
  for (let time = 0; time < times; time++) {
    const start = performance.now()
    const { status, body } = await who.get(question)
    took.push(performance.now() - start)
    if (status !== 200 || (body.rows as unknown[]).length !== 100) throw new Error(`answered ${status}`)
  }
  return took
}

export const signedIn: Bench = {
  name: 'signed-in',
  about:
    'p95 of a signed-in question for walled rows, with row-level security and with it turned off, in turns',
  run: async say => {
    const house = await openMilltown({ memberRequestsPerMinute: 1_000_000 }, 'postgres')
    const administrator = new pg.Client(await asAdministrator(house.databaseUrl ?? ''))
    try {
      await administrator.connect()
      say(
        `${rows.toLocaleString('en-US')} rows of an agency’s own, ${rounds} rounds of ${each} questions each`,
      )
      const custodian = await custodianOf(house)
      await ask(custodian, each)
      const took = { with: [] as number[], without: [] as number[] }
      for (let round = 0; round < rounds; round++) {
        await setPolicies(administrator, false)
        took.without.push(...(await ask(custodian, each)))
        await setPolicies(administrator, true)
        took.with.push(...(await ask(custodian, each)))
      }
      const p95 = { with: percentile(took.with, 0.95), without: percentile(took.without, 0.95) }
      const middle = { with: percentile(took.with, 0.5), without: percentile(took.without, 0.5) }
      return [
        outcome({
          what: 'signed-in question for 100 walled rows, p95 with row-level security ÷ without',
          value: p95.with / p95.without,
          unit: '×',
          most: 1.5,
          ratio: `p95 ${p95.with.toFixed(1)} against ${p95.without.toFixed(1)} ms, median ${middle.with.toFixed(1)} against ${middle.without.toFixed(1)} ms`,
          limit: 'policies are checked for each row read',
        }),
      ]
    } finally {
      await administrator.end()
      await house.close()
    }
  },
}
