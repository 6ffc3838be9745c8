import type { Problem, Progress, Result } from '@understory/model'
import { fail, problem } from '@understory/model'
import type { Command as Commander } from 'commander'
import type * as z from 'zod'
import type { House } from './house.ts'
import type { Output } from './output.ts'

export type ProgressSink = (p: Progress) => void

/** A command before its types are rubbed out. */
export interface CommandDefinition<A, R> {
  readonly name: string
  readonly summary: string
  /** Whole command lines, shown under --help. */
  readonly examples: readonly string[]
  /** Adds arguments and options of its own; the shared ones are added for it. */
  readonly declare?: (commander: Commander) => void
  /** What the person typed, as plain data that can travel to a running server; file paths made absolute. */
  readonly read?: (positional: readonly string[], options: Readonly<Record<string, unknown>>) => unknown
  readonly shape: z.ZodType<A>
  /** `house` works on the record, through the running server when there is one; `alone` never goes through it. */
  readonly runs: 'house' | 'alone'
  readonly run: (house: House, args: A, progress: ProgressSink) => Promise<Result<R>>
  readonly render: (value: R, output: Output, args: A) => void | Promise<void>
  /** A problem that only shows in the result, for the exit code (doctor, verify). */
  readonly verdict?: (value: R) => Problem | null
}

export interface Command {
  readonly name: string
  readonly summary: string
  readonly examples: readonly string[]
  readonly runs: 'house' | 'alone'
  readonly declare: (commander: Commander) => void
  readonly read: (positional: readonly string[], options: Readonly<Record<string, unknown>>) => unknown
  readonly run: (house: House, args: unknown, progress: ProgressSink) => Promise<Result<unknown>>
  readonly render: (value: unknown, output: Output, args: unknown) => void | Promise<void>
  readonly verdict: (value: unknown) => Problem | null
}

/** Checks the arguments, wherever they come from, before the command sees them. */
export function defineCommand<A, R>(definition: CommandDefinition<A, R>): Command {
  const { declare, read, verdict } = definition
  return {
    ...definition,
    declare: commander => declare?.(commander),
    read: (positional, options) => (read ? read(positional, options) : options),
    run: async (house, args, progress) => {
      const parsed = definition.shape.safeParse(args)
      if (parsed.success) return definition.run(house, parsed.data, progress)
      const issue = parsed.error.issues[0]
      const where = issue?.path.join('.') ?? ''
      return fail(
        problem('bad-parameter', issue?.message ?? 'Not valid', where ? { where: `--${where}` } : {}),
      )
    },
    render: (value, output, args) => definition.render(value as R, output, args as A),
    verdict: value => verdict?.(value as R) ?? null,
  }
}
