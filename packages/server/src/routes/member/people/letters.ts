import { type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  chooseByKeyShape,
  fail,
  type LetterChoice,
  letterChoiceShape,
  letterKeyOfMeShape,
  letterKeyShape,
  problem,
  type Result,
} from '@understory/model'
import type { Context } from 'hono'
import { letterKey, personOfKey } from '../../../auth/letter-key.ts'
import { jsonWithCookies } from '../../../auth/steps.ts'
import { readJsonAs } from '../../../http/json-body.ts'
import { problemResponse } from '../../../problem-response.ts'
import type { MemberContext } from '../context.ts'
import { notSignedIn } from '../signed-in.ts'
import { describe } from './described.ts'

const noSuchKey = problem('not-found', 'This key is of no letter.', {
  where: 'key',
  expected: 'the key of a letter that came from here',
})

/** How somebody wants the letters of the plan: by the key of a letter, or signed in. */
export function mountLetters(app: OpenAPIHono, context: MemberContext): void {
  const { auth, people, now } = context
  const choiceOf = async (
    person: string | null,
  ): Promise<Result<{ person: string; choice: LetterChoice }>> => {
    const choice = person === null ? null : await people.letterChoice(person)
    return person !== null && choice ? { ok: true, value: { person, choice } } : fail(noSuchKey)
  }
  describe(app, {
    method: 'get',
    path: 'letters',
    summary: 'How the person whose key this is wants letters; no session is needed.',
    answer: letterChoiceShape,
    query: z.object({ key: letterKeyShape }),
  })
  app.get('/api/v1/member/letters', async c => {
    const found = await choiceOf(auth && personOfKey(auth, c.req.query('key') ?? ''))
    return found.ok ? jsonWithCookies(found.value.choice) : problemResponse(found.problem)
  })
  describe(app, {
    method: 'post',
    path: 'letters',
    summary:
      'Stops the letters of the plan, lets them come again, or changes their language, by the key of a letter.',
    body: chooseByKeyShape,
    answer: letterChoiceShape,
  })
  app.post('/api/v1/member/letters', async c => {
    const body = await readJsonAs(c.req.raw, chooseByKeyShape)
    if (!body.ok) return problemResponse(body.problem)
    const { key, ...asked } = body.value
    const found = await choiceOf(auth && personOfKey(auth, key))
    if (!found.ok) return problemResponse(found.problem)
    const choice = letterChoiceShape.parse({ ...found.value.choice, ...asked })
    await people.chooseLetters(found.value.person, choice, now())
    return jsonWithCookies(choice)
  })
  describe(app, {
    method: 'get',
    path: 'me/letters',
    summary: 'The key by which whoever is signed in chooses letters.',
    answer: letterKeyOfMeShape,
  })
  app.get('/api/v1/member/me/letters', async (c: Context) => {
    const session = await auth?.sessionOf(c.req.raw.headers)
    if (!auth || !session) return problemResponse(notSignedIn())
    return jsonWithCookies({ key: letterKey(auth, session.person.id) })
  })
}
