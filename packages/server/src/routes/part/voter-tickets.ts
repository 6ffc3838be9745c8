import { createHmac } from 'node:crypto'
import { fail, newPaperCode, ok, problem, type Result } from '@understory/model'
import { createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/sha'
import * as z from 'zod'

/** Hashes that a device makes for a voter: on a phone less than a second. */
export const defaultProofHashes = { min: 10_000, max: 30_000 }
/** How long somebody without script waits after the page was opened: most read so long. */
export const wait_s = 6
const lifetime_ms = 2 * 3_600_000
const maxTicket = 2_000

export interface OpenedTicket {
  /** Whether the device did the work. */
  readonly proved: boolean
  readonly issuedAt: number
  /** The code of the voter that begins with this ticket in this way: always the same, so that one ticket is one voter. */
  readonly voterCode: (way: string) => string
}

/**
 * Tickets to begin with as an open voter: ALTCHA challenges, signed, of one series, for two hours. Nothing is kept of them: the voter follows
 * from the ticket, and so a ticket that is used again is the same voter.
 */
export function voterTickets(
  secret: Buffer,
  hashes: { readonly min: number; readonly max: number } = defaultProofHashes,
) {
  const hmacSignatureSecret = createHmac('sha256', secret).update('voter ticket').digest('hex')
  return {
    async issue(series: string, now: Date) {
      const challenge = await createChallenge({
        algorithm: 'SHA-256',
        cost: 1,
        counter: randomInt(hashes.min, hashes.max),
        data: { series, issuedAt: now.getTime() },
        deriveKey,
        hmacSignatureSecret,
      })
      return {
        ticket: Buffer.from(JSON.stringify(challenge)).toString('base64url'),
        wait_s,
        expiresAt: new Date(now.getTime() + lifetime_ms).toISOString(),
      }
    },
    /** Problem not-ready for a ticket that is not of this series, was changed or is over; bad-request-body for a proof that is wrong. */
    async open(
      series: string,
      asked: { readonly ticket: string; readonly proof: string | null },
      now: Date,
    ): Promise<Result<OpenedTicket>> {
      const challenge = readTicket(asked.ticket)
      if (challenge === null) return fail(badTicket)
      const [counter = '', derivedKey = ''] = (asked.proof ?? '').split('.')
      const checked = await verifySolution({
        challenge,
        solution: { counter: counter === '' ? -1 : Number(counter), derivedKey },
        deriveKey,
        hmacSignatureSecret,
      })
      if (checked.invalidSignature !== false) return fail(badTicket)
      const { data } = challenge.parameters
      if (data.series !== series || now.getTime() - data.issuedAt > lifetime_ms) return fail(badTicket)
      if (asked.proof !== null && !checked.verified)
        return fail(
          problem('bad-request-body', 'The proof does not solve the ticket.', {
            where: 'proof',
            expected:
              'the number and the key that the ticket asks for, or no proof and some seconds of waiting',
          }),
        )
      return ok({
        proved: checked.verified,
        issuedAt: data.issuedAt,
        voterCode: way => drawnCode(secret, 'voter of ticket', `${challenge.signature} ${way}`),
      })
    },
  }
}

/** A code that follows from what it is made of, and from nothing without the key. */
export function drawnCode(secret: Buffer, what: string, of: string): string {
  let draw = 0
  return newPaperCode(() => createHmac('sha256', secret).update(`${what}\n${of}\n${draw++}`).digest())
}
export type VoterTickets = ReturnType<typeof voterTickets>

const badTicket = problem('not-ready', 'The page to begin from is too old, or of another dialogue.', {
  where: 'ticket',
  expected: 'a new ticket: open the page to vote again',
})

/** What a ticket holds. Its signature is checked over all of it. */
const challengeSchema = z.strictObject({
  parameters: z.strictObject({
    algorithm: z.literal('SHA-256'),
    cost: z.literal(1),
    data: z.strictObject({ series: z.string(), issuedAt: z.number() }),
    keyLength: z.number(),
    keyPrefix: z.string(),
    nonce: z.string(),
    salt: z.string(),
  }),
  signature: z.string(),
})

function readTicket(ticket: string): z.infer<typeof challengeSchema> | null {
  if (ticket.length > maxTicket) return null
  try {
    const value: unknown = JSON.parse(Buffer.from(ticket, 'base64url').toString('utf8'))
    return challengeSchema.safeParse(value).data ?? null
  } catch {
    return null
  }
}
