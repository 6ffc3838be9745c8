import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  type HatAccess,
  hatAccessShape,
  letterPageShape,
  type MemberLine,
  memberLineShape,
  memberPageShape,
  organisationShape,
  organisationWantedShape,
  problem,
  roleEndShape,
} from '@understory/model'
import type { HatRow } from '@understory/record/people'
import { z } from 'zod'
import { accessOf, readsRowsOf } from '../../../auth/access-of.ts'
import { readJsonAs } from '../../../http/json-body.ts'
import { one, parseQuery } from '../../../http/query.ts'
import { screenedBody } from '../../../http/screened-body.ts'
import { problemResponse } from '../../../problem-response.ts'
import { knownNames, type MemberContext, okJson, signedIn } from '../context.ts'
import { describe } from './described.ts'

const uuid = z.uuid()
const pageParameters = {
  cursor: one(uuid, 'Where the page before ended.', '`next` of the page before'),
  limit: one(
    z
      .string()
      .regex(/^([1-9]\d?|1\d\d|200)$/)
      .transform(Number),
    'How many.',
    'a number from 1 to 200',
  ),
}
const pageQuery = z.object({ cursor: z.string().optional(), limit: z.string().optional() })

export const lineOf = (hat: HatRow): MemberLine => ({
  membership: hat.membership,
  person: { id: hat.person, name: hat.personName },
  role: hat.role,
  organisation: hat.organisation,
  city: hat.city,
  startsOn: hat.startsOn,
  endsOn: hat.endsOn,
  endedAt: hat.endedAt,
  holds: hat.holds,
  why: hat.why,
  madeBy: hat.madeBy,
  secondFactor: hat.hasSecondFactor,
  readsRowsOf: hat.holds ? readsRowsOf(hat) : [],
})

/** Organisations, who has what, the end of a role, and the letters that wait. */
export function mountOffice(app: OpenAPIHono, context: MemberContext): void {
  const { people, now } = context

  describe(app, {
    method: 'get',
    path: 'organisations',
    summary: 'Organisations.',
    answer: z.array(organisationShape),
  })
  app.get('/api/v1/member/organisations', async c => {
    const caller = await signedIn(c, context, 'use-workspace')
    return caller.ok ? okJson(await people.organisations()) : problemResponse(caller.problem)
  })
  describe(app, {
    method: 'post',
    path: 'organisations',
    summary: 'Enters an organisation.',
    body: organisationWantedShape,
    answer: organisationShape,
    status: 201,
  })
  app.post('/api/v1/member/organisations', async c => {
    const caller = await signedIn(c, context, 'make-organisation')
    if (!caller.ok) return problemResponse(caller.problem)
    const body = await readJsonAs(c.req.raw, organisationWantedShape)
    if (!body.ok) return problemResponse(body.problem)
    const made = await people.makeOrganisation(body.value, caller.value.person)
    return made.ok ? okJson(made.value, 201) : problemResponse(made.problem)
  })

  describe(app, {
    method: 'get',
    path: 'members',
    summary: 'Who has or had which role, and what of the walled data it opens.',
    query: pageQuery,
    answer: memberPageShape,
  })
  app.get('/api/v1/member/members', async c => {
    const caller = await signedIn(c, context, 'see-who-can-see-what')
    if (!caller.ok) return problemResponse(caller.problem)
    const query = parseQuery(new URL(c.req.url).searchParams, pageParameters)
    if (!query.ok) return problemResponse(query.problem)
    const limit = query.value.limit ?? 100
    const rows = await people.members({ after: query.value.cursor ?? null, limit: limit + 1 }, now())
    const items = rows.slice(0, limit)
    const next = rows.length > limit ? (items.at(-1)?.membership ?? null) : null
    return okJson({ items: items.map(lineOf), next })
  })
  describe(app, {
    method: 'get',
    path: 'members/{id}',
    summary: 'What one hat may do and read, each with its reason.',
    answer: hatAccessShape,
  })
  app.get('/api/v1/member/members/:id', async c => {
    const caller = await signedIn(c, context, 'see-who-can-see-what')
    if (!caller.ok) return problemResponse(caller.problem)
    const hat = await hatBy(c.req.param('id'))
    if (!hat) return problemResponse(noSuchRole)
    const access: HatAccess = { member: lineOf(hat), ...accessOf(hat) }
    return okJson(access)
  })
  describe(app, {
    method: 'post',
    path: 'members/{id}/end',
    summary: 'Ends a role now.',
    body: roleEndShape,
    answer: memberLineShape,
  })
  app.post('/api/v1/member/members/:id/end', async c => {
    const caller = await signedIn(c, context, 'end-role')
    if (!caller.ok) return problemResponse(caller.problem)
    const body = await screenedBody(c, roleEndShape, () => knownNames(context))
    if (!body.ok) return problemResponse(body.problem)
    const hat = await hatBy(c.req.param('id'))
    if (!hat) return problemResponse(noSuchRole)
    const end = { membership: hat.membership, why: body.value.why, at: now() }
    const done = await people.endRole(end, caller.value.person)
    if (!done.ok) return problemResponse(done.problem)
    const ended = await hatBy(hat.membership)
    return ended ? okJson(lineOf(ended)) : problemResponse(noSuchRole)
  })

  describe(app, {
    method: 'get',
    path: 'outbox',
    summary: 'Letters that were not sent by SMTP. Reading them is an event.',
    query: pageQuery,
    answer: letterPageShape,
  })
  app.get('/api/v1/member/outbox', async c => {
    const caller = await signedIn(c, context, 'read-outbox')
    if (!caller.ok) return problemResponse(caller.problem)
    const query = parseQuery(new URL(c.req.url).searchParams, pageParameters)
    if (!query.ok) return problemResponse(query.problem)
    const limit = query.value.limit ?? 50
    const page = { before: query.value.cursor ?? null, limit: limit + 1 }
    const rows = await people.letters(page, caller.value.person)
    const items = rows.slice(0, limit)
    return okJson({ items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null })
  })

  const hatBy = async (id: string) => (uuid.safeParse(id).success ? await people.hat(id, now()) : null)
}

const noSuchRole = problem('not-found', 'There is no such role.', { where: 'id' })
