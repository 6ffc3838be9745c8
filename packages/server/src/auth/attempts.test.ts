import { createHmac } from 'node:crypto'
import { chooseWay } from '@understory/record/people'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { budgets, type Guess, linkLife_s, maxStrangerGuessesPerDay, waysOfGuess } from './attempts.ts'
import { rememberDevice } from './known-device.ts'

const auth = {
  keyOf: (kind: string, text: string) =>
    createHmac('sha256', 'a key of the test')
      .update(`${kind}\n${text.trim().toLowerCase()}`)
      .digest('base64url'),
  publicUrl: () => 'http://localhost',
}
const owner = 'owner@example.org'
const begin_ms = Date.UTC(2030, 0, 1)

/** The budgets as the record keeps them, without the record. */
function keptAttempts() {
  const spentUntil = new Map<string, number>()
  return (now_ms: number, guess: Guess, address: string, headers: Headers): boolean => {
    const guesser = { auth, headers, address, now: new Date(now_ms) }
    const ways = waysOfGuess(guesser, guess, owner)
    const debts = new Map(
      ways.flat().map(({ key }) => [key, Math.max(0, (spentUntil.get(key) ?? 0) - now_ms)] as const),
    )
    const { wait_s, spent } = chooseWay(ways, debts)
    for (const { key, budget } of spent)
      spentUntil.set(key, now_ms + (debts.get(key) ?? 0) + budget.refill_s * 1000)
    return wait_s === 0
  }
}

const known = new Headers({
  cookie: rememberDevice(auth, new Headers(), owner, new Date(begin_ms)).split(';')[0] ?? '',
})
const stranger = new Headers()
/** What strangers do: wait so many seconds, then guess from one of some addresses, also that of the owner. */
const strangers = fc.array(
  fc.record({
    wait_s: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 7200 })),
    guess: fc.constantFrom<Guess>('password', 'code'),
    address: fc.integer({ min: 0, max: 400 }).map(no => `address ${no}`),
  }),
  { maxLength: 400 },
)

describe('attempts', () => {
  test('whatever strangers try, the owner’s browser is not refused', () => {
    fc.assert(
      fc.property(strangers, fc.integer({ min: 0, max: 400 }), (tries, when) => {
        const may = keptAttempts()
        let now_ms = begin_ms
        for (const [no, { wait_s, guess, address }] of tries.entries()) {
          now_ms += wait_s * 1000
          may(now_ms, guess, address, stranger)
          if (no === when) break
        }
        for (const guess of ['password', 'code'] as const)
          for (let time = 0; time < budgets.device.burst; time++)
            expect(may(now_ms, guess, 'address 0', known), `${guess} ${time}`).toBe(true)
      }),
    )
  })

  test('strangers together have at most 90 guesses at an account in a day, from however many addresses', () => {
    expect(maxStrangerGuessesPerDay).toBeLessThanOrEqual(90)
    const most = (addresses: number, every_s: number) => {
      const may = keptAttempts()
      const passed: number[] = []
      for (let at_s = 0; at_s < 3 * 86_400; at_s += every_s)
        if (may(begin_ms + at_s * 1000, 'password', `address ${(at_s / every_s) % addresses}`, stranger))
          passed.push(at_s)
      return Math.max(...passed.map(from => passed.filter(one => one >= from && one < from + 86_400).length))
    }
    for (const addresses of [1, 2, 7, 50, 100_000])
      for (const every_s of [10, 60, 901])
        expect(
          most(addresses, every_s),
          `${addresses} addresses, one try in ${every_s} s`,
        ).toBeLessThanOrEqual(maxStrangerGuessesPerDay)
    fc.assert(
      fc.property(strangers, tries => {
        const may = keptAttempts()
        const passed: number[] = []
        let now_ms = begin_ms
        for (const { wait_s, address } of tries) {
          now_ms += wait_s * 1000
          if (may(now_ms, 'password', address, stranger)) passed.push(now_ms)
        }
        for (const from of passed)
          expect(passed.filter(at => at >= from && at < from + 86_400_000).length).toBeLessThanOrEqual(
            maxStrangerGuessesPerDay,
          )
      }),
    )
  })

  test('an address that did not try before gets in at once while fewer than seven others guess', () => {
    const may = keptAttempts()
    for (let at_s = 0; at_s < 86_400; at_s += 30) {
      for (let no = 0; no < 6; no++) may(begin_ms + at_s * 1000, 'password', `attacker ${no}`, stranger)
      if (at_s % 14_400 === 0)
        expect(may(begin_ms + at_s * 1000, 'password', `clean ${at_s}`, stranger), `${at_s} s`).toBe(true)
    }
  })

  test('a mailbox that is flooded always holds a link that works', () => {
    expect(budgets.mailboxLink.refill_s).toBeLessThan(linkLife_s)
  })
})
