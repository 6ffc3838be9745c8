import type { Writable } from 'node:stream'
import type { Engine } from '../engine/engine.ts'
import type { BackupInfo } from '../types.ts'

export async function backup(
  _e: Engine,
  _to: string | Writable,
  _p?: (b: number, t: string) => void,
): Promise<BackupInfo> {
  throw new Error('backup is not ready')
}
