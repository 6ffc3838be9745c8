import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { understoryJson } from './served-city.ts'

/**
 * Puts the invented city into a data folder. It is made once in a run of the tests for each set of options, as a person would make it, and copied
 * for every file that asks for the same.
 */
export async function sampleInto(data: string, ...options: readonly string[]): Promise<void> {
  const shared = process.env.UNDERSTORY_TEST_SAMPLES
  if (shared === undefined) throw new Error('e2e/shared-samples.ts is no global setup of this run')
  const own = join(shared, options.join('').replaceAll(/[^\w.]/g, '-') || 'whole')
  const [city, made, failed] = ['city', 'made', 'failed'].map(name => join(own, name)) as [
    string,
    string,
    string,
  ]
  if (begins(own)) {
    try {
      await understoryJson(['sample', '--data', city, ...options])
      writeFileSync(made, '')
    } catch (error) {
      writeFileSync(failed, String(error))
      throw error
    }
  }
  while (!existsSync(made)) {
    if (existsSync(failed)) throw new Error('the invented city could not be made in another test file')
    await sleep(200)
  }
  cpSync(city, data, { recursive: true })
}

/** Whether this file is the first to ask: a folder can be made once. */
function begins(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
