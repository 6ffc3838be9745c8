import { randomBytes } from 'node:crypto'
import { fail, ok, problem, type Result } from '@understory/model'
import * as z from 'zod'
import { defineCommand } from '../command.ts'
import type { House } from '../house.ts'

const shape = z.object({
  label: z.string().min(1).max(100).optional(),
  city: z.string().nullable().default(null),
  role: z.enum(['feed', 'analyst']).default('feed'),
  days: z.coerce.number().int().min(1).max(3650).default(365),
  revoke: z.string().optional(),
})
type Args = z.infer<typeof shape>
interface TokenLine {
  readonly hash: string
  readonly label: string
  readonly role: string
  readonly city: string | null
  readonly expiresAt: string | null
  readonly revokedAt: string | null
}
type Done = { readonly token: string; readonly expiresAt: string } | { readonly tokens: readonly TokenLine[] }

export const token = defineCommand<Args, Done>({
  name: 'token',
  summary: 'makes a token for a feed or an analyst, lists tokens, or takes one back',
  examples: ['understory token --label "police export" --city baltimore', 'understory token --revoke 3f9a'],
  runs: 'house',
  declare: commander =>
    void commander
      .option('--label <text>', 'make one, for this purpose; without it they are listed')
      .option('--role <role>', 'feed or analyst (default feed)')
      .option('--days <n>', 'how long it is good (default 365)')
      .option('--revoke <hash>', 'take back the token whose hash begins so'),
  shape,
  run: async (house, args) => {
    if (args.revoke !== undefined) return revoke(house, args.revoke)
    const record = await house.record()
    if (args.label === undefined) return ok({ tokens: await record.tokens() })
    if (args.city !== null) {
      const city = await record.city(args.city)
      if (!city.ok) return city
    }
    const { hashToken } = await import('@understory/server')
    const made = `understory_${randomBytes(32).toString('base64url')}`
    const expiresAt = new Date(Date.now() + args.days * 86_400_000).toISOString()
    const { label, role, city } = args
    await record.saveToken({ hash: hashToken(made), role, city, label, expiresAt }, 'operator')
    return ok({ token: made, expiresAt })
  },
  render: (done, output) => {
    if ('token' in done) {
      output.line(done.token)
      return output.line(
        `Good until ${done.expiresAt}. It is shown this once; the record keeps only its hash.`,
      )
    }
    output.table([
      ['hash', 'label', 'role', 'city', 'good until', 'taken back'],
      ...done.tokens.map(t => [
        t.hash.slice(0, 12),
        t.label,
        t.role,
        t.city ?? 'all',
        t.expiresAt,
        t.revokedAt,
      ]),
    ])
  },
})

async function revoke(house: House, start: string): Promise<Result<Done>> {
  const record = await house.record()
  const found = (await record.tokens()).filter(t => t.hash.startsWith(start))
  const [only, second] = found
  if (!only || second)
    return fail(problem('not-found', `${found.length} tokens have a hash that begins with "${start}".`))
  await record.revokeToken(only.hash, 'operator')
  return ok({ tokens: await record.tokens() })
}
