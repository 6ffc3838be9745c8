import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { sameHash } from './hash.ts'
import { readSignature } from './note.ts'
import {
  formatKey,
  isKeyName,
  keyIdOf,
  type NoteSigner,
  type NoteVerifier,
  parseKey,
  rawKey,
} from './note-key.ts'
import { type Read, refused } from './read.ts'

/** The type of a witness's key. Source: c2sp.org/tlog-cosignature (cosignature/v1, Ed25519). */
const witnessType = 0x04
const timeBytes = 8
const signatureBytes = 64

/** A witness with its private key; what it signs is a checkpoint with the time at which it saw it. */
export function witnessOf(name: string, privateKey: KeyObject): NoteSigner {
  if (!isKeyName(name)) throw new RangeError(`a key name has no space and no plus sign: ${name}`)
  const publicKey = createPublicKey({ key: privateKey.export({ type: 'pkcs8', format: 'pem' }) })
  return { name, keyId: keyIdOf(name, rawKey(publicKey), witnessType), publicKey, privateKey }
}

/** The public text of a witness's key, `name+id+key`. */
export const formatWitnessKey = (witness: NoteVerifier): string => formatKey(witness, witnessType)
export const parseWitnessKey = (text: string): Read<NoteVerifier> => parseKey(text, witnessType)

/** What a witness signs: `cosignature/v1`, the time, and the text of the checkpoint. */
const statement = (text: string, seconds: number): Buffer =>
  Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`)

/** The line in which a witness says that it saw this checkpoint at this time. `text` is the note without its signatures. */
export function cosign(text: string, witness: NoteSigner, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000)
  const time = Buffer.alloc(timeBytes)
  time.writeBigUInt64BE(BigInt(seconds))
  const signature = sign(null, statement(text, seconds), witness.privateKey)
  const encoded = Buffer.concat([witness.keyId, time, signature]).toString('base64')
  return `— ${witness.name} ${encoded}\n`
}

/** A cosignature that holds. */
export interface Cosignature {
  readonly witness: string
  /** When the witness says that it saw the checkpoint. */
  readonly at: Date
  /** The line as it stood. */
  readonly line: string
}
export interface CosignaturesRead {
  readonly cosignatures: readonly Cosignature[]
  /** Why a line in a known name and key was not taken; such a line speaks against whoever served it. */
  readonly faults: readonly string[]
}

/**
 * The cosignatures by known witnesses among signature lines, the first of each. Lines of unknown keys are passed over, as
 * the format demands. `text` is the note that is cosigned, without its signatures.
 */
export function cosignaturesOn(
  text: string,
  lines: readonly string[],
  witnesses: readonly NoteVerifier[],
): CosignaturesRead {
  const cosignatures = new Map<string, Cosignature>()
  const faults: string[] = []
  for (const line of lines) {
    const signature = readSignature(line)
    const witness = witnesses.find(
      ({ name, keyId }) => signature?.name === name && sameHash(keyId, signature.keyId),
    )
    if (!signature || !witness) continue
    const read = checked(text, signature.bytes, witness)
    if (!read.ok) faults.push(`${witness.name}: ${read.reason}`)
    else if (!cosignatures.has(witness.name))
      cosignatures.set(witness.name, { witness: witness.name, at: read.value, line })
  }
  return { cosignatures: [...cosignatures.values()], faults }
}

function checked(text: string, bytes: Uint8Array, witness: NoteVerifier): Read<Date> {
  if (bytes.length !== timeBytes + signatureBytes)
    return refused(`a cosignature has ${timeBytes + signatureBytes} bytes, not ${bytes.length}`)
  const time = Buffer.from(bytes).readBigUInt64BE(0)
  if (time > 2n ** 43n) return refused('its time is not one')
  const seconds = Number(time)
  if (!verify(null, statement(text, seconds), witness.publicKey, bytes.subarray(timeBytes)))
    return refused('its cosignature does not hold')
  return { ok: true, value: new Date(seconds * 1000) }
}
