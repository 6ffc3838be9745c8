import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto'
import { type Read, readBase64, refused } from './read.ts'

/** The type of a key that signs the text of a note itself. Source: c2sp.org/signed-note. */
export const ed25519 = 0x01

/** Who can check a signed note: a name, and an Ed25519 key known by four bytes of its hash. */
export interface NoteVerifier {
  readonly name: string
  readonly keyId: Uint8Array
  readonly publicKey: KeyObject
}
export interface NoteSigner extends NoteVerifier {
  readonly privateKey: KeyObject
}

/** A new key for a log of this name. The private key stays inside; export it with `privateKey.export`. */
export function makeSigner(name: string): NoteSigner {
  const { privateKey } = generateKeyPairSync('ed25519')
  return signerOf(name, privateKey)
}

/** A signer from an Ed25519 private key. */
export function signerOf(name: string, privateKey: KeyObject): NoteSigner {
  if (!isKeyName(name)) throw new RangeError(`a key name has no space and no plus sign: ${name}`)
  const publicKey = createPublicKey({ key: privateKey.export({ type: 'pkcs8', format: 'pem' }) })
  return { name, keyId: keyIdOf(name, rawKey(publicKey), ed25519), publicKey, privateKey }
}

/** An Ed25519 private key from its seed of 32 bytes. Source of the wrapping: RFC 8410 section 7. */
export const privateKeyOfSeed = (seed: Uint8Array): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  })

/** The public text of a key, `name+id+key`, to be printed outside the site too. Source: c2sp.org/signed-note. */
export function formatVerifierKey(verifier: NoteVerifier): string {
  return formatKey(verifier, ed25519)
}

export function formatKey({ name, keyId, publicKey }: NoteVerifier, type: number): string {
  const key = Buffer.concat([Uint8Array.of(type), rawKey(publicKey)])
  return `${name}+${Buffer.from(keyId).toString('hex')}+${key.toString('base64')}`
}

export const parseVerifierKey = (text: string): Read<NoteVerifier> => parseKey(text, ed25519)

/** A verifier key of one type. */
export function parseKey(text: string, type: number): Read<NoteVerifier> {
  const [, name = '', id = '', keyText = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? []
  if (!isKeyName(name)) return refused('a verifier key reads name+id+key')
  const key = readBase64(keyText)
  if (key?.length !== 33 || key[0] !== type) return refused(`the key is not an Ed25519 key of type ${type}`)
  const raw = key.subarray(1)
  const keyId = keyIdOf(name, raw, type)
  if (Buffer.from(keyId).toString('hex') !== id)
    return refused(`the key id ${id} does not belong to this key`)
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw])
  return {
    ok: true,
    value: { name, keyId, publicKey: createPublicKey({ key: der, format: 'der', type: 'spki' }) },
  }
}

export const isKeyName = (name: string): boolean => name !== '' && !/[\s+]/u.test(name)

export function keyIdOf(name: string, raw: Uint8Array, type: number): Uint8Array {
  const hash = createHash('sha256').update(`${name}\n`).update(Uint8Array.of(type)).update(raw)
  return hash.digest().subarray(0, 4)
}

export const rawKey = (key: KeyObject): Uint8Array =>
  key.export({ type: 'spki', format: 'der' }).subarray(-32)
