import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { RecordStore } from '@understory/record'
import type { Published } from '@understory/record/published'
import type { Logger, Witness } from '@understory/server'
import { keyFolder, secretKey } from '../keys.ts'

/** The name of a log that was given none: nobody outside can reach it under this. */
const unnamed = 'understory.localhost/log'

/**
 * The public log of a house. Its last signed checkpoint is kept beside the keys, outside the record, so that a restored backup
 * cannot make the log say something else than it said.
 */
export async function openPublicLog(
  data: string,
  record: RecordStore,
  published: Published,
  origin: string | undefined,
  witnesses: readonly Witness[],
  log: Logger,
) {
  const { createPublicLog } = await import('@understory/publish')
  return createPublicLog({
    published: published.log,
    save: checkpoint => record.saveCheckpoint(checkpoint),
    lastSigned: lastSignedIn(keyFolder(data)),
    seed: secretKey(data, 'log'),
    origin: origin || unnamed,
    now: () => new Date(),
    cosigned: {
      witnesses: witnesses.map(one => one.verifier),
      kept: noteIn(keyFolder(data), 'log-cosigned'),
    },
    onRefusal: reason => log.error({ reason }, 'the public log refuses to sign'),
  })
}

export const lastSignedIn = (folder: string) => noteIn(folder, 'log-last-signed')

/** A file that is whole and on disk before `write` returns. */
function noteIn(folder: string, name: string) {
  const path = join(folder, name)
  return {
    read: () => (existsSync(path) ? readFileSync(path, 'utf8') : null),
    write: (note: string) => {
      const file = openSync(`${path}.new`, 'w', 0o600)
      writeSync(file, note)
      fsyncSync(file)
      closeSync(file)
      renameSync(`${path}.new`, path)
      const directory = openSync(folder, 'r')
      fsyncSync(directory)
      closeSync(directory)
    },
  }
}
