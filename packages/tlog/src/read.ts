/** What came of reading a text from outside: the value, or in one sentence why it was refused. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string }

export const refused = (reason: string): Read<never> => ({ ok: false, reason })

/** Standard base64 with padding, refused unless it is written in the one canonical way. */
export function readBase64(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : null
}
