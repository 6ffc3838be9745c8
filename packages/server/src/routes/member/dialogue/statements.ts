import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  addStatementRequestShape,
  ballotsShape,
  decideStatementRequestShape,
  fail,
  makeBallotsRequestShape,
  ok,
  problem,
  readVotes,
  saveVotingRequestShape,
  textKeyShape,
  typeBallotRequestShape,
  typedBallotShape,
  voteValue,
  workVotingShape,
} from '@understory/model'
import { v4 as uuidv4 } from 'uuid'
import { newCode, noSecret, typedCode } from '../../part/codes.ts'
import { signingKeyOf } from '../../part/text-signature.ts'
import { memberRoute } from '../answered.ts'
import type { MemberContext } from '../context.ts'

const base = '/api/v1/member/dialogue/series/{series}'

/** Statements and votes as the facilitator works on them: moderation, voting, ballots, the gateway for text messages. */
export function mountStatements(app: OpenAPIHono, context: MemberContext): void {
  const shared = { feature: 'dialogue', parameters: {} } as const
  const { voting } = context.publish.dialogue
  /** The answer of a writing, after which everybody reads the new state. */
  const changed = <T>(answer: T): T => {
    voting.changed()
    return answer
  }
  memberRoute(app, context, {
    ...{ ...shared, method: 'get', path: `${base}/voting`, action: 'read-voice' },
    summary: 'Everything sent in with what was decided; the look is written down.',
    answer: workVotingShape,
    body: null,
    handle: ({ city, doing, param }) => city.dialogue.statements.voting(param('series'), doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/voting`, action: 'run-dialogue' },
    summary: 'Open or close voting, and write the policy of moderation.',
    answer: workVotingShape,
    body: saveVotingRequestShape,
    handle: async ({ city, doing, body, param }) =>
      changed(await city.dialogue.statements.saveVoting(param('series'), body, doing)),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/statements`, action: 'moderate-statement' },
    summary: 'Add a statement of the facilitator’s, or one said or written in the room.',
    answer: workVotingShape,
    body: addStatementRequestShape,
    handle: async ({ city, doing, body, param }) =>
      changed(await city.dialogue.statements.addStatement(param('series'), body, doing)),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/statement-decisions`, action: 'moderate-statement' },
    summary: 'Accept a statement, or decline it by a rule of the policy; the newest decision counts.',
    answer: workVotingShape,
    body: decideStatementRequestShape,
    handle: async ({ city, doing, body, param }) =>
      changed(await city.dialogue.statements.decideStatement(param('series'), body, doing)),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/ballots`, action: 'run-dialogue' },
    summary: 'Make paper ballots: the answer has the only copy of their codes.',
    answer: ballotsShape,
    body: makeBallotsRequestShape,
    handle: async ({ city, doing, body, param }) => {
      const { secret } = context
      if (secret === null) return fail(noSecret)
      const made = Array.from({ length: body.count }, () => newCode(secret, 'voter'))
      const asked = { session: body.session, codeHashes: made.map(one => one.hash) }
      const kept = await city.dialogue.statements.makeBallots(param('series'), asked, doing)
      return kept.ok ? ok({ codes: made.map(one => one.code) }) : kept
    },
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/ballot-votes`, action: 'run-dialogue' },
    summary: 'Type in a paper ballot: `1 A 2 D 3 P`; typed in again, the later marks count.',
    answer: typedBallotShape,
    body: typeBallotRequestShape,
    handle: async ({ city, doing, body, param }) => {
      const hash = typedCode(context.secret, 'voter', body.code)
      if (!hash.ok) return hash
      const read = readVotes(body.votes)
      const all = await city.dialogue.statements.voting(param('series'), doing)
      if (!all.ok) return all
      const idOf = new Map(
        all.value.statements.flatMap(one =>
          one.state === 'accepted' && one.no !== null ? [[one.no, one.id]] : [],
        ),
      )
      const wrong = [...(read?.keys() ?? [])].find(no => !idOf.has(no))
      if (read === null || wrong !== undefined)
        return fail(
          problem(
            'bad-request-body',
            wrong === undefined ? 'These are not votes.' : `No statement has the number ${wrong}.`,
            { where: 'votes', expected: 'numbers of the ballot, each with A, D or P, such as 1 A 2 D 3 P' },
          ),
        )
      const votes = [...read].map(([no, word]) => ({
        ...{ id: uuidv4(), statement: idOf.get(no) ?? '', vote: voteValue[word] },
      }))
      const typed = await city.dialogue.statements.typeBallot(
        param('series'),
        { codeHash: hash.value, votes },
        doing,
      )
      return changed(typed.ok ? ok({ taken: votes.length, before: typed.value.before }) : typed)
    },
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/text-key`, action: 'run-dialogue' },
    summary: 'Make a new key for the gateway of text messages; the one before stops working.',
    answer: textKeyShape,
    body: null,
    handle: async ({ city, doing, param }) => {
      if (context.secret === null) return fail(noSecret)
      const { hash } = newCode(context.secret, 'text-key')
      const set = await city.dialogue.statements.setTextKey(param('series'), hash, doing)
      return changed(set.ok ? ok({ key: signingKeyOf(context.secret, hash) }) : set)
    },
  })
}
