import { DatabaseError } from './engine.ts'

/** A simple-query message of the PostgreSQL protocol. */
export function queryMessage(text: string): Uint8Array {
  const body = Buffer.from(text, 'utf8')
  const message = Buffer.alloc(body.length + 6)
  message.write('Q', 0, 'latin1')
  message.writeInt32BE(body.length + 5, 1)
  body.copy(message, 5)
  return message
}

/**
 * The CopyData of a server's answer to COPY … TO STDOUT, joined. Throws the server's error.
 * Source: PostgreSQL 18 documentation, 54.7 Message Formats.
 */
export function copyDataOf(answer: Uint8Array): Uint8Array {
  const view = new DataView(answer.buffer, answer.byteOffset, answer.byteLength)
  const out = new Uint8Array(answer.length)
  let end = 0
  for (let at = 0; at + 5 <= answer.length; ) {
    const length = view.getInt32(at + 1)
    const type = answer[at]
    if (type === 0x64) {
      out.set(answer.subarray(at + 5, at + 1 + length), end)
      end += length - 4
    } else if (type === 0x45) throw errorOf(answer.subarray(at + 5, at + 1 + length))
    at += 1 + length
  }
  return out.slice(0, end)
}

function errorOf(fields: Uint8Array): DatabaseError {
  const byType = new Map<string, string>()
  for (const field of Buffer.from(fields).toString('utf8').split('\0')) {
    if (field) byType.set(field.charAt(0), field.slice(1))
  }
  return new DatabaseError(byType.get('M') ?? 'unknown error', byType.get('C') ?? null)
}
