import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockFolder } from './lock.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'understory-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Another process that takes the lock, says so and waits. */
function otherHolder() {
  const code = `import { lockFolder } from ${JSON.stringify(new URL('./lock.ts', import.meta.url).href)}
    lockFolder(process.argv[1]); console.log('held'); setInterval(() => {}, 1000)`
  return spawn(process.execPath, ['--input-type=module', '-e', code, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

describe('the lock of a record', () => {
  it('names the process that holds it', async () => {
    const other = otherHolder()
    await once(other.stdout, 'data')
    expect(() => lockFolder(folder)).toThrow(`process ${other.pid} has used the record`)
    other.kill('SIGKILL')
    await once(other, 'exit')
    // What a killed process left is taken over.
    const release = lockFolder(folder)
    release()
    expect(readdirSync(folder)).toEqual([])
  })

  it('is refused inside the same process too', () => {
    const release = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow('this very process')
    release()
    lockFolder(folder)()
  })

  it('of a process number that was used again is taken over', () => {
    const release = lockFolder(folder)
    const mine = JSON.parse(readFileSync(join(folder, 'record.lock'), 'utf8')) as object
    release()
    // This process number lives, but as one that began at another tick.
    writeFileSync(join(folder, 'record.lock'), JSON.stringify({ ...mine, startTicks: '1', nonce: 'x' }))
    lockFolder(folder)()
    expect(existsSync(join(folder, 'record.lock'))).toBe(false)
  })

  it('that is half written is taken over', () => {
    writeFileSync(join(folder, 'record.lock'), '{"pid":')
    lockFolder(folder)()
  })
})
