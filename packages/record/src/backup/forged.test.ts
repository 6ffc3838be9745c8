import { createHash, randomBytes } from 'node:crypto'
import {
  createWriteStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { problemList } from '@understory/model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restoreRecord } from '../index.ts'
import { madeUpCity, makeBackupKeys, withRecord } from '../testing.ts'
import type { BackupKeys, RestoreKeys } from '../types.ts'
import { checkBackup } from './check-backup.ts'
import { decrypt, encrypt } from './encryption.ts'
import { formatSigner, signBackup } from './signature.ts'

const folder = mkdtempSync(join(tmpdir(), 'understory-forged-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const file = join(folder, 'true.backup')
let keys: BackupKeys & RestoreKeys
let header = ''
/** The lines and data between the header and the signature. */
let body: Buffer = Buffer.alloc(0)
let signature = ''

async function plainOf(path: string): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of decrypt(path, keys.identities)) parts.push(part)
  return zstdDecompressSync(Buffer.concat(parts))
}

/** Writes a file that anybody can make who knows the public recipient. */
async function write(name: string, plain: Uint8Array, to = keys.recipients): Promise<string> {
  const path = join(folder, name)
  await pipeline(
    Readable.from([plain]),
    createZstdCompress(),
    source => encrypt(source, to),
    createWriteStream(path),
  )
  return path
}

const signed = (plain: Buffer, seed: Uint8Array): Buffer =>
  Buffer.concat([
    plain,
    Buffer.from(
      `${JSON.stringify({ signature: signBackup(seed, createHash('sha256').update(plain).digest('hex')) })}\n`,
    ),
  ])

/** A chunk as a backup has it. */
function chunkOf(table: string, row: Readonly<Record<string, string | null>>): Buffer {
  const data = `${Object.values(row)
    .map(value => value ?? '\\N')
    .join('\t')}\n`
  const frame = { table, columns: Object.keys(row), rows: 1, bytes: Buffer.byteLength(data) }
  return Buffer.from(`${JSON.stringify(frame)}\n${data}`)
}

/** The chunk put in before the manifest, which counts it. */
function withChunk(table: string, row: Readonly<Record<string, string | null>>): Buffer {
  const at = body.lastIndexOf('{"manifest":')
  const manifest = JSON.parse(body.subarray(at).toString('utf8')) as {
    manifest: { rows: Record<string, number> }
  }
  manifest.manifest.rows[table] = (manifest.manifest.rows[table] ?? 0) + 1
  return Buffer.concat([
    Buffer.from(header),
    body.subarray(0, at),
    chunkOf(table, row),
    Buffer.from(`${JSON.stringify(manifest)}\n`),
  ])
}

const operatorToken = {
  hash: createHash('sha256').update('a token of the attacker').digest('hex'),
  role: 'operator',
  city: null,
  label: 'nothing to see here',
  created_at: '2026-01-01 00:00:00+00',
}
const organisation = {
  id: '01900000-0000-7000-8000-000000000001',
  name: 'Put in',
  kind: 'office',
  made_at: '2026-01-01 00:00:00+00',
}

beforeAll(async () => {
  keys = await makeBackupKeys()
  await using record = await withRecord()
  await record.store.makeCity(madeUpCity)
  await record.store.backup(file, keys)
  const plain = await plainOf(file)
  const end = plain.lastIndexOf('\n', plain.length - 2) + 1
  header = plain.subarray(0, plain.indexOf('\n') + 1).toString('utf8')
  body = plain.subarray(header.length, end)
  signature = plain.subarray(end).toString('utf8')
}, 120_000)

async function refusal(path: string, with_: RestoreKeys = keys) {
  const dataDir = join(folder, 'nowhere')
  const error = await restoreRecord(path, { dataDir }, with_).then(
    () => 'it was restored',
    (error: unknown) => error,
  )
  // Nothing was written, not even an empty record.
  expect(existsSync(dataDir)).toBe(false)
  return error
}
const coded = (code: keyof typeof problemList) => ({ problem: { code, expected: expect.any(String) } })

describe('a backup', () => {
  it('is one encrypted file that its owner alone reads, without a word of the record in it', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const bytes = readFileSync(file)
    expect(bytes.subarray(0, 22).toString()).toBe('age-encryption.org/v1\n')
    expect(bytes.includes(madeUpCity.name)).toBe(false)
    expect(bytes.includes('understory.event')).toBe(false)
  })

  it('into which somebody who knows the public recipient put an operator’s token is refused', async () => {
    const plain = withChunk('understory.token', operatorToken)
    const kept = await write('token-old-signature', Buffer.concat([plain, Buffer.from(signature)]))
    expect(await refusal(kept)).toMatchObject(coded('backup-not-trusted'))
    const other = randomBytes(32)
    const forged = await write('token-other-signature', signed(plain, other))
    expect(await refusal(forged)).toMatchObject(coded('backup-not-trusted'))
    const named = Buffer.from(
      plain.toString('latin1').replace(keys.trusted[0] ?? '', formatSigner(other)),
      'latin1',
    )
    expect(await refusal(await write('token-other-signer', signed(named, other)))).toMatchObject(
      coded('backup-not-trusted'),
    )
  })

  it('from which a row was taken, or whose rows were counted anew, is refused', async () => {
    const less = body.toString('latin1').replace(/\{"table":"understory\.event"[^\n]*\n/, '')
    const plain = Buffer.concat([Buffer.from(header), Buffer.from(less, 'latin1'), Buffer.from(signature)])
    expect(await refusal(await write('less', plain))).toMatchObject({
      problem: { code: expect.stringMatching(/^(record-damaged|backup-not-trusted)$/) },
    })
    const more = Buffer.concat([withChunk('understory.organisation', organisation), Buffer.from(signature)])
    expect(await refusal(await write('more', more))).toMatchObject(coded('backup-not-trusted'))
  })

  it('that is signed but names a table or column of no backup is refused, tokens and sessions above all', async () => {
    for (const table of [
      'understory.token',
      'understory.person_session',
      'understory.outbox',
      'pg_catalog.pg_authid',
    ])
      expect(
        await refusal(
          await write('foreign-table', signed(withChunk(table, operatorToken), keys.signingSeed)),
        ),
        table,
      ).toMatchObject({ problem: { code: 'record-damaged', detail: expect.stringContaining(table) } })
    const dataDir = join(folder, 'column')
    const column = { ...organisation, 'id) from (select 1) x; drop table understory.person; --': '1' }
    const path = await write(
      'foreign-column',
      signed(withChunk('understory.organisation', column), keys.signingSeed),
    )
    await expect(restoreRecord(path, { dataDir }, keys)).rejects.toMatchObject({
      problem: { code: 'record-damaged', detail: expect.stringContaining('drop table') },
    })
    const allowed = await write(
      'allowed',
      signed(withChunk('understory.organisation', organisation), keys.signingSeed),
    )
    expect((await checkBackup(allowed, keys)).columns.has('understory.organisation')).toBe(true)
  }, 120_000)

  it('of another installation is restored only where its signing key is named', async () => {
    const elsewhere = await makeBackupKeys()
    const identitiesOnly = { identities: keys.identities, trusted: elsewhere.trusted }
    const error = await refusal(file, identitiesOnly)
    expect(error).toMatchObject(coded('backup-not-trusted'))
    // Whoever forged a file would have its key copied from here.
    expect(JSON.stringify(error)).not.toContain(keys.trusted[0])
    const trusted = [...elsewhere.trusted, ...keys.trusted]
    const { header: read } = await checkBackup(file, { identities: keys.identities, trusted })
    expect(read.signedBy).toBe(keys.trusted[0])
  })

  it('is opened by no other key, and by that of a further recipient', async () => {
    const other = await makeBackupKeys()
    expect(await refusal(file, { ...keys, identities: other.identities })).toMatchObject(
      coded('backup-wrong-key'),
    )
    expect(await refusal(file, { ...keys, identities: [] })).toMatchObject(coded('backup-wrong-key'))
    const both = await write('both', await plainOf(file), [...other.recipients, ...keys.recipients])
    for (const { identities } of [keys, other])
      for await (const part of decrypt(both, identities)) expect(part.length).toBeGreaterThan(0)
  })

  it('that is cut off anywhere, or has a byte changed, added or two parts exchanged, is refused', async () => {
    const large = await write(
      'large',
      signed(
        withChunk('understory.organisation', {
          ...organisation,
          name: randomBytes(200_000).toString('hex'),
        }),
        keys.signingSeed,
      ),
    )
    const bytes = readFileSync(large)
    expect(bytes.length).toBeGreaterThan(3 * 65_552)
    const start = bytes.indexOf('\n--- ') + 5 + 44 + 16
    const part = (n: number) => bytes.subarray(start + n * 65_552, start + (n + 1) * 65_552)
    const damaged: Record<string, Buffer> = {
      'cut in the last part': bytes.subarray(0, bytes.length - 20),
      'cut between two parts': bytes.subarray(0, start + 65_552),
      'cut in the header': bytes.subarray(0, 60),
      empty: Buffer.alloc(0),
      'a byte added': Buffer.concat([bytes, Buffer.from([0])]),
      'two parts exchanged': Buffer.concat([
        bytes.subarray(0, start),
        part(1),
        part(0),
        bytes.subarray(start + 2 * 65_552),
      ]),
      'a part twice': Buffer.concat([
        bytes.subarray(0, start),
        part(0),
        part(0),
        bytes.subarray(start + 65_552),
      ]),
    }
    for (const at of [0, 10, start - 30, start + 5, start + 70_000, bytes.length - 1])
      damaged[`byte ${at} changed`] = Buffer.from(bytes.map((byte, n) => (n === at ? byte ^ 1 : byte)))
    for (const [name, content] of Object.entries(damaged)) {
      const path = join(folder, 'damaged')
      writeFileSync(path, content)
      expect(await refusal(path), name).toMatchObject(coded('record-damaged'))
    }
  })

  it('with more after its signature, or an unending line, is refused', async () => {
    const more = Buffer.concat([await plainOf(file), Buffer.from('{"table":"x"}\n')])
    expect(await refusal(await write('after', more))).toMatchObject(coded('record-damaged'))
    const long = Buffer.concat([Buffer.from(header), Buffer.alloc(40 * 1024 * 1024, 0x20)])
    expect(await refusal(await write('long-line', long))).toMatchObject(coded('record-damaged'))
    const huge = { table: 'understory.event', columns: ['no'], rows: 1, bytes: 2 ** 40 }
    const claimed = Buffer.from(`${header}${JSON.stringify(huge)}\n`)
    expect(await refusal(await write('huge-chunk', claimed))).toMatchObject(coded('record-damaged'))
  })

  it('of the older format, which anybody could edit, is refused with what to do', async () => {
    const path = join(folder, 'older')
    writeFileSync(path, zstdCompressSync(Buffer.from('{"understory":"backup","format":1}\n')))
    expect(await refusal(path)).toMatchObject(coded('backup-not-encrypted'))
    expect(await refusal(join(folder, 'no-such-file'))).toMatchObject({ problem: { code: 'not-found' } })
  })
})
