import { fail, ok, type Result } from '@understory/model'
import type { Spending } from '@understory/record/people'
import type { HouseAuth } from './house-auth.ts'
import { knownDevice } from './known-device.ts'
import { tooMany } from './steps.ts'

/**
 * What somebody may try, and how often. Every attempt is counted before it is made; one that succeeds is given back. Attempts from a browser that
 * signed in as this account before have a budget of their own, so nothing a stranger does uses it up.
 */
export const budgets = {
  /** Of one browser that is known for the account. */
  device: { burst: 10, refill_s: 900 },
  /** Of one address at one account. */
  pair: { burst: 5, refill_s: 60 },
  /** Of one address at all accounts; many people can share one. */
  address: { burst: 30, refill_s: 300 },
  /** The first three tries of an address at an account in a day count under `newAddresses`, the next under `triedAddresses`. */
  firstTries: { burst: 3, refill_s: 8 * 3600 },
  /** Of all strangers at one account, from addresses that hardly tried yet: nobody else's tries use it up. */
  newAddresses: { burst: 20, refill_s: 2700 },
  /** Of all strangers at one account, from addresses that tried before. */
  triedAddresses: { burst: 10, refill_s: 3600 },
  /** Links by e-mail, asked for from a known browser. */
  deviceLink: { burst: 5, refill_s: 120 },
  /** Links asked for from one address. */
  addressLink: { burst: 20, refill_s: 60 },
  /**
   * Links that strangers send to one mailbox. The refill is shorter than the life of a link: while this is used up, a link that works lies in the
   * mailbox, so whoever floods it does not keep its owner out.
   */
  mailboxLink: { burst: 3, refill_s: 720 },
  /** Steps that hold no guess worth making: tokens of 256 bits, the way to the provider. */
  step: { burst: 60, refill_s: 5 },
} as const

/** How long a link by e-mail is good; longer than the refill of `mailboxLink`. */
export const linkLife_s = 15 * 60

/** Guesses of a password or a code that strangers together have at one account in any 24 hours, from however many addresses. */
export const maxStrangerGuessesPerDay = [budgets.newAddresses, budgets.triedAddresses].reduce(
  (sum, { burst, refill_s }) => sum + burst + Math.floor(86_400 / refill_s),
  0,
)

export type Guess = 'password' | 'code'

export interface Guesser {
  readonly auth: Pick<HouseAuth, 'keyOf' | 'publicUrl'>
  readonly headers: Headers
  readonly address: string
  readonly now: Date
}

/** The budgets that a guess at an account is taken from: those of the first way with room. */
export function waysOfGuess(
  { auth, headers, address, now }: Guesser,
  guess: Guess,
  typed: string,
): Spending[][] {
  const email = typed.trim().toLowerCase()
  const of = (budget: keyof typeof budgets, ...about: string[]): Spending => ({
    key: auth.keyOf(`${guess} ${budget}`, about.join('\n')),
    budget: budgets[budget],
  })
  const device = knownDevice(auth, headers, email, now)
  if (device !== null) return [[of('device', device)]]
  const both = [of('pair', email, address), of('address', address)]
  return [
    [...both, of('firstTries', email, address), of('newAddresses', email)],
    [...both, of('triedAddresses', email)],
  ]
}

interface Asking extends Guesser {
  readonly auth: HouseAuth
}

/** Counts a guess before it is made; the answer takes it back, for whoever guessed right. Problem `too-many-requests` for any account, real or not. */
export async function countGuess(
  asking: Asking,
  guess: Guess,
  email: string,
): Promise<Result<() => Promise<void>>> {
  const { auth, now } = asking
  const { wait_s, spent } = await auth.people.spendAttempt(waysOfGuess(asking, guess, email), now)
  return wait_s === 0 ? ok(() => auth.people.refundAttempt(spent, now)) : fail(tooMany(wait_s))
}

/** Counts a step that holds no guess, per address. */
export async function countStep({ auth, address, now }: Asking, step: string): Promise<Result<null>> {
  const spending = { key: auth.keyOf(`step ${step}`, address), budget: budgets.step }
  const { wait_s } = await auth.people.spendAttempt([[spending]], now)
  return wait_s === 0 ? ok(null) : fail(tooMany(wait_s))
}

/** Whether a link may be sent now. Problem where the address asks too often; `false`, which nobody is told, where the mailbox has links enough. */
export async function countLink(asking: Asking, email: string): Promise<Result<boolean>> {
  const { auth, headers, address, now } = asking
  const spend = (key: string, budget: (typeof budgets)[keyof typeof budgets]) =>
    auth.people.spendAttempt([[{ key, budget }]], now)
  const device = knownDevice(auth, headers, email, now)
  if (device !== null)
    return ok((await spend(auth.keyOf('link device', device), budgets.deviceLink)).wait_s === 0)
  const { wait_s } = await spend(auth.keyOf('link address', address), budgets.addressLink)
  if (wait_s > 0) return fail(tooMany(wait_s))
  return ok((await spend(auth.keyOf('link mailbox', email), budgets.mailboxLink)).wait_s === 0)
}
