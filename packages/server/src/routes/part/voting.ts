import { type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  castShape,
  castVotesRequestShape,
  fail,
  newVoterRequestShape,
  newVoterShape,
  nextStatementRequestShape,
  nextStatementShape,
  ok,
  problem,
  type Result,
  readVotes,
  submitStatementRequestShape,
  submittedShape,
  textMessageAnswerShape,
  textMessageRequestShape,
  voterTicketShape,
  voteValue,
} from '@understory/model'
import type { KnownVoter } from '@understory/publish'
import { v5 as uuidv5 } from 'uuid'
import { votingBegins } from './begin-voting.ts'
import { codeHash, noSecret, typedCode } from './codes.ts'
import type { PartContext } from './context.ts'
import { keepVotes } from './keep-votes.ts'
import { knownVoters } from './known-voters.ts'
import { partRoute } from './part-route.ts'
import { checkTextMessage } from './text-signature.ts'

const base = '/api/v1/part/dialogue/{series}'

/** Voting and sending statements in, without an account. */
export function mountVoting(app: OpenAPIHono, context: PartContext): void {
  const { desk, secret } = context
  const { voting } = context.publish.dialogue
  const shared = { feature: 'dialogue' }
  const keep = keepVotes(context)
  const voters = knownVoters(context)
  const begins = votingBegins(context, voters)

  /** What is open to votes now. Problems: not-found, voting-closed. */
  const openNow = async (city: string, slug: string) => {
    const found = await voting.open(city, slug)
    if (!found.ok || found.value.state === 'open') return found
    return fail(
      problem('voting-closed', 'Nothing is voted on in this series now.', {
        where: 'series',
        expected: 'a series whose voting is open',
      }),
    )
  }
  const voterBy = async (city: string, series: string, typed: string): Promise<Result<KnownVoter>> => {
    const hash = typedCode(secret, 'voter', typed)
    if (!hash.ok) return hash
    const found = await voters.find(city, hash.value)
    if (!found.ok) return found
    if (found.value?.series === series) return ok(found.value)
    return fail(problem('not-found', 'Nobody votes in this series with this code.', { where: 'voter' }))
  }

  partRoute(app, context, {
    ...{ ...shared, path: `${base}/voters` },
    summary:
      'Begin to vote: with a code of the facilitator, or with a ticket. The answer has the only copy of the code that is the voter.',
    budget: 'voter-attempts',
    body: newVoterRequestShape,
    answer: newVoterShape,
    handle: async asked => {
      const found = await openNow(asked.city, asked.param('series'))
      return found.ok ? begins.begin(found.value, asked) : found
    },
  })
  partRoute(app, context, {
    ...{ ...shared, path: `${base}/voter-tickets` },
    summary:
      'A ticket to begin to vote without a code: a small piece of work for the device, or a few seconds of waiting.',
    budget: 'voter-attempts',
    body: z.strictObject({}),
    answer: voterTicketShape,
    handle: async ({ city, now, param }) => {
      const found = await openNow(city, param('series'))
      return found.ok ? begins.issueTicket(found.value.series, now) : found
    },
  })
  partRoute(app, context, {
    ...{ ...shared, path: `${base}/votes` },
    summary: 'Cast votes; the latest vote of a voter on a statement counts, and a vote sent twice is one.',
    budget: 'votes',
    holder: ({ voter }) => voter,
    body: castVotesRequestShape,
    answer: castShape,
    handle: async ({ city, body, now, param }) => {
      const found = await openNow(city, param('series'))
      if (!found.ok) return found
      const { series, facilitatorOrg: org, statements } = found.value
      const there = new Set(statements.map(one => one.id))
      const unknown = body.votes.find(one => !there.has(one.statement))
      if (unknown)
        return fail(
          problem('not-found', `The statement ${unknown.statement} is not voted on.`, {
            where: 'votes',
            expected: 'a statement of this series that was accepted',
          }),
        )
      const voter = await voterBy(city, series, body.voter)
      if (!voter.ok) return voter
      const votes = body.votes.map(({ id, statement, vote }) => ({
        ...{ id, series, org, statement, voter: voter.value.id, vote: voteValue[vote] },
        crowd: voter.value.crowd,
        ...{ channel: 'online' as const, at: now },
      }))
      await keep(city)(votes)
      return ok({ taken: votes.length })
    },
  })
  partRoute(app, context, {
    ...{ ...shared, path: `${base}/next` },
    summary: 'The statement to show this voter next; null when all were seen.',
    budget: 'next-statements',
    holder: ({ voter }) => voter,
    body: nextStatementRequestShape,
    answer: nextStatementShape,
    handle: async ({ city, body, param }) => {
      const found = await openNow(city, param('series'))
      if (!found.ok) return found
      const voter = await voterBy(city, found.value.series, body.voter)
      return voter.ok ? voting.next(city, param('series'), voter.value.id) : voter
    },
  })
  partRoute(app, context, {
    ...{ ...shared, path: `${base}/statements` },
    summary: 'Send a statement in; it waits for moderation, whose log names it by the id given here.',
    budget: 'statement-attempts',
    body: submitStatementRequestShape,
    answer: submittedShape,
    handle: async ({ city, body, now, param, spend }) => {
      const found = await openNow(city, param('series'))
      if (!found.ok) return found
      const { series, facilitatorOrg: org } = found.value
      const { voter, text, language } = body
      const known = voter === null ? null : await voterBy(city, series, voter)
      if (known !== null && !known.ok) return known
      const spent = spend('statements', known?.value.crowd === 'code' ? known.value.id : undefined)
      if (!spent.ok) return spent
      const id = await desk.addStatement(city, { series, org, text, language, channel: 'online', now })
      voting.changed()
      return ok({ id })
    },
  })
  partRoute(app, context, {
    ...{ ...shared, path: `${base}/text-messages` },
    summary:
      'A text message as a gateway passes it on, signed: `1 A 2 D 3 P`. The number is kept only as a keyed hash; a message counts once.',
    budget: 'text-messages',
    holder: ({ from }) => from.replaceAll(/[^\d+]/g, ''),
    body: textMessageRequestShape,
    answer: textMessageAnswerShape,
    handle: async ({ city, body, now, param }) => {
      if (secret === null) return fail(noSecret)
      const found = await openNow(city, param('series'))
      if (!found.ok) return found
      const { series, facilitatorOrg: org, statements, textKeyHash } = found.value
      const signed = checkTextMessage(secret, textKeyHash, body, now)
      if (!signed.ok) return signed
      const read = readVotes(body.text)
      const idOf = new Map(statements.map(one => [one.no, one.id]))
      if (read === null || [...read.keys()].some(no => !idOf.has(no)))
        return ok({ reply: replies.notRead, taken: 0 })
      // The same number is the same voter, and nobody can find the number again without the key of the house.
      const phone = codeHash(secret, 'voter', `phone\n${series}\n${body.from.replaceAll(/[^\d+]/g, '')}`)
      const voter = uuidv5(phone, phoneSpace)
      await voters.add(
        city,
        { id: voter, series, org, channel: 'text-message', codeHash: phone, now },
        'code',
      )
      const votes = [...read].map(([no, word]) => ({
        // Ids follow from that of the message: passed on twice, it is the same votes.
        id: uuidv5(`${series}\n${body.id}\n${no}`, phoneSpace),
        series,
        org,
        statement: idOf.get(no) ?? '',
        voter,
        crowd: 'code' as const,
        vote: voteValue[word],
        channel: 'text-message' as const,
        at: now,
      }))
      await keep(city)(votes)
      return ok({ reply: replies.taken(votes.length), taken: votes.length })
    },
  })
}

const phoneSpace = '6f1c1a1e-5d0c-4c52-9f0e-0d7b1d6f3a52'
const replies = {
  taken: (votes: number) => `${votes} counted. Thank you. / ${votes} contados. Gracias.`,
  notRead: 'Send numbers and letters: 1 A 2 D 3 P. / Envíe números y letras: 1 S 2 N 3 P.',
}
