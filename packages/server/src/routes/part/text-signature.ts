import { createHmac, timingSafeEqual } from 'node:crypto'
import {
  fail,
  ok,
  problem,
  type Result,
  signedTextOf,
  type TextMessageRequest,
  textMessageWindow_s,
} from '@understory/model'
import { codeHash } from './codes.ts'

/** The key with which the gateway of a series signs. It follows from what is kept and from the secret of the server, and is itself kept nowhere. */
export const signingKeyOf = (secret: Buffer, textKeyHash: string): string =>
  codeHash(secret, 'text-signing', textKeyHash)

/** Whether a text message comes from the gateway, and now. Problem not-allowed. */
export function checkTextMessage(
  secret: Buffer,
  textKeyHash: string | null,
  message: TextMessageRequest,
  now: Date,
): Result<null> {
  const key = textKeyHash === null ? '' : signingKeyOf(secret, textKeyHash)
  const right = createHmac('sha256', key).update(signedTextOf(message)).digest()
  if (textKeyHash === null || !timingSafeEqual(right, Buffer.from(message.signature, 'hex')))
    return fail(
      problem('not-allowed', 'The message is not signed with the key of this series.', {
        where: 'signature',
        expected: 'HMAC-SHA-256 of at.id.from.text under the key that the facilitator made last',
      }),
    )
  if (Math.abs(now.getTime() / 1_000 - message.at) <= textMessageWindow_s) return ok(null)
  return fail(
    problem('not-allowed', 'The message is too old, or the clocks differ.', {
      where: 'at',
      expected: `a time within ${textMessageWindow_s} seconds of now`,
    }),
  )
}
