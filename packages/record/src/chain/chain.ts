import { createHash } from 'node:crypto'
import type { UnitOfWork } from '../engine/unit-of-work.ts'
import { canonical } from '../log/append.ts'

/** The lists that are chained, by the table in which they lie: a city's, or the registry's. */
export const chains = {
  event: ['at', 'actor', 'action', 'subject', 'why', 'detail', 'before_hash', 'after_hash'],
  access_entry: ['at', 'person', 'role', 'organisation', 'purpose', 'subject', 'fields', 'rows', 'agreement'],
} as const
export type Chain = keyof typeof chains

/** What a list begins with, so that rows from before its chain count too. */
export const chainStart = (chain: Chain, earlier: number): string =>
  createHash('sha256').update(`understory ${chain} after ${earlier}`).digest('hex')

/** SHA-256, hex, over the row as canonical JSON and the hash before it. Columns are those of `chains`; times are ISO instants. */
export function linkHash(chain: Chain, previous: string, row: Readonly<Record<string, unknown>>): string {
  const fields = Object.fromEntries(chains[chain].map(name => [name, row[name] ?? null]))
  return createHash('sha256').update(previous).update('\n').update(canonical(fields)).digest('hex')
}

/** The next place in a chain; whoever asks holds the head until the transaction ends. */
export async function nextLink(
  { session }: UnitOfWork,
  chain: Chain,
  schema: '' | 'understory.',
  row: Readonly<Record<string, unknown>>,
): Promise<{ link: number; hash: string }> {
  const head = await session.query(`select link, hash from ${schema}chain_head where chain = $1 for update`, [
    chain,
  ])
  const last = head.rows[0] ?? (await beginChain(session, chain, schema))
  const link = Number(last.link) + 1
  const hash = linkHash(chain, String(last.hash), row)
  await session.query(`update ${schema}chain_head set link = $1, hash = $2 where chain = $3`, [
    link,
    hash,
    chain,
  ])
  return { link, hash }
}

/** The first link stands after whatever was there before; two that begin at once end with one head. */
async function beginChain(session: UnitOfWork['session'], chain: Chain, schema: string) {
  const { rows } = await session.query(`select count(*) as n from ${schema}${chain}`)
  const earlier = Number(rows[0]?.n ?? 0)
  await session.query(
    `insert into ${schema}chain_head (chain, link, hash, earlier) values ($1, 0, $2, $3) on conflict (chain) do nothing`,
    [chain, chainStart(chain, earlier), earlier],
  )
  const head = await session.query(`select link, hash from ${schema}chain_head where chain = $1 for update`, [
    chain,
  ])
  const first = head.rows[0]
  if (!first) throw new Error(`the chain ${schema}${chain} has no head`)
  return first
}
