import { resolve } from 'node:path'
import { ok } from '@understory/model'
import * as z from 'zod'
import { backupKeysOf } from '../backup-keys.ts'
import { defineCommand } from '../command.ts'
import { count } from '../output.ts'

export const backup = defineCommand({
  name: 'backup',
  summary: 'writes the whole record into one encrypted and signed file, also while serving',
  examples: ['understory backup understory-2026-11-23.backup'],
  runs: 'house',
  declare: commander => void commander.argument('<file>', 'the file to write'),
  read: ([file]) => ({ file: resolve(file ?? '') }),
  shape: z.object({ file: z.string() }),
  run: async (house, { file }, progress) => {
    const record = await house.record()
    return ok(
      await record.backup(file, await backupKeysOf(house.data), bytes =>
        progress({ step: 'backup', done: bytes, total: null, unit: 'bytes' }),
      ),
    )
  },
  render: (info, output) => {
    output.line(`${info.file}: ${count(info.bytes)} bytes, ${count(info.rows)} rows of ${info.tables} tables`)
    output.line(`cities: ${info.cities.join(', ') || 'none'}`)
    output.line(`sha256: ${info.sha256}`)
    output.line(`signed by ${info.signedBy}; readable with ${info.recipients.length} key(s)`)
    output.line(
      'Only the backup key opens it. Keep a copy of the key away from this machine: understory backup-key',
    )
  },
})
