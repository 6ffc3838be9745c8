import { rmSync } from 'node:fs'
import type { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRecord } from '../index.ts'
import { freshFolder } from '../testing/template.ts'
import { openPGlite } from './pglite-host.ts'

let folder = ''
beforeAll(async () => {
  folder = await freshFolder()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the embedded engine', () => {
  it('stops a statement at its deadline and goes on', async () => {
    const engine = await openPGlite(folder, 1500)
    try {
      await expect(
        engine.execute('select count(*) from generate_series(1, 1000000000)'),
      ).rejects.toMatchObject({
        problem: { code: 'deadline-exceeded' },
      })
      expect((await engine.execute('select 1 as n')).rows).toEqual([{ n: 1 }])
    } finally {
      await engine.close()
    }
  })

  it('opens anew when its thread ends, with all that was acknowledged, and fails what was under way', async () => {
    const workers: Worker[] = []
    const notice = (worker: Worker): void => void workers.push(worker)
    process.on('worker', notice)
    const engine = await openPGlite(folder, 30_000)
    try {
      await engine.execute('create table kept (n integer)')
      await engine.execute('insert into kept values (1)')
      const underWay = engine.execute('select count(*) from generate_series(1, 1000000000)')
      void workers[0]?.terminate()
      await expect(underWay).rejects.toMatchObject({ problem: { code: 'record-unavailable' } })
      expect((await engine.execute('select n from kept')).rows).toEqual([{ n: 1 }])
      await engine.execute('insert into kept values (2)')
      expect(workers).toHaveLength(2)
    } finally {
      process.off('worker', notice)
      await engine.close()
    }
    await expect(engine.execute('select 1')).rejects.toMatchObject({
      problem: { code: 'record-unavailable' },
    })
  })

  it('calls the disk for every commit that wrote something', async () => {
    const engine = await openPGlite(folder, 30_000)
    try {
      expect(await engine.selfChecks()).toMatchObject([{ name: 'durable', good: true }])
    } finally {
      await engine.close()
    }
  })

  it('is refused to a second opener', async () => {
    const engine = await openPGlite(folder, 30_000)
    try {
      await expect(openRecord({ dataDir: folder })).rejects.toMatchObject({
        problem: { code: 'record-locked' },
      })
    } finally {
      await engine.close()
    }
  })
})

describe('a database that cannot be reached', () => {
  it('is a clear problem', async () => {
    await expect(openRecord({ databaseUrl: 'postgres://nobody@127.0.0.1:1/nothing' })).rejects.toMatchObject({
      problem: { code: 'record-unavailable' },
    })
  })
})
