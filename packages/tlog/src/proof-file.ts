import { type Checkpoint, parseCheckpoint } from './checkpoint.ts'
import { hashBytes, leafHash } from './hash.ts'
import { verifyInclusion } from './inclusion.ts'
import { openNote } from './note.ts'
import type { NoteVerifier } from './note-key.ts'
import { type Read, readBase64, refused } from './read.ts'

const firstLine = 'c2sp.org/tlog-proof@v1'
/** A tree of 2^53 entries is at most this deep. */
const mostHashes = 63

/** What a proof file holds: where the entry is, the hashes from its leaf to the root, and the signed checkpoint. */
export interface ProofFile {
  readonly index: number
  readonly proof: readonly Uint8Array[]
  /** The checkpoint with its signatures, as it was published. */
  readonly note: string
}

/** The text of a `.tlog-proof` file: what somebody keeps, to show later that the log held an entry. Source: c2sp.org/tlog-proof. */
export function formatProof({ index, proof, note }: ProofFile): string {
  const hashes = proof.map(hash => Buffer.from(hash).toString('base64'))
  return `${[firstLine, `index ${index}`, ...hashes, ''].join('\n')}\n${note}`
}

export function parseProof(text: string): Read<ProofFile> {
  const split = text.indexOf('\n\n')
  if (split < 0) return refused('there is no empty line before the checkpoint')
  const [first, ...lines] = text.slice(0, split).split('\n')
  if (first !== firstLine) return refused(`the first line is not ${firstLine}`)
  // An `extra` line may stand before the index; what it says is the application's own.
  if (lines[0]?.startsWith('extra ') && readBase64(lines[0].slice(6))) lines.shift()
  const digits = /^index (0|[1-9][0-9]{0,15})$/.exec(lines.shift() ?? '')?.[1]
  if (digits === undefined || !Number.isSafeInteger(Number(digits)))
    return refused('the index line is not “index N”')
  if (lines.length > mostHashes) return refused(`there are more than ${mostHashes} hashes`)
  const proof = lines.map(readBase64)
  if (!proof.every(hash => hash?.length === hashBytes)) return refused('a line is not base64 of a hash')
  return {
    ok: true,
    value: { index: Number(digits), proof: proof as Uint8Array[], note: text.slice(split + 2) },
  }
}

/** The checkpoint under which the file proves this entry; refused with the reason when it proves nothing. */
export function checkProof(
  text: string,
  entry: Uint8Array,
  verifiers: readonly NoteVerifier[],
): Read<{ index: number; checkpoint: Checkpoint; signedBy: string[] }> {
  const file = parseProof(text)
  if (!file.ok) return file
  const note = openNote(file.value.note, verifiers)
  if (!note.ok) return note
  const checkpoint = parseCheckpoint(note.value.text)
  if (!checkpoint.ok) return checkpoint
  const { index, proof } = file.value
  const { size, root } = checkpoint.value
  if (!verifyInclusion({ index, size, leaf: leafHash(entry), proof, root }))
    return refused(`the hashes do not lead from this entry at index ${index} to the root of ${size} entries`)
  return { ok: true, value: { index, checkpoint: checkpoint.value, signedBy: note.value.signedBy } }
}
