import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  callPanelRequestShape,
  fail,
  judgedShape,
  ok,
  recordTallyRequestShape,
  reviewRequestShape,
  typeVerdictRequestShape,
  workCommitmentShape,
  workPanelShape,
} from '@understory/model'
import { deskOf } from '@understory/record/desk'
import { noSecret } from '../../part/codes.ts'
import { judgeHashOf, ofCard, openToJudge } from '../../part/verdicts.ts'
import { memberRoute } from '../answered.ts'
import type { MemberContext } from '../context.ts'

const base = '/api/v1/member/plan/commitments/{no}'

/** How promises are judged: independent reviews, panels drawn by lot, cards typed in, and writing down how residents judged. */
export function mountMemberVerdicts(app: OpenAPIHono, context: MemberContext): void {
  const { publish } = context
  const shared = { feature: 'plan', parameters: {} } as const
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/reviews`, action: 'review-commitment' },
    summary:
      'Review a promise of another organisation against its test; it may differ from what residents say.',
    answer: workCommitmentShape,
    body: reviewRequestShape,
    handle: ({ city, doing, body, param }) => city.plan.review(param('no'), body, doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/tallies`, action: 'review-commitment' },
    summary: 'Write down how residents judged so far: a step, and an entry of the public log.',
    answer: workCommitmentShape,
    body: recordTallyRequestShape,
    handle: async ({ city, doing, body, param }) => {
      const shown = await publish.plan.commitments.one(city.city.name, param('no'), 'http://localhost')
      if (!shown.ok) return shown
      const { crowds } = shown.value.verdicts
      return city.plan.recordTally(param('no'), { read: body.read, tally: crowds }, doing)
    },
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'get', path: `${base}/panel`, action: 'read-voice' },
    summary:
      'The panel of a promise and how to reach it, for whoever facilitates its dialogue; the look is written down.',
    answer: workPanelShape,
    body: null,
    handle: ({ city, doing, param }) => city.plan.panel(param('no'), doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/panel`, action: 'call-panel' },
    summary: 'Draw a panel, once, out of the cards that agreed to be contacted.',
    answer: workPanelShape,
    body: callPanelRequestShape,
    handle: async ({ city, doing, body, param }) => {
      const { secret } = context
      if (secret === null) return fail(noSecret)
      const judgeOf = (commitment: string, card: string) => judgeHashOf(secret, commitment, card)
      const called = await city.plan.callPanel(param('no'), body.size, judgeOf, doing)
      return called.ok ? city.plan.panel(param('no'), doing) : called
    },
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/card-verdicts`, action: 'call-panel' },
    summary: 'Type in what somebody said on paper or on the telephone, under the code of their card.',
    answer: judgedShape,
    body: typeVerdictRequestShape,
    handle: async ({ city, doing, body, param }) => {
      const { secret } = context
      if (secret === null) return fail(noSecret)
      const { name } = city.city
      const found = await openToJudge(publish, name, param('no'))
      if (!found.ok) return found
      // Only whoever facilitates the dialogue has its cards.
      const own = await city.plan.panel(param('no'), doing)
      if (!own.ok) return own
      const judge = await ofCard({ publish, secret }, name, found.value, body.card)
      if (!judge.ok) return judge
      const { judgeHash, crowd } = judge.value
      await deskOf(context.record).addVerdict(name, {
        ...{ commitment: found.value.commitment.id, judgeHash, crowd, answer: body.answer },
        ...{ channel: 'paper', now: doing.now },
      })
      context.onTaken()
      return ok({ crowd, judge: null })
    },
  })
}
