import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

/** What a running server leaves in the data folder, readable by its owner only. */
const serverFileShape = z.object({ pid: z.int().positive(), url: z.url(), token: z.string() })
export type ServerFile = z.infer<typeof serverFileShape>

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

/** The server that runs on this data folder, or null; a file left by a killed process counts as none. */
export function runningServer(data: string): ServerFile | null {
  if (!existsSync(pathOf(data))) return null
  try {
    const file = serverFileShape.parse(JSON.parse(readFileSync(pathOf(data), 'utf8')))
    return isAlive(file.pid) && file.pid !== process.pid ? file : null
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
