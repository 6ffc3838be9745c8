import { type FreeTextField, freeTextFields, type OrganisationKind, type Role } from '@understory/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstOperator, newcomer, setUpApp, type Visitor, visitor } from './auth/testing.ts'
import { createLog } from './log.ts'
import { bodyWith, type TextField, textFieldsOf } from './testing/request-fields.ts'
import { type Milltown, openMilltown } from './testing.ts'

/** A made-up person, in every way in which a number or an address is hidden or written. Each holds the mark. */
const mark = 'Jamal Zzyzx'
const contactDetails: Readonly<Record<string, string>> = {
  telephone: `${mark} 443-555-0199`,
  'telephone with dots': `${mark}, 443.555.0199`,
  'telephone in single digits': `${mark} 4 4 3 5 5 5 0 1 9 9`,
  'telephone without gaps': `${mark} at 4435550199`,
  'telephone in brackets, from abroad': `${mark} +52 (55) 1234 5678`,
  'telephone in words': `${mark} four four three five five five oh one nine nine`,
  'telephone in Spanish words': `${mark} cuatro cuatro tres cinco cinco cinco cero uno nueve nueve`,
  'full-width digits': `${mark} ４４３－５５５－０１９９`,
  'Arabic digits': `${mark} ٤٤٣-٥٥٥-٠١٩٩`,
  'bold mathematical digits': `${mark} 𝟒𝟒𝟑 𝟓𝟓𝟓 𝟎𝟏𝟗𝟗`,
  'circled digits': `${mark} ④④③-⑤⑤⑤-⓪①⑨⑨`,
  'zero-width characters between digits': `${mark} 44\u200b3-5\u200d55-01\u206099`,
  'soft hyphens between digits': `${mark} 443\u00ad-555\u00ad-0199`,
  'e-mail': `${mark} jz@example.org`,
  'e-mail in words': `${mark} jz (at) example (dot) org`,
  'e-mail with a full-width sign': `${mark} jz＠example.org`,
  'WhatsApp link': `${mark} https://wa.me/14435550199`,
  handle: `${mark} @zzyzx_443`,
  'social security number': `${mark} 219-09-9999`,
  'date of birth': `${mark} DOB 04/17/1999`,
  'date of birth in Spanish': `${mark}, nacido el 17 de abril de 1999`,
}
/** Whoever acknowledges a passage has it kept where only members read it: another mark, so that it is told apart. */
const other = 'Jamal Qwyxz'
/** These name somebody too; whoever writes may say that they do not. */
const acknowledgeable: Readonly<Record<string, string>> = {
  name: `Ask ${other} about it`,
  'number plate': `${other} plate 7AB 1234`,
  'Spanish address': `${other}, calle Luna 123`,
  nickname: `${other} a.k.a. smoke`,
}

let house: Milltown
const logged: string[] = []
let visitors: Visitor[]
let fields: ReadonlyMap<string, TextField>
beforeAll(async () => {
  const log = createLog({ level: 'trace', to: { write: line => logged.push(line) } })
  house = await openMilltown({ memberRequestsPerMinute: 1_000_000, partRequestsPerMinute: 1_000_000, log })
  const document = await (await house.get('/api/openapi.json')).json()
  fields = new Map(textFieldsOf(document).map(one => [`${one.operation} ${one.field}`, one]))
  const { operator } = await firstOperator(house)
  const staff: readonly (readonly [Role, OrganisationKind])[] = [
    ['office', 'office'],
    ['owner', 'agency'],
    ['custodian', 'police-custodian'],
    ['facilitator', 'mediation-centre'],
    ['counsel', 'counsel'],
    ['auditor', 'auditor'],
  ]
  visitors = [visitor(house), operator]
  for (const [role, kind] of staff) {
    const made = await operator.post('organisations', { name: `The ${kind} of Milltown`, kind })
    const organisation = String(made.body.id)
    const who = await newcomer(house, operator, { email: `${role}@example.org`, role, organisation })
    await setUpApp(who)
    visitors.push(who)
  }
}, 120_000)
afterAll(() => house.close())

const id = '018f0000-0000-7000-8000-000000000000'
const allowedBy = new Map<string, Visitor>()

/** Sends the text in this field alone, as somebody who may use the operation. */
async function send(field: FreeTextField, text: string, acknowledged: readonly string[] = []) {
  const path = field.operation.replace('POST ', '').replaceAll(/\{\w+\}/g, id)
  const isQuery = field.operation.endsWith('/imports')
  const described = fields.get(`${field.operation} ${field.field}`) ?? {
    field: field.field,
    isBilingual: false,
  }
  const body = isQuery
    ? 'id,date'
    : { ...(bodyWith(described, text) as object), ...(acknowledged.length > 0 && { acknowledged }) }
  const address = isQuery ? `${path}?filename=${encodeURIComponent(text)}` : path
  const known = allowedBy.get(field.operation)
  for (const who of known ? [known] : visitors) {
    const answer = await who.send('POST', address, body)
    if (answer.status === 401 || answer.status === 403) continue
    allowedBy.set(field.operation, who)
    return answer
  }
  throw new Error(`nobody may use ${field.operation}`)
}

/** Every field whose texts the request screens; those that an operation screens point by point have tests of their own. */
const screened = freeTextFields.filter(one => one.screening !== 'none' && one.appliedBy === 'request')
/** Addresses of pages and names of files are read for contact details as people write them. */
const inLinks = new Set(['telephone', 'telephone with dots', 'full-width digits', 'e-mail'])
/** These are sent to every field, the others to one field of each way of reading: each is found by the same code. */
const everywhere = new Set([
  'telephone',
  'e-mail',
  'zero-width characters between digits',
  'social security number',
  'name',
])
const oneOfEach = [
  ...new Map(screened.map(one => [`${one.screening} ${one.reading} ${one.readers}`, one])).values(),
]
const fieldsFor = (kind: string) =>
  (everywhere.has(kind) ? screened : oneOfEach).filter(one => one.reading !== 'link' || inLinks.has(kind))
const passagesIn = (detail: unknown) =>
  [...String(detail).matchAll(/“(.+?)” \(/gs)].map(([, one = '']) => one)

describe('a name with a way to reach a person', () => {
  test.each(Object.entries(contactDetails))(
    '%s is stopped in every field, also when it is acknowledged where the text may become public',
    async (kind, text) => {
      for (const field of fieldsFor(kind)) {
        const what = `${field.operation} ${field.field}`
        const answer = await send(field, text)
        expect(answer.body, what).toMatchObject({ status: 422, code: 'identifying-words' })
        if (field.screening !== 'strict' || field.operation.endsWith('/imports')) continue
        const again = await send(field, text, passagesIn(answer.body.detail))
        expect(again.body, `${what}, acknowledged`).toMatchObject({ status: 422, code: 'identifying-words' })
      }
    },
  )

  test.each(Object.entries(acknowledgeable))(
    '%s is stopped in every field until it is acknowledged',
    async (kind, text) => {
      for (const field of fieldsFor(kind)) {
        const what = `${field.operation} ${field.field}`
        const answer = await send(field, text)
        expect(answer.body, what).toMatchObject({ status: 422, code: 'identifying-words' })
        const again = await send(field, text, passagesIn(answer.body.detail))
        expect(again.body.code, `${what}, acknowledged`).not.toBe('identifying-words')
      }
    },
  )

  test('names of areas and organisations are nobody’s', async () => {
    const statement = freeTextFields.find(
      one => one.operation === 'POST /api/v1/part/dialogue/{series}/statements',
    )
    if (!statement) throw new Error('no statements')
    const answer = await send(statement, 'They listen at The agency of Milltown and nowhere else')
    expect(answer.body.code).not.toBe('identifying-words')
  })

  test('stands nowhere in the record or the log', async () => {
    const { rows } = await house.record.executeSql(
      `select schemaname as schema, tablename as name from pg_tables where schemaname like 'city%' or schemaname = 'understory'`,
    )
    expect(rows.length).toBeGreaterThan(40)
    for (const { schema, name } of rows) {
      const found = await house.record.executeSql(
        `select t::text as row from "${schema}"."${name}" t where t::text like '%Zzyzx%' limit 1`,
      )
      expect(found.rows, `${schema}.${name}`).toEqual([])
    }
    expect(logged.join('')).not.toContain('Zzyzx')
  })
})
