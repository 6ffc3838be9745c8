import { freeTextFields, maxScreenedLength } from '@understory/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TextField, textFieldsOf } from './testing/request-fields.ts'
import { type Milltown, openMilltown } from './testing.ts'

let house: Milltown
let inDocument: readonly TextField[]
beforeAll(async () => {
  house = await openMilltown()
  inDocument = textFieldsOf(await (await house.get('/api/openapi.json')).json())
})
afterAll(() => house.close())

const nameOf = ({ operation, field }: { operation: string; field: string }) => `${operation} ${field}`

test('every field of a request that takes words is in the registry, and nothing is there that no request has', () => {
  const registered = new Set(freeTextFields.map(nameOf))
  const known = new Set(inDocument.map(nameOf))
  // The name of a file is a parameter of the address, not of the body.
  known.add('POST /api/v1/member/imports filename')
  expect(
    inDocument.map(nameOf).filter(name => !registered.has(name)),
    'not in the registry',
  ).toEqual([])
  expect(
    [...registered].filter(name => !known.has(name)),
    'in no request',
  ).toEqual([])
})

test('each field is registered once, and whatever is not screened has a reason', () => {
  const names = freeTextFields.map(nameOf)
  expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([])
  const silent = freeTextFields.filter(one => one.screening === 'none' && (one.reason ?? '').length < 20)
  expect(silent.map(nameOf)).toEqual([])
  // What anybody reads is screened strictly or, with its reason, not at all.
  const loose = freeTextFields.filter(one => one.readers === 'public' && one.screening === 'gentle')
  expect(loose.map(nameOf)).toEqual([])
})

test('no screened field takes a text that is too long to be screened', () => {
  const screened = new Set(freeTextFields.filter(one => one.screening !== 'none').map(nameOf))
  const endless = inDocument.filter(
    one =>
      screened.has(nameOf(one)) &&
      !one.isBounded &&
      (one.maxLength ?? Number.POSITIVE_INFINITY) > maxScreenedLength,
  )
  expect(endless.map(nameOf)).toEqual([])
})
