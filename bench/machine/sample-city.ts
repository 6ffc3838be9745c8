import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { scratchFolder } from './scratch.ts'
import { command, type Place } from './understory.ts'

let made: Promise<string> | null = null

/** A data folder of its own with the whole invented city in it; invented once in a run, then copied. */
export async function sampleCity(scratch: string, say: (message: string) => void): Promise<Place> {
  made ??= invent(say)
  const data = join(scratch, 'data')
  cpSync(await made, data, { recursive: true })
  return { data }
}

/** `UNDERSTORY_BENCH_SAMPLE` names a data folder made before, for those who run one bench again and again. */
async function invent(say: (message: string) => void): Promise<string> {
  const before = process.env.UNDERSTORY_BENCH_SAMPLE
  if (before) return before
  const { path } = scratchFolder()
  process.once('exit', () => rmSync(path, { recursive: true, force: true }))
  say('inventing the sample city')
  const { seconds } = await command({ data: path }, ['sample'])
  say(`invented in ${seconds.toFixed(1)} s`)
  return path
}
