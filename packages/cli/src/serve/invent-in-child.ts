import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { fail, ok, problem, type Result } from '@understory/model'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

/** Invents the sample city in a process of its own, so that the memory it took is gone when serving begins. */
export function inventInChild(place: { data: string; databaseUrl: string | null }): Promise<Result<null>> {
  const env = { ...process.env, ...(place.databaseUrl === null ? {} : { DATABASE_URL: place.databaseUrl }) }
  return new Promise(resolve => {
    const child = spawn(process.execPath, [main, 'sample', '--data', place.data], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const refused = (what: string) =>
      resolve(fail(problem('record-unavailable', `The invented city: ${what}`)))
    child.on('error', error => refused(error.message))
    child.on('close', code => (code === 0 ? resolve(ok(null)) : refused(`sample ended with code ${code}`)))
  })
}
