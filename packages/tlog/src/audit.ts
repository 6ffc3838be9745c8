import { type Checkpoint, parseCheckpoint } from './checkpoint.ts'
import { decodeEntries } from './entries.ts'
import { growingTree, type WholeTile } from './growing-tree.ts'
import { hashBytes, leafHash, sameHash } from './hash.ts'
import { openNote } from './note.ts'
import type { NoteVerifier } from './note-key.ts'
import { entriesPath, tilePath, tileWidth } from './tile.ts'

export interface AuditOptions {
  /** The bytes at a path below the log's address, such as `checkpoint` or `tile/0/000`; null where there is nothing. */
  readonly read: (path: string) => Promise<Uint8Array | null>
  /** Keys that must have signed. Without any the signature is not checked and the outcome says so. */
  readonly verifiers: readonly NoteVerifier[]
  /** A checkpoint seen earlier: the log must still begin with that tree. */
  readonly earlier?: Pick<Checkpoint, 'size' | 'root'> | undefined
  readonly onEntries?: ((read: number, size: number) => void) | undefined
}

/** The first thing that is wrong, and where. */
export interface AuditFault {
  readonly path: string
  readonly reason: string
}
export interface AuditOutcome {
  readonly checkpoint: Checkpoint | null
  readonly signedBy: readonly string[]
  readonly entries: number
  readonly tiles: number
  readonly fault: AuditFault | null
}

class Found extends Error {
  readonly fault: AuditFault
  constructor(path: string, reason: string) {
    super(reason)
    this.fault = { path, reason }
  }
}

/**
 * Reads every entry and every tile of a tlog-tiles log and computes the tree anew: one changed byte anywhere is found. Spot checks
 * would miss it. Memory does not grow with the log. Source: c2sp.org/tlog-tiles.
 */
export async function auditLog(options: AuditOptions): Promise<AuditOutcome> {
  const seen = { checkpoint: null as Checkpoint | null, signedBy: [] as string[], entries: 0, tiles: 0 }
  try {
    await audit(options, seen)
    return { ...seen, fault: null }
  } catch (error) {
    if (error instanceof Found) return { ...seen, fault: error.fault }
    throw error
  }
}

async function audit(
  options: AuditOptions,
  seen: { checkpoint: Checkpoint | null; signedBy: string[]; entries: number; tiles: number },
): Promise<void> {
  const { read, earlier } = options
  const { checkpoint, signedBy } = openCheckpoint(await bytesAt(read, 'checkpoint'), options.verifiers)
  seen.checkpoint = checkpoint
  seen.signedBy = signedBy
  const { size, root } = checkpoint
  if (earlier && earlier.size > size)
    throw new Found('checkpoint', `the log had ${earlier.size} entries before and has ${size} now`)
  const tree = growingTree()
  const compare = async ({ level, index, hashes }: WholeTile) => {
    const path = tilePath({ level, index, width: hashes.length })
    compareTile(path, await bytesAt(read, path), hashes)
    seen.tiles++
  }
  const sameAsEarlier = () => {
    if (earlier?.size === tree.size() && !sameHash(tree.root(), earlier.root))
      throw new Found(
        'checkpoint',
        `the first ${earlier.size} entries are not those of the checkpoint seen earlier`,
      )
  }
  sameAsEarlier()
  for (let index = 0; index * tileWidth < size; index++) {
    const width = Math.min(tileWidth, size - index * tileWidth)
    const path = entriesPath({ index, width })
    for (const entry of entriesAt(path, await bytesAt(read, path), width)) {
      for (const tile of tree.append(leafHash(entry))) await compare(tile)
      sameAsEarlier()
    }
    seen.entries = tree.size()
    options.onEntries?.(tree.size(), size)
  }
  for (const tile of tree.edge()) await compare(tile)
  if (!sameHash(tree.root(), root))
    throw new Found('checkpoint', `the root of the ${size} entries is not the root that was signed`)
}

async function bytesAt(read: AuditOptions['read'], path: string): Promise<Uint8Array> {
  const bytes = await read(path)
  if (!bytes) throw new Found(path, 'there is nothing at this path')
  return bytes
}

function openCheckpoint(bytes: Uint8Array, verifiers: readonly NoteVerifier[]) {
  const note = textOf(bytes)
  if (note === null) throw new Found('checkpoint', 'the checkpoint is not UTF-8')
  const opened = verifiers.length > 0 ? openNote(note, verifiers) : null
  if (opened && !opened.ok) throw new Found('checkpoint', opened.reason)
  const text = opened ? opened.value.text : note.slice(0, note.lastIndexOf('\n\n') + 1)
  const checkpoint = parseCheckpoint(text)
  if (!checkpoint.ok) throw new Found('checkpoint', checkpoint.reason)
  return { checkpoint: checkpoint.value, signedBy: opened ? opened.value.signedBy : [] }
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function entriesAt(path: string, bytes: Uint8Array, width: number): Uint8Array[] {
  const entries = decodeEntries(bytes)
  if (!entries.ok) throw new Found(path, entries.reason)
  if (entries.value.length !== width)
    throw new Found(path, `the bundle holds ${entries.value.length} entries, not ${width}`)
  return entries.value
}

function compareTile(path: string, bytes: Uint8Array, hashes: readonly Uint8Array[]): void {
  if (bytes.length !== hashes.length * hashBytes)
    throw new Found(path, `the tile has ${bytes.length} bytes, not ${hashes.length * hashBytes}`)
  const wrong = hashes.findIndex(
    (hash, i) => !sameHash(hash, bytes.subarray(i * hashBytes, (i + 1) * hashBytes)),
  )
  if (wrong >= 0) throw new Found(path, `hash ${wrong} of the tile is not that of the entries below it`)
}
