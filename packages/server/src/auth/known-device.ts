import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { cookieOf } from './acting-as.ts'
import type { HouseAuth } from './house-auth.ts'

/**
 * Device cookies (OWASP, "Slow Down Online Guessing Attacks with Device Cookies"): a browser that signed in before may try again whatever strangers
 * do to the account. A cookie holds, for up to eight accounts, a random number, the day it was given and a keyed hash of both with the account.
 */
type Auth = Pick<HouseAuth, 'keyOf' | 'publicUrl'>

const goodFor_days = 180
const maxAccounts = 8
const day_ms = 86_400_000

const isHttps = (auth: Pick<Auth, 'publicUrl'>): boolean => auth.publicUrl().startsWith('https:')
const cookieName = (auth: Auth): string => `${isHttps(auth) ? '__Host-' : ''}understory.device`

interface Entry {
  /** 32 digits of hexadecimal: attempts of a device are counted by it. */
  readonly nonce: string
  readonly day: number
  readonly mac: string
}

const entriesOf = (auth: Auth, headers: Headers): Entry[] =>
  (cookieOf(headers, cookieName(auth)) ?? '')
    .split('~')
    .slice(0, maxAccounts)
    .flatMap(text => {
      const [, nonce, day, mac] = /^([0-9a-f]{32})\.(\d{1,6})\.([\w-]{43})$/.exec(text) ?? []
      return nonce && day && mac ? [{ nonce, day: Number(day), mac }] : []
    })

const macOf = (auth: Auth, email: string, { nonce, day }: Omit<Entry, 'mac'>): string =>
  createHmac('sha256', auth.keyOf('device', email)).update(`${nonce}\n${day}`).digest('base64url')

const isOf = (auth: Auth, email: string, entry: Entry): boolean =>
  timingSafeEqual(Buffer.from(macOf(auth, email, entry)), Buffer.from(entry.mac))

/** The number of this device where it signed in as this account in the last 180 days; else null. */
export function knownDevice(auth: Auth, headers: Headers, email: string, now: Date): string | null {
  const today = Math.floor(now.getTime() / day_ms)
  const entry = entriesOf(auth, headers).find(one => isOf(auth, email, one))
  return entry && entry.day <= today && today - entry.day < goodFor_days ? entry.nonce : null
}

/** The Set-Cookie line by which this device is known for an account from now on, besides those it was known for. */
export function rememberDevice(auth: Auth, headers: Headers, email: string, now: Date): string {
  const entry = { nonce: randomBytes(16).toString('hex'), day: Math.floor(now.getTime() / day_ms) }
  const others = entriesOf(auth, headers).filter(one => !isOf(auth, email, one))
  const entries = [{ ...entry, mac: macOf(auth, email, entry) }, ...others].slice(0, maxAccounts)
  const value = entries.map(one => `${one.nonce}.${one.day}.${one.mac}`).join('~')
  const secure = isHttps(auth) ? '; Secure' : ''
  return `${cookieName(auth)}=${value}; Path=/; Max-Age=${goodFor_days * 86_400}; HttpOnly; SameSite=Lax${secure}`
}
