import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for invented cities that several test files copy, gone when all tests are done. */
export default function sharedSamples(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'understory-samples-'))
  process.env.UNDERSTORY_TEST_SAMPLES = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
