import { data, type LoaderFunctionArgs, redirect } from 'react-router'
import { languageOf } from '../strings/words.tsx'
import { apiContext } from './api-context.ts'
import type { Context } from './ask.ts'

/** What went wrong, as the API says it. */
export interface Trouble {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly where: string | null
  readonly expected: string | null
}

export async function troubleOf(response: Response): Promise<Trouble> {
  const body: unknown = await response.json().catch(() => null)
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  const text = (name: string): string | null => (typeof fields[name] === 'string' ? fields[name] : null)
  return {
    status: response.status,
    code: text('code') ?? '',
    detail: text('detail') ?? '',
    where: text('where'),
    expected: text('expected'),
  }
}

const memberPath = (path: string): string => `/api/v1/member/${path}`

/** A page of this site in the language of the request. */
export const pageAt = (request: Request, path: string): string =>
  languageOf(new URL(request.url).pathname) === 'es' ? `/es${path}` : path

/** Only a path of this site may be gone to after signing in. */
export const localPath = (text: string | null): string | null =>
  text !== null && /^\/(?![/\\])[\x21-\x7e]*$/.test(text) ? text : null

type Args = Pick<LoaderFunctionArgs, 'context' | 'request'>

/** The answer to a signed-in question; whoever is not signed in is sent to sign in, whoever lacks a second factor to set one up. */
export async function askMember<T>(
  { context, request }: Args,
  path: string,
  shape: { parse(value: unknown): T },
): Promise<T> {
  const response = await context.get(apiContext)(memberPath(path))
  if (response.ok) return shape.parse(await response.json())
  const trouble = await troubleOf(response)
  const { pathname, search } = new URL(request.url)
  if (response.status === 401)
    throw redirect(pageAt(request, `/sign-in?to=${encodeURIComponent(pathname + search)}`))
  if (trouble.code === 'second-factor-needed') throw redirect(pageAt(request, '/account?why=second-factor'))
  throw data(trouble, { status: response.status })
}

export type Sent<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly trouble: Trouble }

/** Sends something as the visitor; a problem comes back for the form to show. */
export async function sendMember<T = unknown>(
  context: Context,
  path: string,
  body: unknown,
  { method = 'POST', shape }: { method?: 'POST' | 'DELETE'; shape?: { parse(value: unknown): T } } = {},
): Promise<Sent<T>> {
  const response = await context.get(apiContext)(memberPath(path), {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
  if (!response.ok) return { ok: false, trouble: await troubleOf(response) }
  const value: unknown = await response.json().catch(() => ({}))
  return { ok: true, value: shape ? shape.parse(value) : (value as T) }
}

/** The fields of a form as text; empty ones are left out. */
export async function formFields(request: Request): Promise<Record<string, string>> {
  const form = await request.formData()
  return Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === 'string' && value !== '' ? [[name, value] as const] : [],
    ),
  )
}

/** What an action gives back to its page when the form could not be taken: what is wrong, and what was typed. */
export const refused = (trouble: Trouble, values: Readonly<Record<string, string>> = {}) =>
  data({ trouble, values }, { status: trouble.status })
