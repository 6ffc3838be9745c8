import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

const prefix = 'understory-signer-'
const context = 'understory backup, format 2\n'

/** An Ed25519 private key from its seed of 32 bytes. Source of the wrapping: RFC 8410 section 7. */
const privateKeyOf = (seed: Uint8Array): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  })

/** The public text of a signing key: what another installation needs to accept its backups. */
export function formatSigner(seed: Uint8Array): string {
  const { x } = createPublicKey(privateKeyOf(seed)).export({ format: 'jwk' })
  return `${prefix}${x}`
}

/** Whether this is the public text of a signing key. */
export const isSigner = (text: string): boolean =>
  text.startsWith(prefix) && /^[A-Za-z0-9_-]{43}$/.test(text.slice(prefix.length))

/** Signs the SHA-256 of all that stands before the signature. */
export const signBackup = (seed: Uint8Array, sha256: string): string =>
  sign(null, Buffer.from(context + sha256), privateKeyOf(seed)).toString('base64')

/** Whether `signer` signed this SHA-256. False for a text that is no key. */
export function isSignedBy(signer: string, sha256: string, signature: string): boolean {
  if (!isSigner(signer)) return false
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: signer.slice(prefix.length) }
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' })
    return verify(null, Buffer.from(context + sha256), key, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}
