/** Why a row cannot be used: the column and one sentence. Values stand in double quotes, so that reasons can be counted. */
export interface Fault {
  readonly column: string | null
  readonly reason: string
}

/** A value for a message: on one line, short, in double quotes, without any inside. */
export const quoted = (value: string): string => {
  const flat = value.replace(/\s+/g, ' ').trim().replaceAll('"', "'")
  return `"${flat.length > 80 ? `${flat.slice(0, 79)}…` : flat}"`
}

export const fault = (column: string | null, reason: string): Fault => ({ column, reason })
