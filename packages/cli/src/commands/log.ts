import { fail, ok, problem, type Result } from '@understory/model'
import type { AuditOutcome, Checkpoint } from '@understory/tlog'
import * as z from 'zod'
import { defineCommand } from '../command.ts'

const shape = z.object({
  what: z.literal('audit', { error: 'the log can be asked for: audit' }),
  address: z.string().min(1, 'no address: understory log audit https://safety.example.gov/log'),
  vkey: z.string().optional(),
  earlier: z.string().optional(),
})
type Args = z.infer<typeof shape>

interface Audited extends Omit<AuditOutcome, 'checkpoint'> {
  readonly address: string
  readonly origin: string | null
  readonly size: number | null
  readonly root: string | null
}

export const logCommand = defineCommand<Args, Audited>({
  name: 'log',
  summary: 'audits a public log: reads every entry and tile and reports the first fault',
  examples: [
    'understory log audit https://safety.example.gov/log --vkey "safety.example.gov/log+1a2b3c4d+AZ…"',
    'understory log audit ./copy-of-a-log',
    'understory log audit https://safety.example.gov/log --earlier checkpoint-of-march',
  ],
  runs: 'alone',
  declare: commander =>
    void commander
      .argument('<what>', 'audit')
      .argument('<address>', 'an address or a folder with a log of c2sp.org/tlog-tiles')
      .option(
        '--vkey <key>',
        'the key that must have signed, as printed; without it signatures are not checked',
      )
      .option(
        '--earlier <file>',
        'a checkpoint that was kept before (/log/checkpoint): the log must still begin with what it was signed over',
      ),
  read: ([what, address], options) => ({ ...options, what, address }),
  shape,
  run: async (_house, args, progress) => {
    const { auditLog, parseVerifierKey } = await import('@understory/tlog')
    const key = args.vkey === undefined ? null : parseVerifierKey(args.vkey.trim())
    if (key && !key.ok)
      return fail(
        problem('bad-parameter', key.reason, {
          where: '--vkey',
          expected: 'name+id+key, as the log prints it',
        }),
      )
    const earlier = args.earlier === undefined ? null : await readCheckpoint(args.earlier)
    if (earlier && !earlier.ok) return earlier
    const read = readerOf(args.address)
    try {
      const outcome = await auditLog({
        read,
        verifiers: key ? [key.value] : [],
        earlier: earlier?.value,
        onEntries: (done, total) => progress({ step: 'audit', done, total, unit: 'entries' }),
      })
      return ok(auditedOf(args.address, outcome))
    } catch (error) {
      return unreachable(args.address, error)
    }
  },
  render: (done, output) => {
    if (done.fault) output.line(`FAULT at ${done.fault.path}: ${done.fault.reason}`)
    else output.line(`The log is sound: all of its ${done.entries} entries and its tiles were read.`)
    if (done.origin !== null) output.line(`${done.origin}, size ${done.size}, root ${done.root}`)
    output.line(
      done.signedBy.length > 0
        ? `Signed by ${done.signedBy.join(', ')}.`
        : 'No signature was checked: give the key with --vkey.',
    )
  },
  verdict: done =>
    done.fault &&
    problem('record-damaged', `${done.fault.path}: ${done.fault.reason}`, { where: done.address }),
})

const auditedOf = (address: string, { checkpoint, ...outcome }: AuditOutcome): Audited => ({
  address,
  ...outcome,
  origin: checkpoint?.origin ?? null,
  size: checkpoint?.size ?? null,
  root: checkpoint ? Buffer.from(checkpoint.root).toString('base64') : null,
})

/** A checkpoint in a file. Its signature is not asked for: whoever audits kept it. */
async function readCheckpoint(file: string): Promise<Result<Checkpoint>> {
  const { parseCheckpoint } = await import('@understory/tlog')
  const { readFile } = await import('node:fs/promises')
  const note = await readFile(file, 'utf8').catch(() => null)
  const parsed = note === null ? null : parseCheckpoint(note.slice(0, note.indexOf('\n\n') + 1))
  if (parsed?.ok) return ok(parsed.value)
  const why = parsed ? parsed.reason : 'it cannot be read'
  return fail(
    problem('bad-parameter', `${file} is no checkpoint: ${why}.`, {
      where: '--earlier',
      expected: 'a file as /log/checkpoint was answered',
    }),
  )
}

const mostBytes = 256 * 65_537 + 1

/** Files of a log by http or from a folder; null where there is none. */
function readerOf(address: string): (path: string) => Promise<Uint8Array | null> {
  if (!/^https?:\/\//.test(address))
    return async path => {
      const { readFile } = await import('node:fs/promises')
      return await readFile(`${address.replace(/^file:\/\//, '').replace(/\/$/, '')}/${path}`).catch(
        error => {
          if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
          throw error
        },
      )
    }
  const base = address.replace(/\/$/, '')
  return async path => {
    const response = await fetch(`${base}/${path}`, { signal: AbortSignal.timeout(30_000) })
    if (response.status === 404 || response.status === 410) return null
    if (!response.ok) throw new Error(`${base}/${path} answered ${response.status}`)
    const bytes = new Uint8Array(await response.arrayBuffer())
    if (bytes.length > mostBytes) throw new Error(`${base}/${path} is larger than any file of a log`)
    return bytes
  }
}

const unreachable = (address: string, error: unknown): Result<never> =>
  fail(
    problem('feed-unreachable', error instanceof Error ? error.message : String(error), {
      where: address,
      expected: 'the address of a log, where /checkpoint answers',
    }),
  )
