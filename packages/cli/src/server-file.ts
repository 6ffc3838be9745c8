import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail, ok, ProblemError, problem, type Result } from '@understory/model'
import { holderText, holdLock, isLockHeld, readHolder } from '@understory/record/lock'
import { challengeHeader, isProof, proofHeader } from '@understory/server/proof'
import * as z from 'zod'

/** What a running server leaves in the data folder, readable by its owner only. The process number is for people: nothing trusts it. */
const serverFileSchema = z.object({ pid: z.int().positive(), url: z.url(), token: z.string() })
export type ServerFile = z.infer<typeof serverFileSchema>

const pathOf = (data: string) => join(data, 'server.json')
export const newToken = () => randomBytes(32).toString('base64url')

export function writeServerFile(data: string, file: ServerFile): void {
  mkdirSync(data, { recursive: true, mode: 0o700 })
  // Under its name only when it is whole: a command may look at any moment.
  const half = `${pathOf(data)}.${process.pid}`
  writeFileSync(half, JSON.stringify(file), { mode: 0o600 })
  chmodSync(half, 0o600)
  renameSync(half, pathOf(data))
}

export function removeServerFile(data: string): void {
  rmSync(pathOf(data), { force: true })
}

/** Null where there is none, or half of one. */
function readServerFile(data: string): ServerFile | null {
  try {
    return serverFileSchema.parse(JSON.parse(readFileSync(pathOf(data), 'utf8')))
  } catch {
    return null
  }
}

/**
 * Holds the data folder for the server of this process, whichever record it serves, and removes what a killed server left. The function given
 * back ends that. Problem record-locked: where the other server is.
 */
export async function holdDataFolder(data: string): Promise<Result<() => void>> {
  try {
    const release = await holdLock(data, 'server')
    removeServerFile(data)
    return ok(release)
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    if (error.problem.code !== 'record-locked') return fail(error.problem)
    const at = readServerFile(data)?.url ?? 'it is starting or ending'
    return fail(
      problem('record-locked', `A server already runs on ${data}: ${at}`, {
        where: holderText(readHolder(data, 'server')),
        expected: 'another --data, or that server stopped first',
      }),
    )
  }
}

/**
 * The server that runs on this data folder, or null. A file left by a killed process counts as none: the kernel has freed its lock. Before the
 * server gets its token it proves that it is the one. Problem record-unavailable: a server runs that cannot be reached from here.
 */
export async function findServer(data: string): Promise<Result<ServerFile | null>> {
  if (!isLockHeld(data, 'server')) return ok(null)
  const file = readServerFile(data)
  // It is starting or ending: the lock of the record decides.
  if (!file) return ok(null)
  const reason = await provesItself(file)
  if (reason === null) return ok(file)
  const holder = holderText(readHolder(data, 'server'))
  return fail(
    problem('record-unavailable', `The server at ${file.url} does not answer: ${reason}`, {
      where: `${holder} serves ${data}`,
      expected:
        'the command run where that server runs (in the same container), or that server stopped first',
    }),
  )
}

const answerWithin_ms = 15_000

/** Null when the server at the address knows the token of the file; else what it did instead. */
async function provesItself({ url, token }: ServerFile): Promise<string | null> {
  const challenge = randomBytes(24).toString('base64url')
  try {
    const response = await fetch(new URL('/healthz', url), {
      headers: { [challengeHeader]: challenge },
      redirect: 'manual',
      signal: AbortSignal.timeout(answerWithin_ms),
    })
    await response.body?.cancel()
    return isProof(token, challenge, response.headers.get(proofHeader))
      ? null
      : 'another program listens there'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
