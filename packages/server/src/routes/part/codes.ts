import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { fail, newPaperCode, ok, problem, type Result, readPaperCode } from '@understory/model'

/** A code for what somebody handed in, and the keyed hash under which alone it is kept. */
export function newCode(secret: Buffer, what: string): { code: string; hash: string } {
  const code = newPaperCode(() => randomBytes(9))
  return { code, hash: codeHash(secret, what, code) }
}
export const codeHash = (secret: Buffer, what: string, code: string): string =>
  createHmac('sha256', keyOf(secret)).update(`${what}\n${code}`).digest('hex')

/** A key made once: from bytes it is made for every hash, which takes longer than the hash. */
const keys = new WeakMap<Buffer, KeyObject>()
function keyOf(secret: Buffer): KeyObject {
  const key = keys.get(secret) ?? createSecretKey(secret)
  keys.set(secret, key)
  return key
}

export const noSecret = problem('record-unavailable', 'This house has no key for codes.', {
  where: 'session key',
  expected: 'a start by `understory serve`, which makes one',
})

/** The keyed hash of a code as somebody typed it. Problem where it cannot be a code. */
export function typedCode(secret: Buffer | null, what: string, typed: string): Result<string> {
  if (secret === null) return fail(noSecret)
  const code = readPaperCode(typed)
  if (code !== null) return ok(codeHash(secret, what, code))
  return fail(
    problem('bad-request-body', 'This is not a code: a letter is wrong or missing.', {
      where: 'code',
      expected: '14 letters and digits, as they were shown or printed',
    }),
  )
}
