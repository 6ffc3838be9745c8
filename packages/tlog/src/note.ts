import { sign, verify } from 'node:crypto'
import { sameHash } from './hash.ts'
import { isKeyName, type NoteSigner, type NoteVerifier } from './note-key.ts'
import { type Read, readBase64, refused } from './read.ts'

/** More signature lines than this are not read: a checkpoint has one log and a handful of witnesses. */
const mostSignatures = 100

/** A text with signature lines below it. Source: c2sp.org/signed-note. `text` ends with a line break. */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  if (!isNoteText(text))
    throw new RangeError('a note ends with a line break and has no other control characters')
  const lines = signers.map(({ name, keyId, privateKey }) => {
    const signature = Buffer.concat([keyId, sign(null, Buffer.from(text), privateKey)])
    return `— ${name} ${signature.toString('base64')}\n`
  })
  return `${text}\n${lines.join('')}`
}

/**
 * The text of a note and the names of the given verifiers that signed it. Refused when none of them did, or when a line in
 * a known name and key does not hold. Signatures by unknown keys are passed over, as the format demands.
 */
export function openNote(
  note: string,
  verifiers: readonly NoteVerifier[],
): Read<{ text: string; signedBy: string[] }> {
  const split = note.lastIndexOf('\n\n')
  const text = note.slice(0, split + 1)
  const lines = note.slice(split + 2).split('\n')
  if (split < 0 || lines.pop() !== '' || lines.length === 0) return refused('there are no signature lines')
  if (!isNoteText(text)) return refused('the text has control characters')
  if (lines.length > mostSignatures) return refused(`there are more than ${mostSignatures} signature lines`)
  const signedBy: string[] = []
  for (const line of lines) {
    const signature = readSignature(line)
    if (!signature) return refused(`not a signature line: ${line}`)
    const verifier = verifiers.find(
      ({ name, keyId }) => name === signature.name && sameHash(keyId, signature.keyId),
    )
    if (!verifier) continue
    if (!verify(null, Buffer.from(text), verifier.publicKey, signature.bytes))
      return refused(`the signature of ${signature.name} does not hold`)
    if (!signedBy.includes(verifier.name)) signedBy.push(verifier.name)
  }
  return signedBy.length > 0
    ? { ok: true, value: { text, signedBy } }
    : refused('no known key signed this note')
}

/** One signature line: who signed, with which key, and the signature. */
export function readSignature(line: string): { name: string; keyId: Uint8Array; bytes: Uint8Array } | null {
  const [dash, name = '', encoded = '', ...more] = line.split(' ')
  const bytes = readBase64(encoded)
  if (dash !== '—' || !isKeyName(name) || more.length > 0 || !bytes || bytes.length < 5) return null
  return { name, keyId: bytes.subarray(0, 4), bytes: bytes.subarray(4) }
}

const isNoteText = (text: string): boolean =>
  text.endsWith('\n') &&
  text.isWellFormed() &&
  [...text].every(character => character === '\n' || (character >= ' ' && character !== '\x7f'))
