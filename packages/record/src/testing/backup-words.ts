import { readFrames } from '../backup/frames.ts'
import type { RestoreKeys } from '../types.ts'

/** The tables of a backup that hold these words. */
export async function tablesWith(file: string, keys: RestoreKeys, words: string): Promise<string[]> {
  const found = new Set<string>()
  for await (const frame of readFrames(file, keys))
    if ('chunk' in frame && Buffer.from(frame.data).includes(words)) found.add(frame.chunk.table)
  return [...found].sort()
}
