import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freshFolder } from '../testing/template.ts'
import { holdLock, isLockHeld } from './lock.ts'
import { openPGlite } from './pglite-host.ts'

let folder = ''
const children: ChildProcess[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'understory-lock-'))
})
afterEach(async () => {
  for (const child of children.splice(0)) await end(child)
  rmSync(folder, { recursive: true, force: true })
})

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

const unshare = ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc'] as const
const canUnshare = spawnSync(unshare[0], [...unshare.slice(1), 'true']).status === 0

/** Another process that takes the lock, says so and waits; `within` is put before its command. */
async function otherHolder(within: readonly string[] = []): Promise<ChildProcess> {
  const code = `import { holdLock } from ${JSON.stringify(new URL('./lock.ts', import.meta.url).href)}
    await holdLock(process.argv[1], 'record'); console.log('held'); setInterval(() => {}, 1000)`
  const [program = '', ...args] = [...within, process.execPath, '--input-type=module', '-e', code, folder]
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  await once(child.stdout, 'data')
  return child
}

const locked = { problem: { code: 'record-locked' } }

describe('the lock of a record', () => {
  it('names its holder, holds while that is stopped, and is free at once when it was killed', async () => {
    const other = await otherHolder()
    await expect(holdLock(folder, 'record')).rejects.toThrow(`process ${other.pid} has used the record`)
    other.kill('SIGSTOP')
    await expect(holdLock(folder, 'record')).rejects.toMatchObject(locked)
    expect(isLockHeld(folder, 'record')).toBe(true)
    await end(other)
    expect(isLockHeld(folder, 'record')).toBe(false)
    const release = await holdLock(folder, 'record')
    expect(statSync(join(folder, 'record.lock.db'))).toMatchObject({ size: 0, mode: 0o100600 })
    release()
    expect(existsSync(join(folder, 'record.lock'))).toBe(false)
  })

  it.skipIf(!canUnshare)('holds for a process in another PID namespace, as in two containers', async () => {
    await otherHolder(unshare)
    await expect(holdLock(folder, 'record')).rejects.toMatchObject(locked)
  })

  it('is refused inside the same process too', async () => {
    const release = await holdLock(folder, 'record')
    await expect(holdLock(folder, 'record')).rejects.toThrow('this very process')
    // Looking does not end it.
    expect(isLockHeld(folder, 'record')).toBe(true)
    expect(isLockHeld(folder, 'record')).toBe(true)
    await expect(holdLock(folder, 'record')).rejects.toMatchObject(locked)
    release()
    const again = await holdLock(folder, 'record')
    again()
  })

  it('is not held by what a crash left behind, whatever process has that number now', async () => {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
    const startTicks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const left = { pid: process.ppid, startTicks, boot, since: '2026-11-30T00:00:00Z', nonce: 'x' }
    for (const text of [JSON.stringify(left), '{"pid":']) {
      writeFileSync(join(folder, 'record.lock'), text)
      const release = await holdLock(folder, 'record')
      release()
    }
  })

  it('is not copied with the folder', async () => {
    const release = await holdLock(folder, 'record')
    const copy = join(folder, 'copy')
    // By a process of its own: one that closes the file of its own lock would drop it.
    spawnSync('sh', ['-c', `mkdir "$1" && cp "$0"/record.* "$1"`, folder, copy])
    expect(existsSync(join(copy, 'record.lock'))).toBe(true)
    const ofCopy = await holdLock(copy, 'record')
    ofCopy()
    release()
  })

  it('is refused by a file system that keeps none', async () => {
    await expect(holdLock(folder, 'record', { vfs: 'unix-none' })).rejects.toMatchObject({
      problem: { code: 'no-file-locks', where: folder },
    })
  })
})

/** Tries to open the record of the folder again and again, and says with which problem that ended. */
const otherOpener = (record: string) => {
  // No --input-type here: the worker of the engine would inherit it.
  const code = `import(${JSON.stringify(new URL('./pglite-host.ts', import.meta.url).href)}).then(async ({ openPGlite }) => {
    for (let time = 0; time < 4; time++) {
      const opened = await openPGlite(process.argv[1], 0).catch(error => error.problem?.code ?? String(error))
      console.log(typeof opened === 'string' ? opened : 'opened')
      if (typeof opened !== 'string') await opened.close()
    } })`
  const own = [process.execPath, '-e', code, record]
  const [program = '', ...args] = canUnshare ? [...unshare, ...own] : own
  return spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] })
}

describe('a record that is in use', () => {
  it('loses nothing that was acknowledged while others try to open it', async () => {
    const record = await freshFolder()
    try {
      const engine = await openPGlite(record, 0)
      await engine.execute('create table acknowledged (n integer)')
      const other = otherOpener(record)
      children.push(other)
      let said = ''
      other.stdout.on('data', chunk => {
        said += chunk
      })
      let written = 0
      const ended = once(other, 'close')
      while (other.exitCode === null || written < 50)
        await engine.execute('insert into acknowledged values ($1)', [++written])
      await ended
      expect(said.trim().split('\n')).toEqual(Array(4).fill('record-locked'))
      await engine.close()
      const again = await openPGlite(record, 0)
      const { rows } = await again.execute('select count(*)::int as n from acknowledged')
      await again.close()
      expect(rows).toEqual([{ n: written }])
    } finally {
      rmSync(record, { recursive: true, force: true })
    }
  })
})
