import { createHash } from 'node:crypto'

const blockBytes = 64

/**
 * SQL of the record key of a text: the first byte of HMAC-SHA-256(secret, text), 0–255. DuckDB has SHA-256 and no HMAC,
 * so the two pads of RFC 2104 are written into the text of the query: it must never be logged or shown.
 */
export function recordKeySql(secret: Uint8Array, textSql: string): string {
  const key = secret.length > blockBytes ? createHash('sha256').update(secret).digest() : secret
  const pad = (byte: number) =>
    Buffer.from(Array.from({ length: blockBytes }, (_, i) => (key[i] ?? 0) ^ byte)).toString('hex')
  const inner = `unhex(sha256(unhex('${pad(0x36)}') || encode(${textSql})))`
  const outer = `sha256(unhex('${pad(0x5c)}') || ${inner})`
  const digit = (n: number) => `(instr('0123456789abcdef', substr(h, ${n}, 1)) - 1)`
  return `(SELECT 16 * ${digit(1)} + ${digit(2)} FROM (SELECT ${outer} AS h))`
}
