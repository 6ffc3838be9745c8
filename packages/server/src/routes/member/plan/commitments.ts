import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  addEvidenceRequestShape,
  localDay,
  ok,
  proposeCommitmentRequestShape,
  rewordCommitmentRequestShape,
  stepCommitmentRequestShape,
  workCommitmentListShape,
  workCommitmentShape,
} from '@understory/model'
import { problemResponse } from '../../../problem-response.ts'
import { memberRoute } from '../answered.ts'
import { cityFor, type MemberContext, signedIn } from '../context.ts'

const base = '/api/v1/member/plan/commitments'
/** A file of 4 MB as base 64, with what is said about it. */
const largestEvidence_bytes = 5_700_000

/** Commitments, for those who promise, ask and audit. */
export function mountCommitments(app: OpenAPIHono, context: MemberContext): void {
  const shared = { feature: 'plan', parameters: {}, answer: workCommitmentShape } as const
  memberRoute(app, context, {
    ...{ ...shared, method: 'get', path: base, action: 'work-on-plan' },
    summary: 'Every commitment with its steps, and whether it is yours to move.',
    answer: workCommitmentListShape,
    body: null,
    handle: async ({ city, doing }) =>
      ok({
        on: localDay(doing.now, city.city.timeZone),
        commitments: await city.plan.commitments(doing),
      }),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'get', path: `${base}/{no}`, action: 'work-on-plan' },
    summary: 'One commitment by its number.',
    body: null,
    handle: ({ city, doing, param }) => city.plan.commitment(param('no'), doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: base, action: 'propose-commitment' },
    summary: 'Put a commitment forward, with the test of kept; it is public at once.',
    body: proposeCommitmentRequestShape,
    handle: ({ city, doing, body }) => city.plan.propose(body, doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/{no}/wording`, action: 'propose-commitment' },
    summary: 'Write a proposal anew; what it said before stays in its history.',
    body: rewordCommitmentRequestShape,
    handle: ({ city, doing, body, param }) => city.plan.reword(param('no'), body, doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/{no}/steps`, action: 'own-commitment' },
    summary:
      'A step of its owner: accept, decline with a reason, say how it goes, move the day, hand it over.',
    body: stepCommitmentRequestShape,
    handle: ({ city, doing, body, param }) => city.plan.step(param('no'), body, doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/{no}/evidence`, action: 'add-evidence' },
    summary:
      'Hand evidence in: a file, whose SHA-256 the house makes, or an address with the hash of what is there.',
    body: addEvidenceRequestShape,
    largestBody_bytes: largestEvidence_bytes,
    handle: ({ city, doing, body, param }) => city.plan.addEvidence(param('no'), body, doing),
  })
  mountFile(app, context)
}

/** A file that was handed in, as it came; never shown inside of a page. */
function mountFile(app: OpenAPIHono, context: MemberContext): void {
  const path = '/api/v1/member/plan/evidence/:id/file'
  app.openAPIRegistry.registerPath({
    ...{ method: 'get', path: path.replace(':id', '{id}'), tags: ['plan'] },
    summary: 'A file that was handed in as evidence; the look is written down.',
    security: [{ session: [] }, { bearer: [] }],
    responses: { 200: { description: 'The file' }, default: { description: 'A problem' } },
  })
  app.get(path, async c => {
    const member = await signedIn(c, context, 'work-on-plan')
    if (!member.ok) return problemResponse(member.problem)
    const city = await cityFor(context, member.value, c.req.query('city'))
    if (!city.ok) return problemResponse(city.problem)
    const doing = { member: member.value, now: context.now() }
    const file = await city.value.plan.evidenceFile(c.req.param('id') ?? '', doing)
    if (!file.ok) return problemResponse(file.problem)
    return new Response(Uint8Array.from(file.value.bytes), {
      headers: {
        'content-type': file.value.mediaType,
        'content-disposition': 'attachment; filename="evidence"',
        'cache-control': 'no-store',
      },
    })
  })
}
