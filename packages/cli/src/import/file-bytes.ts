import { open, readFile, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { createGunzip, gunzip } from 'node:zlib'
import { ok, type Problem, ProblemError, problem, type Result } from '@understory/model'

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b

/** Boundaries and populations are read whole; nothing of that kind is larger. */
const wholeLimit_bytes = 512 * 1024 * 1024

export async function wholeFile(path: string): Promise<Result<Uint8Array>> {
  try {
    const { size } = await stat(path)
    if (size > wholeLimit_bytes)
      return { ok: false, problem: problem('payload-too-large', `${size} bytes.`, { where: path }) }
    const bytes = await readFile(path)
    return ok(
      isGzip(bytes) ? await promisify(gunzip)(bytes, { maxOutputLength: 4 * wholeLimit_bytes }) : bytes,
    )
  } catch (error) {
    return { ok: false, problem: fileProblem(path, error) }
  }
}

/** The first bytes of a file, unpacked when it is gzip. */
export async function firstBytes(path: string, limit: number): Promise<Result<Uint8Array>> {
  try {
    const file = await open(path)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(limit), 0, limit, 0)
    await file.close()
    const bytes = buffer.subarray(0, bytesRead)
    return ok(isGzip(bytes) ? await unpackedStart(bytes, limit) : bytes)
  } catch (error) {
    return { ok: false, problem: fileProblem(path, error) }
  }
}

/** As much as the given start of a gzip file gives, up to the limit. */
function unpackedStart(bytes: Uint8Array, limit: number): Promise<Uint8Array> {
  return new Promise(resolve => {
    const chunks: Buffer[] = []
    let size = 0
    const stream = createGunzip()
    const finish = () => resolve(Buffer.concat(chunks).subarray(0, limit))
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      size += chunk.length
      if (size >= limit) stream.destroy()
    })
    stream.on('error', finish)
    stream.on('close', finish)
    stream.end(bytes)
  })
}

function fileProblem(path: string, error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem
  const code = (error as NodeJS.ErrnoException).code
  const what =
    code === 'ENOENT' ? 'There is no such file.' : `The file cannot be read: ${(error as Error).message}`
  return problem('unreadable-file', what, { where: path })
}
