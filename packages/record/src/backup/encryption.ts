import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { ReadableStream } from 'node:stream/web'
import { ProblemError, problem } from '@understory/model'

// The age format, https://age-encryption.org/v1, which every age program opens.
const ageMagic = 'age-encryption.org/v1\n'
const zstdMagic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd])
/** An age header has one line per recipient; what has no end within this is none. */
const maxHeaderBytes = 65_536

/** A new key: an age identity, `AGE-SECRET-KEY-1…`. */
export async function makeIdentity(): Promise<string> {
  const { generateX25519Identity } = await import('age-encryption')
  return generateX25519Identity()
}

/** The public half of an identity, `age1…`. Throws `bad-parameter` for anything else. */
export async function recipientOf(identity: string): Promise<string> {
  const { identityToRecipient } = await import('age-encryption')
  try {
    return await identityToRecipient(identity)
  } catch {
    throw new ProblemError(
      problem('bad-parameter', 'This is not an age identity.', {
        expected: 'a line that begins AGE-SECRET-KEY-1',
      }),
    )
  }
}

/** Throws `bad-parameter` for a text that files cannot be encrypted to. */
export async function checkRecipient(recipient: string): Promise<void> {
  const { Encrypter } = await import('age-encryption')
  try {
    const encrypter = new Encrypter()
    encrypter.addRecipient(recipient)
    await encrypter.encrypt('')
  } catch {
    throw new ProblemError(
      problem('bad-parameter', `${JSON.stringify(recipient)} is not an age recipient.`, {
        expected: 'the public key that age-keygen prints, which begins with age1',
      }),
    )
  }
}

/** Encrypts a stream so that each recipient alone can read it. */
export async function* encrypt(
  source: AsyncIterable<Uint8Array>,
  recipients: readonly string[],
): AsyncGenerator<Uint8Array> {
  const { Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  yield* await encrypter.encrypt(ReadableStream.from(source) as globalThis.ReadableStream<Uint8Array>)
}

const damaged = (file: string, what: string): ProblemError =>
  new ProblemError(
    problem('record-damaged', `${file}: ${what}`, {
      expected: 'the file as understory backup wrote it; take another copy of it, or an earlier backup',
    }),
  )

/**
 * The decrypted bytes of a file. Throws ProblemError: not-found, backup-not-encrypted, backup-wrong-key, record-damaged. What it yields is what
 * somebody encrypted to one of the identities, not yet what this installation wrote: the signature inside tells that.
 */
export async function* decrypt(file: string, identities: readonly string[]): AsyncGenerator<Uint8Array> {
  await checkHeader(file)
  const { Decrypter } = await import('age-encryption')
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  const source = createReadStream(file)
  try {
    yield* await decrypter.decrypt(ReadableStream.from(source) as globalThis.ReadableStream<Uint8Array>)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (!message.startsWith('no identity matched'))
      throw damaged(file, `it was changed or cut off (${message})`)
    throw new ProblemError(
      problem('backup-wrong-key', `None of the ${identities.length} backup keys here opens ${file}.`, {
        where: '--identity',
        expected:
          'the file with the backup key (AGE-SECRET-KEY-1…) that was current when this backup was made',
      }),
    )
  } finally {
    source.destroy()
  }
}

async function checkHeader(file: string): Promise<void> {
  const start = await readStart(file)
  if (start.subarray(0, 4).equals(zstdMagic)) {
    throw new ProblemError(
      problem(
        'backup-not-encrypted',
        `${file} is neither encrypted nor signed: an earlier version wrote it.`,
        {
          expected: 'a backup of this version, taken from the record itself',
        },
      ),
    )
  }
  const text = start.toString('latin1')
  if (!text.startsWith(ageMagic)) throw damaged(file, 'it does not begin as a backup does')
  if (!text.includes('\n--- ')) throw damaged(file, 'its header has no end')
}

async function readStart(file: string): Promise<Buffer> {
  try {
    const handle = await open(file)
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(maxHeaderBytes), 0, maxHeaderBytes, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new ProblemError(problem('not-found', `there is no file ${file}`))
  }
}
