import { createHmac, timingSafeEqual } from 'node:crypto'

/** A program that asks `/healthz` with a challenge gets it back signed with the operator's token, by the server that wrote that token. */
export const challengeHeader = 'understory-challenge'
export const proofHeader = 'understory-proof'

const maxChallenge = 200

/** Null for a challenge that is too long. */
export const signChallenge = (token: string, challenge: string): string | null =>
  challenge.length > maxChallenge
    ? null
    : createHmac('sha256', token).update(`understory server proof\n${challenge}`).digest('base64url')

export function isProof(token: string, challenge: string, proof: string | null): boolean {
  const expected = Buffer.from(signChallenge(token, challenge) ?? '')
  const given = Buffer.from(proof ?? '')
  return expected.length > 0 && given.length === expected.length && timingSafeEqual(given, expected)
}
