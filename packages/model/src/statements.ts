import * as z from 'zod'
import { type Bilingual, bilingualShape } from './bilingual.ts'

/** What a voter says of a statement. */
export const voteWords = ['agree', 'disagree', 'pass'] as const
export type VoteWord = (typeof voteWords)[number]
/** As it is kept and counted: agree is +1. */
export const voteValue: Readonly<Record<VoteWord, 1 | 0 | -1>> = { agree: 1, disagree: -1, pass: 0 }

/** Who wrote a statement, shown beside it: nobody should take a neighbour's words for the office's. Append only. */
export const statementAuthors = ['participant', 'facilitator', 'office', 'table'] as const
export type StatementAuthor = (typeof statementAuthors)[number]

/** Why a statement is not voted on. Each is a rule of the published policy. Append only. */
export const declineReasons = [
  'names-somebody',
  'attacks-people',
  'off-question',
  'duplicate',
  'several-ideas',
  'advertisement',
] as const
export type DeclineReason = (typeof declineReasons)[number]

export const votingStates = ['open', 'closed'] as const
export type VotingState = (typeof votingStates)[number]

/**
 * Voters who began with a code of the facilitator's (a room code, a consent card, a paper ballot, a number of the text-message gateway), and open
 * voters. They are counted and shown apart: one person can be many open voters. Append only.
 */
export const voterCrowds = ['code', 'open'] as const
export type VoterCrowd = (typeof voterCrowds)[number]

/** How a voter began: `proof` and `wait` are open voters, whose device worked on a puzzle or who waited a few seconds. Append only. */
export const voterBegins = ['room-code', 'consent-card', 'proof', 'wait'] as const
export type VoterBegin = (typeof voterBegins)[number]

/** What makes voters stand out: never how they voted. */
export const burstKinds = ['one-network', 'room-code'] as const
export type BurstKind = (typeof burstKinds)[number]
/** Why a facilitator set votes aside, and why they count again: lines of the public log. Append only. */
export const setAsideReasons = [
  'one-network',
  'same-votes',
  'automated',
  'code-leaked',
  'test-votes',
] as const
export type SetAsideReason = (typeof setAsideReasons)[number]
export const restoreReasons = ['real-people', 'mistake'] as const
export type RestoreReason = (typeof restoreReasons)[number]
/** A burst of fewer voters is not shown: nobody should be told apart in it. */
export const minBurstVoters = 10

/** Characters of a statement: one idea that can be read aloud. */
export const statementText = z.string().trim().min(8).max(200)

export const policyShape = bilingualShape(2_000)
/** The policy that a series begins with; a facilitator may write their own, and residents read it beside the log. */
export const usualPolicy: Bilingual = {
  en: 'Every statement is read by the independent facilitator, within two days. It is voted on unless it names or points to a person, attacks people for who they are, has nothing to do with the question, says what another statement says already, holds several ideas at once, or advertises. Whoever wrote it can send it again in other words. Nobody is asked to agree: a statement is never declined for what it wants.',
  es: 'La facilitación independiente lee cada afirmación en un plazo de dos días. Se vota salvo que nombre o señale a una persona, ataque a la gente por ser quien es, no tenga que ver con la pregunta, diga lo que ya dice otra, contenga varias ideas a la vez o haga publicidad. Quien la escribió puede enviarla de nuevo con otras palabras. A nadie se le pide estar de acuerdo: una afirmación nunca se rechaza por lo que pide.',
}

/** Votes as they are written on a paper ballot or in a text message: a number and a letter, in English or Spanish. */
const letters: Readonly<Record<string, VoteWord>> = {
  A: 'agree',
  D: 'disagree',
  P: 'pass',
  S: 'agree',
  N: 'disagree',
}

/**
 * Reads votes such as `1 A, 2 D 3p`: S and N stand for the Spanish sí and no. The last one on a statement counts. Null where anything in the
 * text is no vote, since half of a misread ballot is worse than none.
 */
export function readVotes(text: string): Map<number, VoteWord> | null {
  const rest = text.toUpperCase().replaceAll(/[\s,;:.=-]+/g, '')
  const found = [...rest.matchAll(/(\d{1,4})([ADPSN])/g)]
  if (found.length === 0 || found.map(one => one[0]).join('') !== rest) return null
  return new Map(found.map(([, no, letter]) => [Number(no), letters[letter ?? ''] ?? 'pass']))
}
