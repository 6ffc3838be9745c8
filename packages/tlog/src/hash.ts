import { createHash } from 'node:crypto'

/** Bytes of every hash in the log (SHA-256). */
export const hashBytes = 32

/** Hash of an entry: SHA-256 of 0x00 and the entry. Source: RFC 6962 section 2.1, RFC 9162 section 2.1.1. */
export const leafHash = (entry: Uint8Array): Uint8Array =>
  createHash('sha256').update(leafPrefix).update(entry).digest()

/** Hash of two subtrees: SHA-256 of 0x01 and both. The other prefix is why an entry can never pass for a subtree. */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  createHash('sha256').update(nodePrefix).update(left).update(right).digest()

/** Root of the tree without entries: SHA-256 of nothing. */
export const emptyRoot = (): Uint8Array => createHash('sha256').digest()

/** False for bytes of another length: joined with a neighbour they could stand for two other hashes. */
export const isHash = (bytes: Uint8Array): boolean => bytes.length === hashBytes

export const sameHash = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i])

const leafPrefix = Uint8Array.of(0)
const nodePrefix = Uint8Array.of(1)
