import type { Me, Role, SignInNext } from '@understory/model'
import { TOTP } from 'otpauth'
import { cookieJar } from '../pages/cookie-jar.ts'
import type { Milltown } from '../testing.ts'

/** A visitor's browser for tests: keeps cookies, sends forms of this site. */
export function visitor(house: Pick<Milltown, 'url'>) {
  let jar = cookieJar(null)
  const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const cookie = jar.header()
    const response = await fetch(house.url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(method !== 'GET' && { origin: house.url }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(cookie && { cookie }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    jar.take(response.headers)
    const text = await response.text()
    const isJson = text !== '' && response.headers.get('content-type')?.includes('json')
    const json: unknown = isJson ? JSON.parse(text) : null
    return { status: response.status, headers: response.headers, text, body: json as Record<string, unknown> }
  }
  return {
    get: (path: string, headers?: Record<string, string>) =>
      send('GET', `/api/v1/member/${path}`, undefined, headers),
    post: (path: string, body: unknown = {}, headers?: Record<string, string>) =>
      send('POST', `/api/v1/member/${path}`, body, headers),
    delete: (path: string) => send('DELETE', `/api/v1/member/${path}`),
    send,
    me: async () => (await send('GET', '/api/v1/member/me')).body as unknown as Me,
    cookies: () => jar.header(),
    takeCookies: (cookies: string) => {
      jar = cookieJar(cookies)
    },
  }
}
export type Visitor = ReturnType<typeof visitor>

export const password = 'correct horse battery'

/** The code an authenticator app shows; `steps` of thirty seconds from now. */
export const codeOf = (uri: string, steps = 0): string => {
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  return new TOTP({ secret, digits: 6, period: 30 }).generate({ timestamp: Date.now() + steps * 30_000 })
}

/** Sets up an authenticator app; gives its address and the written codes. */
export async function setUpApp(who: Visitor): Promise<{ uri: string; backupCodes: string[] }> {
  const begun = await who.post('me/totp', { password })
  if (begun.status !== 200) throw new Error(`no app: ${begun.text}`)
  const { uri, backupCodes } = begun.body as { uri: string; backupCodes: string[] }
  const done = await who.post('me/totp/confirm', { code: codeOf(uri) })
  if (done.status !== 200) throw new Error(`not confirmed: ${done.text}`)
  return { uri, backupCodes }
}

/** The first operator, with an authenticator app. */
export async function firstOperator(house: Milltown) {
  const link = await house.server.firstLink()
  const token = new URL(link ?? '').searchParams.get('token') ?? ''
  const operator = visitor(house)
  const email = 'op@example.org'
  const accepted = await operator.post('sign-in/invitation/accept', { token, name: 'Op', email, password })
  if (accepted.status !== 200) throw new Error(`no operator: ${accepted.text}`)
  const next = accepted.body as unknown as SignInNext
  return { operator, email, next, app: await setUpApp(operator) }
}

/** The link in the newest letter to an address. */
export async function letterTo(operator: Visitor, email: string): Promise<string> {
  const { items } = (await operator.get('outbox')).body as { items: { to: string; text: string }[] }
  const letter = items.find(one => one.to === email)
  const link = /https?:\/\/\S+/.exec(letter?.text ?? '')?.[0]
  if (!link) throw new Error(`no letter to ${email}`)
  return new URL(link).searchParams.get('token') ?? ''
}

/** Somebody invited into a role, who accepted; without a second factor yet. */
export async function newcomer(
  house: Milltown,
  operator: Visitor,
  wanted: { email: string; role: Role; endsOn?: string; organisation?: string | null; city?: string | null },
): Promise<Visitor> {
  const invited = await operator.post('invitations', {
    name: wanted.email.split('@')[0],
    organisation: null,
    city: 'milltown',
    endsOn: '2039-12-31',
    why: 'works on the plan',
    unusualWhy: 'a case of the test',
    ...wanted,
  })
  if (invited.status !== 201) throw new Error(`not invited: ${invited.text}`)
  const who = visitor(house)
  const token = await letterTo(operator, wanted.email)
  const accepted = await who.post('sign-in/invitation/accept', { token, password })
  if (accepted.status !== 200) throw new Error(`not accepted: ${accepted.text}`)
  return who
}
