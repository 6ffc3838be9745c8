import { hashBytes } from './hash.ts'
import { type Read, readBase64, refused } from './read.ts'

/** What a log sends to a witness. Source: c2sp.org/tlog-witness, `add-checkpoint`. */
export interface AddCheckpoint {
  /** The size that the witness cosigned last, as far as the log knows; 0 where it knows none. */
  readonly oldSize: number
  /** Consistency from `oldSize` to the size of the checkpoint; empty from 0. */
  readonly proof: readonly Uint8Array[]
  /** The checkpoint with the log's signature. */
  readonly note: string
}

const mostProofLines = 63
const size = /^(0|[1-9]\d{0,15})$/

/** The body of a request: the old size, the proof in base64, an empty line, the note. */
export function formatAddCheckpoint({ oldSize, proof, note }: AddCheckpoint): string {
  const lines = proof.map(hash => Buffer.from(hash).toString('base64'))
  return [`old ${oldSize}`, ...lines, '', note].join('\n')
}

export function parseAddCheckpoint(body: string): Read<AddCheckpoint> {
  const split = body.indexOf('\n\n')
  if (split < 0) return refused('there is no empty line before the checkpoint')
  const [first = '', ...lines] = body.slice(0, split).split('\n')
  const old = /^old (.+)$/.exec(first)?.[1] ?? ''
  if (!size.test(old) || !Number.isSafeInteger(Number(old)))
    return refused('the first line is not “old” and a size')
  if (lines.length > mostProofLines) return refused(`the proof has more than ${mostProofLines} lines`)
  const proof = lines.map(readBase64)
  if (!proof.every(hash => hash?.length === hashBytes))
    return refused(`a line of the proof is not base64 of ${hashBytes} bytes`)
  return {
    ok: true,
    value: { oldSize: Number(old), proof: proof as Uint8Array[], note: body.slice(split + 2) },
  }
}

/** The size in a witness's answer 409 (`text/x.tlog.size`): what it cosigned last. */
export function parseSizeAnswer(body: string): Read<number> {
  const line = /^(.*)\n$/.exec(body)?.[1] ?? ''
  return size.test(line) && Number.isSafeInteger(Number(line))
    ? { ok: true, value: Number(line) }
    : refused('the answer is not a size and a line break')
}
