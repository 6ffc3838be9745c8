import type { Command } from '../command.ts'
import { backup } from './backup.ts'
import { backupKey } from './backup-key.ts'
import { doctor } from './doctor.ts'
import { feed } from './feed.ts'
import { importCommand } from './import.ts'
import { inspect } from './inspect.ts'
import { logCommand } from './log.ts'
import { measure } from './measure.ts'
import { migrate } from './migrate.ts'
import { purge } from './purge.ts'
import { releaseCommand } from './release.ts'
import { restore } from './restore.ts'
import { sample } from './sample.ts'
import { serve } from './serve.ts'
import { setAside } from './set-aside.ts'
import { snapshot } from './snapshot.ts'
import { sources } from './sources.ts'
import { token } from './token.ts'
import { verify } from './verify.ts'

/** Every command, in the order of --help. */
export const commands: readonly Command[] = [
  serve,
  sample,
  inspect,
  importCommand,
  setAside,
  sources,
  measure,
  snapshot,
  migrate,
  backup,
  backupKey,
  restore,
  verify,
  purge,
  doctor,
  token,
  feed,
  logCommand,
  releaseCommand,
]
