import * as z from 'zod'
import { bilingualShape } from '../bilingual.ts'
import { cityShape } from '../city.ts'
import { dayShape } from '../commitment.ts'
import { languageShape, voiceChannels } from '../dialogue.ts'
import {
  declineReasons,
  policyShape,
  statementAuthors,
  statementText,
  voterCrowds,
  voteWords,
  votingStates,
} from '../statements.ts'

import { publicVoteModerationSchema } from './voters.ts'

const count = z.int().min(0)
const share = z.number().min(0).max(1)
const code = z.string().trim().min(8).max(40)

/** A statement that is voted on, as it was written, and in the other language where somebody translated it. */
export const publicStatementShape = z.object({
  id: z.uuid(),
  /** Its number on ballots and in text messages. */
  no: z.int().min(1),
  text: z.string(),
  language: z.string(),
  translation: z.string().nullable(),
  author: z.enum(statementAuthors),
  channel: z.enum(voiceChannels),
  /** The city's day on which it was written. */
  on: dayShape,
})
export type PublicStatement = z.infer<typeof publicStatementShape>

/**
 * How people voted, as of the last count. Some votes are replaced at random before they are counted, so that nobody can say how one person voted: `agree`
 * and `disagree` are estimates, and in 95 of 100 cases they are at most `margin` votes off. Whoever passed is in `seen`.
 */
export const statementTallySchema = z.object({ agree: count, disagree: count, seen: count, margin: count })
export type StatementTally = z.infer<typeof statementTallySchema>
/** Null before ten people of the crowd voted on it. */
const crowdTally = statementTallySchema.nullable()
export const talliedStatementShape = publicStatementShape.extend({
  /** Of voters bound by a code and of open voters, who may be one person many times: never added up. */
  tallies: z.object({ code: crowdTally, open: crowdTally }),
})
export type TalliedStatement = z.infer<typeof talliedStatementShape>

/** One line of the moderation log: what was decided about which statement and by which rule; no text of what is not voted on, no person. */
export const moderationLineShape = z.object({
  id: z.uuid(),
  statement: z.uuid(),
  decision: z.enum(['accepted', 'declined']),
  reason: z.enum(declineReasons).nullable(),
  /** The city's day on which it was decided. */
  on: dayShape,
})
export type ModerationLine = z.infer<typeof moderationLineShape>

/**
 * Counts of what people do stand still between editions: a new one comes when `minPeople` other people have done something and an hour has
 * passed.
 */
export const editionSchema = z.object({
  /** The city's day of the last count; null before the first. */
  on: dayShape.nullable(),
  minPeople: count,
  /** The next count cannot come before this; null where only people are missing, or nothing comes any more. */
  nextFrom: z.iso.datetime().nullable(),
})
export type EditionNote = z.infer<typeof editionSchema>

/** One crowd of voters and how far its votes are counted: each crowd has editions of its own. */
export const crowdCountSchema = z.object({
  /** People of the crowd who voted: always new. */
  voters: count,
  /** Votes of the crowd that are counted, changed ones too, in whole tens; null before the first count. */
  votes: count.nullable(),
  counted: editionSchema,
})
export type CrowdCount = z.infer<typeof crowdCountSchema>

const about = {
  city: cityShape,
  series: z.object({
    id: z.uuid(),
    slug: z.string(),
    title: bilingualShape(120),
    question: bilingualShape(300),
  }),
  state: z.enum(votingStates),
  /** Voters bound by a code of the facilitator, and open voters. */
  crowds: z.object({ code: crowdCountSchema, open: crowdCountSchema }),
}

/** What is voted on in a series, how it stands, and how statements are moderated. */
export const votingShape = z.object({
  ...about,
  policy: bilingualShape(2_000),
  /** Sent in and not decided yet, in whole tens; null where there are fewer than ten. */
  waiting: count.nullable(),
  statements: z.array(talliedStatementShape),
  moderation: z.array(moderationLineShape),
  /** Votes that were set aside or counted again, newest first: counts and reasons, no people. */
  voteModeration: z.array(publicVoteModerationSchema),
})
export type Voting = z.infer<typeof votingShape>

/** A statement that sets a group apart, on the side it stands. */
const groupStatementShape = z.object({
  no: z.int(),
  side: z.enum(['agree', 'disagree']),
  count,
  seen: count,
  /** The same share among all other groups together. */
  others: share.nullable(),
})
const consensusLineShape = z.object({ no: z.int(), count, seen: count })
/** How far groups agree: Polis' product, and the share in the group that agrees least. */
const agreementLineShape = z.object({
  no: z.int(),
  product: z.number(),
  least: share.nullable(),
  leastGroup: z.string().nullable(),
})

export const opinionMapShape = z.object({
  ...about,
  /** Whose votes the map is made of: those bound by a code as soon as they are counted, else open ones; never both. */
  crowd: z.enum(voterCrowds),
  /** Voters of this crowd who saw enough statements to be placed. */
  placed: count,
  statements: z.array(talliedStatementShape),
  /** Statements that most of this crowd agrees or disagrees with, whatever group. */
  consensus: z.object({ agree: z.array(consensusLineShape), disagree: z.array(consensusLineShape) }),
  /** How groups are drawn, with its seed: the same votes give the same groups. */
  version: z.string(),
  stability: z.object({ otherStarts: z.number().nullable(), leftOut: z.number().nullable() }),
  /** Why there are no groups; null where they are shown. */
  notShown: z.enum(['too-few', 'not-stable', 'being-worked-out']).nullable(),
  fewestVoters: count,
  groups: z.array(
    z.object({
      name: z.string(),
      voters: count,
      x: z.number(),
      y: z.number(),
      statements: z.array(groupStatementShape),
    }),
  ),
  agreement: z.array(agreementLineShape),
  /**
   * Where voters stand: how many of a group are in a square of the plane, by its middle, in whole fives; squares of fewer than five are left
   * out. `group` counts from 0.
   */
  squares: z.array(z.object({ x: z.number(), y: z.number(), group: z.int(), voters: count })),
  /** The share of all difference that the plane holds. */
  spread: share.nullable(),
})
export type OpinionMapAnswer = z.infer<typeof opinionMapShape>

/**
 * What somebody brings who begins to vote. `code` is a room code or the code of a consent card. Without one `ticket` is needed, as the server
 * gave it; with `proof` it was worked on by the device, without it the voter waits a few seconds. The same ticket is the same voter.
 */
export const newVoterRequestShape = z.strictObject({
  channel: z.enum(['online', 'kiosk']).default('online'),
  code: code.nullable().default(null),
  ticket: z.string().max(2_000).nullable().default(null),
  proof: z.string().max(200).nullable().default(null),
})
/** The code is the voter: whoever has it goes on voting as the same one. */
export const newVoterShape = z.object({ voter: z.string(), crowd: z.enum(voterCrowds) })
/** `ticket` is ALTCHA's challenge (version 2, SHA-256) with its signature, in base64url; a proof is `counter.derivedKey`. */
export const voterTicketShape = z.object({ ticket: z.string(), wait_s: count, expiresAt: z.iso.datetime() })

/** Votes of one voter. `id` is made by whoever sends: sent twice it counts once. */
export const castVotesRequestShape = z.strictObject({
  voter: code,
  votes: z
    .array(z.strictObject({ id: z.uuid(), statement: z.uuid(), vote: z.enum(voteWords) }))
    .min(1)
    .max(200),
})
export type CastVotesRequest = z.infer<typeof castVotesRequestShape>
export const castShape = z.object({ taken: count })

export const nextStatementRequestShape = z.strictObject({ voter: code })
export const nextStatementShape = z.object({
  statement: publicStatementShape.nullable(),
  seen: count,
  of: count,
})
export type NextStatement = z.infer<typeof nextStatementShape>

export const submitStatementRequestShape = z.strictObject({
  text: statementText,
  language: languageShape,
  /** The code of a voter who sends it, where somebody votes: a voter bound by a code has a limit of their own. */
  voter: code.nullable().default(null),
})
/** By the id whoever wrote it finds it in the moderation log. */
export const submittedShape = z.object({ id: z.uuid() })

/**
 * A text message as a gateway passes it on: the number is kept only as a keyed hash. `signature` is the HMAC-SHA-256, in hex, of
 * `at.id.from.text` under the key that the facilitator made last; see `signedTextOf`.
 */
export const textMessageRequestShape = z.object({
  /** The gateway's own id of the message: passed on twice, it counts once. */
  id: z.string().regex(/^[\x21-\x7e]{1,100}$/),
  /** When the gateway passes it on, in seconds since 1970. */
  at: z.int().min(0),
  from: z.string().min(3).max(40),
  text: z.string().max(1_600),
  signature: z.string().regex(/^[0-9a-f]{64}$/),
})
export type TextMessageRequest = z.infer<typeof textMessageRequestShape>

/** What a gateway signs. */
export const signedTextOf = ({ at, id, from, text }: Omit<TextMessageRequest, 'signature'>): string =>
  [at, id, from, text].join('.')
/** A message is taken for so long after its time, and no earlier: an old one that somebody kept changes no vote. */
export const textMessageWindow_s = 300
export const textMessageAnswerShape = z.object({ reply: z.string(), taken: count })

// --- for those who work on it

export const workStatementShape = publicStatementShape.omit({ on: true }).extend({
  at: z.iso.datetime(),
  no: z.int().min(1).nullable(),
  state: z.enum(['waiting', 'accepted', 'declined']),
  reason: z.enum(declineReasons).nullable(),
})
export type WorkStatement = z.infer<typeof workStatementShape>
export const workVotingShape = z.object({
  series: z.uuid(),
  state: z.enum(votingStates),
  version: count,
  policy: bilingualShape(2_000),
  textMessages: z.boolean(),
  statements: z.array(workStatementShape),
  voters: z.array(z.object({ channel: z.enum(voiceChannels), voters: count })),
})
export type WorkVoting = z.infer<typeof workVotingShape>

export const saveVotingRequestShape = z.strictObject({
  version: count,
  state: z.enum(votingStates),
  policy: policyShape,
})
export type SaveVotingRequest = z.infer<typeof saveVotingRequestShape>

export const addStatementRequestShape = z.strictObject({
  text: statementText,
  language: languageShape,
  translation: statementText.nullable().default(null),
  author: z.enum(statementAuthors).default('facilitator'),
  channel: z.enum(['live', 'later', 'paper', 'text-message', 'phone']).default('later'),
})
export type AddStatementRequest = z.infer<typeof addStatementRequestShape>

export const decideStatementRequestShape = z
  .strictObject({
    statement: z.uuid(),
    decision: z.enum(['accepted', 'declined']),
    reason: z.enum(declineReasons).nullable().default(null),
    translation: statementText.nullable().default(null),
  })
  .refine(asked => (asked.decision === 'declined') === (asked.reason !== null), {
    message: 'A statement is declined by a rule of the policy, and accepted without one.',
    path: ['reason'],
  })
export type DecideStatementRequest = z.infer<typeof decideStatementRequestShape>

export const makeBallotsRequestShape = z.strictObject({
  session: z.uuid().nullable().default(null),
  count: z.int().min(1).max(500),
})
/** Shown once, to be printed: each code is one voter. */
export const ballotsShape = z.object({ codes: z.array(z.string()) })

/** A filled ballot typed in: `1 A 2 D 3 P`. */
export const typeBallotRequestShape = z.strictObject({ code, votes: z.string().trim().min(2).max(4_000) })
export const typedBallotShape = z.object({ taken: count, before: count })
export type TypedBallot = z.infer<typeof typedBallotShape>
export const textKeyShape = z.object({ key: z.string() })
