import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdDecompress } from 'node:zlib'
import { ProblemError, problem } from '@understory/model'
import * as z from 'zod'
import type { RestoreKeys } from '../types.ts'
import { ByteReader } from './byte-reader.ts'
import { decrypt } from './encryption.ts'
import { isSignedBy } from './signature.ts'

/**
 * A backup is an age file around a zstd stream of lines of JSON: the header; per chunk a line followed by that many bytes of COPY text; the
 * manifest with the number of rows of each table; and the signature over the SHA-256 of all before it. Nothing stands after it.
 */
export const headerSchema = z.strictObject({
  understory: z.literal('backup'),
  format: z.literal(2),
  madeAt: z.iso.datetime(),
  engine: z.string(),
  version: z.string(),
  cities: z.array(z.string().regex(/^[a-z][a-z0-9_]{0,40}$/)),
  /** Migrations applied, as `scope/name`. */
  migrations: z.array(z.string()),
  /** Public text of the key that signs at the end. */
  signedBy: z.string(),
})
export type Header = z.infer<typeof headerSchema>

/** Far above what is written: a whole chunk is held in memory. */
const maxChunkBytes = 2 ** 30
const chunkSchema = z.strictObject({
  table: z.string(),
  columns: z.array(z.string()).min(1),
  rows: z.int().positive(),
  bytes: z.int().positive().max(maxChunkBytes),
})
export type Chunk = z.infer<typeof chunkSchema>

const manifestSchema = z.strictObject({
  manifest: z.strictObject({ rows: z.record(z.string(), z.int().nonnegative()) }),
})
export type Manifest = z.infer<typeof manifestSchema>['manifest']
const signatureSchema = z.strictObject({ signature: z.string() })

export type Frame =
  | { readonly header: Header }
  | { readonly chunk: Chunk; readonly data: Uint8Array }
  | { readonly manifest: Manifest; readonly sha256: string }

const damaged = (file: string, what: string): ProblemError =>
  new ProblemError(
    problem('record-damaged', `${file}: ${what}`, {
      expected: 'a backup file as understory backup wrote it',
    }),
  )

/** The key is not named: whoever made the file could name any, and it would be copied into `--trust-key`. */
const notTrusted = (file: string, what: string): ProblemError =>
  new ProblemError(
    problem('backup-not-trusted', `${file} ${what}. Nothing of it was restored.`, {
      where: '--trust-key',
      expected:
        'a backup that this installation signed, or --trust-key with the key (understory-signer-…) that you noted where it was made',
    }),
  )

/**
 * The frames of a backup file. Throws ProblemError at the first thing that is not as written: not-found, backup-not-encrypted, backup-wrong-key,
 * backup-not-trusted, record-damaged. The signature is checked last: until the manifest has come, nothing may be acted upon.
 */
export async function* readFrames(file: string, keys: RestoreKeys): AsyncGenerator<Frame> {
  const unpacked = createZstdDecompress()
  const unpacking = pipeline(Readable.from(decrypt(file, keys.identities), { objectMode: false }), unpacked)
  unpacking.catch(() => {})
  try {
    yield* framesIn(file, new ByteReader(unpacked), keys.trusted)
  } catch (error) {
    if (error instanceof ProblemError) throw error
    throw damaged(file, error instanceof Error ? error.message : String(error))
  } finally {
    unpacked.destroy()
    await unpacking.catch(() => {})
  }
}

async function* framesIn(
  file: string,
  reader: ByteReader,
  trusted: readonly string[],
): AsyncGenerator<Frame> {
  const hash = createHash('sha256')
  const read = async <T>(what: string, schema: z.ZodType<T>, line?: Buffer): Promise<T> => {
    const text = line ?? (await reader.line())
    if (!text) throw damaged(file, `it ends before its ${what}`)
    const parsed = schema.safeParse(JSON.parse(text.toString('utf8')))
    if (!parsed.success)
      throw damaged(file, `its ${what} is not as written: ${parsed.error.issues[0]?.message}`)
    if (what !== 'signature') hash.update(text)
    return parsed.data
  }
  const header = await read('header', headerSchema)
  if (!trusted.includes(header.signedBy))
    throw notTrusted(file, 'was signed with a key that is not trusted here')
  yield { header }
  for (;;) {
    const line = await reader.line()
    if (!line) throw damaged(file, 'it ends before its manifest')
    if (line.subarray(0, 12).toString('latin1') === '{"manifest":') {
      const { manifest } = await read('manifest', manifestSchema, line)
      const sha256 = hash.digest('hex')
      const { signature } = await read('signature', signatureSchema)
      if (!isSignedBy(header.signedBy, sha256, signature))
        throw notTrusted(file, 'does not carry the signature of the key it names')
      if (!(await reader.isAtEnd())) throw damaged(file, 'something stands after its end')
      yield { manifest, sha256 }
      return
    }
    const chunk = await read('chunk', chunkSchema, line)
    const data = await reader.exactly(chunk.bytes)
    if (!data) throw damaged(file, `it ends inside ${chunk.table}`)
    hash.update(data)
    yield { chunk, data }
  }
}
