import { type Checkpoint, type NoteVerifier, openNote, parseCheckpoint } from '@understory/tlog'

/** A checkpoint that this house signed. */
export interface Signed extends Checkpoint {
  readonly note: string
  readonly at: string
}

/** The checkpoint in a note of our own; null where the note is not ours. */
export function signedOf(note: string, at: string, verifier: NoteVerifier): Signed | null {
  const opened = openNote(note, [verifier])
  const checkpoint = opened.ok ? parseCheckpoint(opened.value.text) : opened
  if (!checkpoint.ok || checkpoint.value.origin !== verifier.name) return null
  return { ...checkpoint.value, note, at }
}

/**
 * Why nothing may be signed: a log that once said something never says anything else. `earlier` are the checkpoints known to have
 * been signed, in the record and outside it; `size` and `rootAt` are the record as it is now. Null when all is well.
 */
export function refusalOf(
  earlier: readonly string[],
  verifier: NoteVerifier,
  size: number,
  rootAt: (size: number) => Uint8Array,
): string | null {
  for (const note of earlier) {
    const signed = signedOf(note, '', verifier)
    if (!signed)
      return `A checkpoint was signed before under another name or key than ${verifier.name}. Bring back the key file and the origin it was signed with.`
    if (signed.size > size)
      return `The record holds ${size} entries, but ${signed.size} were signed already: it is older than the log that the world has seen. Restore the newer backup.`
    if (Buffer.compare(rootAt(signed.size), signed.root) !== 0)
      return `The first ${signed.size} entries are not those that were signed. Restore the record that was signed; \`./understory verify\` shows where it differs.`
  }
  return null
}
