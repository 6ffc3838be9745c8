import { resolve } from 'node:path'
import { fail, ok, type Problem, problem } from '@understory/model'
import * as z from 'zod'
import {
  type BackupKeyInfo,
  backupKeyInfo,
  currentIdentity,
  identitiesIn,
  pathOf,
  readLines,
  writeLines,
} from '../backup-keys.ts'
import { defineCommand } from '../command.ts'
import { replaceSecretKey } from '../keys.ts'

const actions = ['show', 'secret', 'rotate', 'import', 'add-recipient', 'remove-recipient', 'trust'] as const
const shape = z.object({
  action: z.enum(actions, { error: `what to do is one of: ${actions.join(', ')}` }).default('show'),
  value: z.string().min(1).optional(),
  distrust: z.boolean().default(false),
})
type Args = z.infer<typeof shape>
interface Done extends BackupKeyInfo {
  /** With `secret` alone. */
  readonly identity?: string
  readonly said?: string
}

export const backupKey = defineCommand<Args, Done>({
  name: 'backup-key',
  summary: 'shows the keys of backups, replaces them, or adds one that is kept elsewhere',
  examples: [
    'understory backup-key',
    'understory backup-key secret',
    'understory backup-key rotate',
    'understory backup-key add-recipient age1…',
  ],
  runs: 'alone',
  declare: commander =>
    void commander
      .argument('[action]', `${actions.join(', ')} (default show)`)
      .argument('[value]', 'the file to import, the recipient (age1…), or the signing key to trust')
      .option('--distrust', 'with rotate: the old signing key was stolen, restore nothing it signed'),
  read: ([action, value], options) => ({ ...options, action, value }),
  shape,
  run: async ({ data }, args) => {
    await backupKeyInfo(data)
    const refused = await act(data, args)
    if (refused) return fail(refused)
    const info = await backupKeyInfo(data)
    return ok(args.action === 'secret' ? { ...info, identity: currentIdentity(data) } : info)
  },
  render: (info, output, { action }) => {
    if (info.identity) {
      output.line('Keep these two lines away from this machine. Whoever has the first can read every backup.')
      output.line(info.identity)
      return output.line(info.signer)
    }
    if (action === 'rotate')
      output.line('From now on backups use new keys. Keep a copy of them too: understory backup-key secret')
    output.table(
      [
        ['encrypts to', info.recipient],
        ...info.otherRecipients.map(recipient => ['and to', recipient]),
        ['signs as', info.signer],
        ...info.trustedSigners.map(signer => ['also restores from', signer]),
        ['older keys kept', String(info.olderKeys)],
        ['file', info.file],
      ],
      { header: false },
    )
  },
})

async function act(data: string, { action, value, distrust }: Args): Promise<Problem | null> {
  const { checkRecipient, isSigner } = await import('@understory/record')
  const recipients = readLines(pathOf(data, 'recipients'))
  if (action === 'show' || action === 'secret') return null
  if (action === 'rotate') {
    await rotate(data, distrust)
    return null
  }
  if (!value) return missing(action)
  if (action === 'import') {
    const known = identitiesIn(pathOf(data, 'identities'))
    const added = identitiesIn(resolve(value)).filter(identity => !known.includes(identity))
    if (added.length === 0) return problem('bad-parameter', `${value} holds no key that is not here already.`)
    writeLines(data, 'identities', [...known, ...added])
  } else if (action === 'add-recipient') {
    await checkRecipient(value)
    if (!recipients.includes(value)) writeLines(data, 'recipients', [...recipients, value])
  } else if (action === 'remove-recipient') {
    if (!recipients.includes(value))
      return problem('not-found', 'Backups are not encrypted to this recipient.')
    writeLines(
      data,
      'recipients',
      recipients.filter(recipient => recipient !== value),
    )
  } else {
    if (!isSigner(value))
      return problem('bad-parameter', `${JSON.stringify(value)} is not a signing key.`, {
        expected: 'understory-signer-… as understory backup-key shows it',
      })
    const trusted = readLines(pathOf(data, 'trusted'))
    if (!trusted.includes(value)) writeLines(data, 'trusted', [...trusted, value])
  }
  return null
}

const missing = (action: string): Problem =>
  problem('bad-parameter', `${action} needs one more word.`, {
    expected: action === 'import' ? 'a file with age identities' : `understory backup-key ${action} KEY`,
  })

/** Old identities stay, to open old backups; the old signing key stays trusted unless it was stolen. */
async function rotate(data: string, distrust: boolean): Promise<void> {
  const { makeIdentity } = await import('@understory/record')
  const { signer } = await backupKeyInfo(data)
  const trusted = readLines(pathOf(data, 'trusted')).filter(one => one !== signer)
  writeLines(data, 'trusted', distrust ? trusted : [...trusted, signer])
  writeLines(data, 'identities', [await makeIdentity(), ...identitiesIn(pathOf(data, 'identities'))])
  replaceSecretKey(data, 'backup-signing')
}
