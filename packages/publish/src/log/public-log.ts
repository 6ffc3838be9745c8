import { fail, type LogOne, type LogPage, type LogState, ok, problem, type Result } from '@understory/model'
import type { PublishedLog } from '@understory/record/published'
import {
  type AddCheckpoint,
  consistencyProof,
  encodeEntries,
  formatCheckpoint,
  formatProof,
  formatVerifierKey,
  inclusionProof,
  leafHash,
  memoryTree,
  type NoteSigner,
  parseTilePath,
  privateKeyOfSeed,
  signerOf,
  signNote,
  tileBytes,
  tileWidth,
  treeHash,
} from '@understory/tlog'
import { type CosignedOptions, cosignedBy } from './cosigned.ts'
import { lineOf } from './line.ts'
import { refusalOf, type Signed, signedOf } from './refusal.ts'

export interface PublicLogOptions {
  readonly published: PublishedLog
  /** Keeps a checkpoint in the record. */
  readonly save: (checkpoint: { size: number; note: string; at: Date }) => Promise<void>
  /** The last checkpoint that was signed, kept outside the record: a restored backup cannot take it back. `write` is durable when it returns. */
  readonly lastSigned: { read(): string | null; write(note: string): void }
  /** 32 secret bytes. */
  readonly seed: Uint8Array
  /** The log's name, for ever: its address without scheme. */
  readonly origin: string
  readonly now: () => Date
  /** Whose cosignatures are kept and served; nobody's when left out. */
  readonly cosigned?: CosignedOptions | undefined
  readonly onRefusal?: ((reason: string) => void) | undefined
}

/** The public log of a house: reads what the record entered, signs it, and serves it as c2sp.org/tlog-tiles has it. */
export interface PublicLog {
  /** Takes in what was entered and signs; at most one at a time. The reason where it refuses to. */
  sign(): Promise<string | null>
  state(): LogState
  /** A file of the log by its path below `/log/`; null where there is none. */
  file(path: string): Promise<Uint8Array | null>
  page(cursor: string | null, limit: number): Promise<Result<LogPage>>
  one(index: number): Promise<Result<LogOne>>
  about(type: string, id: string): Promise<number[]>
  /** What a witness is shown that has seen `oldSize` entries; null where nothing is signed or it has seen more. */
  forWitness(oldSize: number): (AddCheckpoint & { readonly size: number }) | null
  /** Takes a witness's lines for a checkpoint, if it is the newest; why a line was not taken. */
  addCosignatures(note: string, lines: readonly string[]): readonly string[]
  isCosignedBy(witness: string): boolean
}

const pageRows = 2_000

export function createPublicLog(options: PublicLogOptions): PublicLog {
  const { published, lastSigned, origin } = options
  const signer: NoteSigner = signerOf(origin, privateKeyOfSeed(options.seed))
  const tree = memoryTree()
  let current: Signed | null = null
  let refusal: string | null = null
  const cosigned = cosignedBy(
    options.cosigned ?? { witnesses: [], kept: { read: () => null, write: () => {} } },
  )
  let line: Promise<unknown> = Promise.resolve()

  const takeIn = async (): Promise<void> => {
    for (;;) {
      const entries = await published.entries(tree.size(), pageRows)
      for (const { index, text } of entries) {
        if (index !== tree.size())
          throw new Error(`the public log has no entry ${tree.size()}, but one at ${index}`)
        tree.append(leafHash(Buffer.from(text)))
      }
      if (entries.length < pageRows) return
    }
  }
  const rootAt = (size: number): Uint8Array => treeHash(size, tree.hashAt)

  const signNow = async (): Promise<string | null> => {
    await takeIn()
    const inRecord = await published.lastCheckpoint()
    const kept = lastSigned.read()
    const earlier = [kept, inRecord?.note ?? null].filter(note => note !== null)
    const reason = refusalOf(earlier, signer, tree.size(), rootAt)
    if (reason !== null && reason !== refusal) options.onRefusal?.(reason)
    refusal = reason
    if (reason !== null) {
      // What was signed truly stays to be seen and checked; nothing is added to it.
      current = inRecord ? signedOf(inRecord.note, inRecord.at, signer) : null
      return reason
    }
    if (inRecord?.size === tree.size()) {
      current = signedOf(inRecord.note, inRecord.at, signer)
      if (kept === null) lastSigned.write(inRecord.note)
      return null
    }
    current = await signSize(tree.size())
    return null
  }

  const signSize = async (size: number): Promise<Signed | null> => {
    const at = options.now()
    const note = signNote(formatCheckpoint({ origin, size, root: rootAt(size), extensions: [] }), [signer])
    lastSigned.write(note)
    await options.save({ size, note, at })
    return signedOf(note, at.toISOString(), signer)
  }

  const proofOf = (index: number): string | null => {
    if (!current || index >= current.size) return null
    return formatProof({ index, proof: inclusionProof(index, current.size, tree.hashAt), note: current.note })
  }

  return {
    sign: () => {
      const next = line.then(signNow)
      line = next.catch(() => {})
      return next
    },
    state: () => ({
      origin,
      verifierKey: formatVerifierKey(signer),
      checkpoint: current && {
        note: current.note,
        size: current.size,
        root: Buffer.from(current.root).toString('base64'),
        at: current.at,
        cosignatures: cosigned.of(current.note).map(({ witness, at }) => ({ witness, at: at.toISOString() })),
      },
      refusal,
    }),
    file: async path => {
      if (path === 'checkpoint') return current && Buffer.from(cosigned.noted(current.note))
      const parsed = parseTilePath(path)
      if (!parsed.ok || !current) return null
      const { kind, tile } = parsed.value
      const there = Math.floor(Math.min(current.size, tree.size()) / tileWidth ** tile.level)
      if (tile.index * tileWidth + tile.width > there) return null
      if (kind === 'hashes') return tileBytes(tile, tree.hashAt)
      const entries = await published.entries(tile.index * tileWidth, tile.width)
      return encodeEntries(entries.map(({ text }) => Buffer.from(text)))
    },
    page: async (cursor, limit) => {
      const from = cursor === null ? 0 : Number(cursor)
      if (!Number.isSafeInteger(from) || from < 0)
        return fail(
          problem('bad-parameter', `"cursor" is ${JSON.stringify(cursor?.slice(0, 40))}.`, {
            where: 'cursor',
            expected: 'the `next` of a page',
          }),
        )
      const entries = await published.entries(from, limit + 1)
      const shown = entries.slice(0, limit)
      return ok({
        entries: shown.map(lineOf),
        next: entries.length > limit ? String(from + limit) : null,
      })
    },
    one: async index => {
      const [entry] = Number.isSafeInteger(index) && index >= 0 ? await published.entries(index, 1) : []
      if (entry?.index !== index)
        return fail(problem('not-found', `The public log has no entry ${index}.`, { where: 'index' }))
      const line = lineOf(entry)
      // Over a record that is older than what was signed, a quote may have been withdrawn since.
      const isHeldBack = refusal !== null && line.entry.type === 'quote'
      const payload = isHeldBack ? null : await published.payload(index)
      return ok({ ...line, payload, proof: proofOf(index) })
    },
    about: (type, id) => published.about(type, id),
    forWitness: oldSize => {
      if (!current || oldSize > current.size) return null
      const { note, size } = current
      const proof = oldSize === 0 ? [] : consistencyProof(oldSize, size, tree.hashAt)
      return { oldSize, proof, note, size }
    },
    addCosignatures: (note, lines) => (note === current?.note ? cosigned.add(note, lines) : []),
    isCosignedBy: witness =>
      current === null || cosigned.of(current.note).some(one => one.witness === witness),
  }
}
