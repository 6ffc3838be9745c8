import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import {
  type AuditFault,
  encodeEntries,
  entriesPath,
  formatCheckpoint,
  formatVerifierKey,
  leafHash,
  makeSigner,
  memoryTree,
  signNote,
  tileBytes,
  tilePath,
  tilesToWrite,
  treeHash,
} from '@understory/tlog'
import { afterAll, expect, test } from 'vitest'
import { openHouse } from '../house.ts'
import { logCommand } from './log.ts'

const folder = mkdtempSync(join(tmpdir(), 'understory-log-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const signer = makeSigner('milltown.example/log')

/** The files of a log with these entries, in a folder. */
function writeLog(name: string, texts: readonly string[]): string {
  const place = join(folder, name)
  const write = (path: string, bytes: Uint8Array | string) => {
    mkdirSync(dirname(join(place, path)), { recursive: true })
    writeFileSync(join(place, path), bytes)
  }
  const tree = memoryTree()
  const entries = texts.map(text => Buffer.from(text))
  for (const entry of entries) tree.append(leafHash(entry))
  for (const tile of tilesToWrite(0, texts.length)) {
    write(tilePath(tile), tileBytes(tile, tree.hashAt))
    write(entriesPath(tile), encodeEntries(entries))
  }
  const size = texts.length
  const text = formatCheckpoint({
    origin: signer.name,
    size,
    root: treeHash(size, tree.hashAt),
    extensions: [],
  })
  write('checkpoint', signNote(text, [signer]))
  return place
}

test('whoever kept a checkpoint sees that a log was rewound, or is another than it was, though its key signed it', async () => {
  const house = openHouse({ data: join(folder, 'data'), databaseUrl: null })
  const vkey = formatVerifierKey(signer)
  const first = writeLog('first', ['a', 'b', 'c'])
  const audit = async (address: string, earlier?: string) => {
    const done = await logCommand.run(house, { what: 'audit', address, vkey, earlier }, () => {})
    if (!done.ok) return done.problem.detail
    const { fault } = done.value as { fault: AuditFault | null }
    return fault?.reason ?? 'sound'
  }
  const kept = join(first, 'checkpoint')
  const grown = writeLog('grown', ['a', 'b', 'c', 'd'])
  const rewound = writeLog('rewound', ['a', 'b'])
  const forked = writeLog('forked', ['a', 'X', 'c', 'd'])
  expect(await audit(grown, kept)).toBe('sound')
  expect(await audit(rewound)).toBe('sound')
  expect(await audit(rewound, kept)).toContain('had 3 entries before and has 2 now')
  expect(await audit(forked)).toBe('sound')
  expect(await audit(forked, kept)).toContain('first 3')
  expect(await audit(grown, join(grown, 'tile/entries/000.p/4'))).toContain('is no checkpoint')
})
