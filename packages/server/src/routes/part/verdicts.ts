import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  type CommitmentOne,
  fail,
  type JudgeRequest,
  judgedShape,
  judgeRequestShape,
  ok,
  problem,
  type Result,
  type VerdictCrowd,
} from '@understory/model'
import type { Publish } from '@understory/publish'
import { codeHash, newCode, noSecret, typedCode } from './codes.ts'
import type { PartContext } from './context.ts'
import { partRoute } from './part-route.ts'

/**
 * Who somebody is as a judge of one promise: keyed, and of this promise alone, so that answers about two promises cannot be laid together, nor an
 * answer and a card.
 */
export const judgeHashOf = (secret: Buffer, commitment: string, code: string): string =>
  codeHash(secret, `verdict ${commitment}`, code)

/** Judging a promise against its written test, without an account. */
export function mountVerdicts(app: OpenAPIHono, context: PartContext): void {
  const { desk, publish, secret } = context
  partRoute(app, context, {
    path: '/api/v1/part/plan/commitments/{no}/verdicts',
    summary:
      'Say whether a promise was kept, against its test. With the code of a dialogue card, or without; the newest answer of a judge counts.',
    feature: 'plan',
    budget: 'verdicts',
    holder: ({ card }) => card,
    body: judgeRequestShape,
    answer: judgedShape,
    handle: async ({ city, body, now, param }) => {
      if (secret === null) return fail(noSecret)
      const found = await openToJudge(publish, city, param('no'))
      if (!found.ok) return found
      const { id } = found.value.commitment
      const judge =
        body.card === null
          ? anybody(secret, id, body)
          : await ofCard({ publish, secret }, city, found.value, body.card)
      if (!judge.ok) return judge
      const { judgeHash, crowd, code } = judge.value
      await desk.addVerdict(city, {
        ...{ commitment: id, judgeHash, crowd, answer: body.answer, now },
        channel: 'online',
      })
      context.onTaken()
      return ok({ crowd, judge: code })
    },
  })
}

/** The promise, if it is judged now. Problems: not-found, voting-closed. */
export async function openToJudge(
  publish: Publish,
  city: string,
  no: string,
): Promise<Result<CommitmentOne>> {
  const found = await publish.plan.commitments.one(city, no, 'http://localhost')
  if (!found.ok || found.value.verdicts.open) return found
  const { over, endsOn } = found.value.verdicts
  return fail(
    over
      ? problem('voting-closed', `Judging of this promise ended on ${endsOn}.`, {
          where: 'no',
          expected: 'a promise whose days of judging are not over',
        })
      : problem('voting-closed', 'This promise is not judged yet.', {
          where: 'no',
          expected: 'a promise that is claimed, or past its due day',
        }),
  )
}

interface Judge {
  readonly judgeHash: string
  readonly crowd: VerdictCrowd
  /** A new code to keep; null where there is a card. */
  readonly code: string | null
}

function anybody(secret: Buffer, id: string, { judge, livesThere }: JudgeRequest): Result<Judge> {
  const crowd = livesThere ? 'district' : 'anyone'
  if (judge === null) {
    const { code } = newCode(secret, 'judge')
    return ok({ judgeHash: judgeHashOf(secret, id, codeHash(secret, 'judge', code)), crowd, code })
  }
  const hash = typedCode(secret, 'judge', judge)
  return hash.ok ? ok({ judgeHash: judgeHashOf(secret, id, hash.value), crowd, code: judge }) : hash
}

/** Somebody with a card of the dialogue that the promise comes from; drawn or not. */
export async function ofCard(
  { publish, secret }: { readonly publish: Publish; readonly secret: Buffer },
  city: string,
  { commitment }: CommitmentOne,
  typed: string,
): Promise<Result<Judge>> {
  const hash = typedCode(secret, 'consent', typed)
  if (!hash.ok) return { ok: false, problem: { ...hash.problem, where: 'card' } }
  const card = await publish.dialogue.room.consentCard(city, hash.value)
  const list = await publish.dialogue.list(city)
  if (!list.ok) return list
  const series = list.value.series.find(one => one.slug === commitment.terms.origin.series)
  if (!card.ok || card.value.series !== series?.id)
    return fail(
      problem('not-found', 'No card of the dialogue that this promise comes from has this code.', {
        where: 'card',
        expected: 'the code on a card of that dialogue, or an answer without a card',
      }),
    )
  const judgeHash = judgeHashOf(secret, commitment.id, hash.value)
  const isDrawn = await publish.plan.isPanelJudge(city, commitment.id, judgeHash)
  if (!isDrawn.ok) return isDrawn
  return ok({ judgeHash, crowd: isDrawn.value ? 'panel' : 'attended', code: null })
}
