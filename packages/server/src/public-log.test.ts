import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LogOne, LogState } from '@understory/model'
import { createPublicLog } from '@understory/publish'
import { openRecord, type RecordStore, restoreRecord } from '@understory/record'
import { publishedOf } from '@understory/record/published'
import { makeBackupKeys, withRecord } from '@understory/record/testing'
import { auditLog, checkProof, parseVerifierKey } from '@understory/tlog'
import { expect, test } from 'vitest'
import { madeUpCity, serverOn } from './testing.ts'

/** The last signed checkpoint, where no backup of the record reaches. */
function outside() {
  let kept: string | null = null
  return {
    read: () => kept,
    write: (note: string) => {
      kept = note
    },
  }
}
const logOn = (store: RecordStore, lastSigned = outside()) =>
  createPublicLog({
    published: publishedOf(store).log,
    save: checkpoint => store.saveCheckpoint(checkpoint),
    lastSigned,
    seed: new Uint8Array(32).fill(3),
    origin: 'milltown.example/log',
    now: () => new Date(),
  })

test('an outsider audits the log over HTTP, with the content types of the standard', async () => {
  await using record = await withRecord()
  await record.store.makeCity(madeUpCity)
  const publicLog = logOn(record.store)
  const served = await serverOn(record.store, { publicLog })
  try {
    const state = (await (await fetch(`${served.url}/api/v1/log`)).json()) as LogState
    // The standing agreement on open data is made with the city.
    expect(state).toMatchObject({ refusal: null, checkpoint: { size: 1 } })
    const key = parseVerifierKey((await (await fetch(`${served.url}/log/vkey`)).text()).trim())
    if (!key.ok) throw new Error(key.reason)
    const types = new Map<string, string | null>()
    const outcome = await auditLog({
      read: async path => {
        const response = await fetch(`${served.url}/log/${path}`)
        types.set(path, response.headers.get('content-type'))
        return response.ok ? new Uint8Array(await response.arrayBuffer()) : null
      },
      verifiers: [key.value],
    })
    expect(outcome).toMatchObject({ fault: null, entries: 1 })
    expect(types.get('checkpoint')).toBe('text/plain; charset=utf-8')
    expect(types.get('tile/0/000.p/1')).toBe('application/octet-stream')
    for (const nothing of ['tile/0/001', 'tile/0/000.p/2', 'tile/0/000', 'tile/1/000.p/1', 'tile/0/000.p/01'])
      expect((await fetch(`${served.url}/log/${nothing}`)).status, nothing).toBe(404)

    const one = (await (await fetch(`${served.url}/api/v1/log/entries/0`)).json()) as LogOne
    expect(one.entry.type).toBe('agreement')
    const proof = await (await fetch(`${served.url}/log/proof/0.tlog-proof`)).text()
    expect(checkProof(proof, Buffer.from(one.text), [key.value])).toMatchObject({ ok: true })
  } finally {
    await served.close()
  }
})

test('a restored backup that is older than the last signed checkpoint is not signed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'understory-restored-'))
  await using record = await withRecord()
  const lastSigned = outside()
  try {
    await record.store.makeCity(madeUpCity)
    await logOn(record.store, lastSigned).sign()
    const file = join(folder, 'backup')
    const keys = await makeBackupKeys()
    await record.store.backup(file, keys)
    await record.store.makeCity({ ...madeUpCity, name: 'newtown', title: 'Newtown' })
    expect(await logOn(record.store, lastSigned).sign()).toBeNull()

    await restoreRecord(file, { dataDir: join(folder, 'record') }, keys)
    const restored = await openRecord({ dataDir: join(folder, 'record') })
    try {
      const log = logOn(restored, lastSigned)
      expect(await log.sign()).toContain('holds 1 entries, but 2 were signed')
      expect(log.state()).toMatchObject({
        checkpoint: { size: 1 },
        refusal: expect.stringContaining('newer backup'),
      })
    } finally {
      await restored.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
