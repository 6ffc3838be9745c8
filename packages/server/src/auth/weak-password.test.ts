import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Milltown, openMilltown } from '../testing.ts'
import { firstOperator, letterTo, newcomer, password, type Visitor, visitor } from './testing.ts'
import { weakPassword } from './weak-password.ts'

const about = ['Anna Example', 'anna.b@example.org', 'milltown', 'Riverside Mediation']
const isWeak = async (text: string) => (await weakPassword(text, about, 'password')) !== null

describe('a password', () => {
  // All of twelve characters or more; the first are on lists of leaked passwords or put together of what is.
  test.each([
    'password1234',
    'Password123456',
    'P@ssw0rd2026',
    'qwertyuiop12',
    '1q2w3e4r5t6y',
    '123456789012',
    '987654321098',
    'iloveyou1234',
    'letmeinletmein',
    'contraseña123',
    'teamoteamo12',
    'aaaaaaaaaaaa',
    'abcabcabcabcabc',
    'password1'.repeat(14),
    'Summer2026!!',
    'baltimore2026',
    'understory2026',
    'Understory-2026!',
    'Anna-Example-1985',
    'annab@example.org',
    'milltown-milltown',
    'riverside2026!',
  ])('leaked, repeated and personal passwords are refused: %s', async text => {
    expect(await isWeak(text)).toBe(true)
  })

  test.each([
    password,
    'trapezoid lemon sky',
    'tres tristes tigres',
    'la casa azul grande',
    'xk3-9fQz-77tP',
    'ñandú ágil y cortés',
    Array.from({ length: 128 }, (_, at) => String.fromCharCode(33 + ((at * 37) % 90))).join(''),
  ])('of a few words or of a password manager is taken, without capitals or signs: %s', async text => {
    expect(await isWeak(text)).toBe(false)
  })
})

describe('a password that is easy to guess', () => {
  let house: Milltown
  let operator: Visitor
  beforeAll(async () => {
    house = await openMilltown()
    operator = (await firstOperator(house)).operator
  })
  afterAll(() => house.close())

  test('is refused at an invitation and at a change, with what would be right', async () => {
    const invited = await operator.post('invitations', {
      email: 'beatrix@example.org',
      name: 'Beatrix',
      role: 'office',
      organisation: null,
      city: 'milltown',
      endsOn: '2039-12-31',
      why: 'works on the plan',
    })
    expect(invited.status).toBe(201)
    const token = await letterTo(operator, 'beatrix@example.org')
    const who = visitor(house)
    for (const word of ['password1234', 'beatrix-milltown']) {
      const refused = await who.post('sign-in/invitation/accept', { token, password: word })
      expect(refused.body).toMatchObject({ status: 422, code: 'weak-password', where: 'password' })
      expect(refused.text).not.toContain(word)
    }
    expect(
      (await who.post('sign-in/invitation/accept', { token, password })).status,
      'nothing was used up',
    ).toBe(200)
    const carl = await newcomer(house, operator, { email: 'carlos@example.org', role: 'office' })
    const refused = await carl.post('me/password', { current: password, wanted: 'carlos-milltown-2026' })
    expect(refused.body).toMatchObject({ status: 422, code: 'weak-password', where: 'wanted' })
    expect(
      (await carl.post('me/password', { current: password, wanted: 'a new long password' })).status,
    ).toBe(200)
  })

  test('is as long as a password manager makes it, and not without end', async () => {
    const dora = await newcomer(house, operator, { email: 'dora@example.org', role: 'office' })
    const change = (current: string, wanted: string) => dora.post('me/password', { current, wanted })
    const long = Array.from({ length: 128 }, (_, at) => String.fromCharCode(33 + ((at * 37) % 90))).join('')
    expect((await change(password, `${long}x`)).status).toBe(400)
    expect((await change(password, long)).status).toBe(200)
    const again = await visitor(house).post('sign-in/password', { email: 'dora@example.org', password: long })
    expect(again.status).toBe(200)
  })
})
