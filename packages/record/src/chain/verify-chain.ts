import { instantOf } from '../city/import-reports.ts'
import type { Row, Session } from '../engine/engine.ts'
import type { VerifyDifference } from '../types.ts'
import { type Chain, chainStart, linkHash } from './chain.ts'

const rowsPerPage = 5_000

/**
 * Walks a chain from its first link and says where it no longer holds: a row that was changed, taken out or put in, and an end that was
 * cut off. Whoever can edit the database can also write the whole chain and its head anew; the public log and backups show that.
 */
export async function verifyChain(
  session: Session,
  schema: string,
  city: string,
  chain: Chain,
): Promise<VerifyDifference[]> {
  const at = (what: string, expected: unknown, found: unknown): VerifyDifference => ({
    city,
    importNo: null,
    what,
    expected: String(expected),
    found: String(found),
  })
  const head = (
    await session.query(`select link, hash, earlier from ${schema}.chain_head where chain = $1`, [chain])
  ).rows[0]
  const unchained = await session.query(
    chain === 'event' ? `select count(*) as n from ${schema}.event where link is null` : 'select 0 as n',
  )
  const earlier = Number(unchained.rows[0]?.n ?? 0)
  if (!head) return []
  const found: VerifyDifference[] = []
  if (earlier !== Number(head.earlier))
    found.push(at(`${chain}: rows older than the chain`, head.earlier, earlier))
  let link = 0
  let hash = chainStart(chain, Number(head.earlier))
  for (;;) {
    const { rows } = await session.query(
      `select * from ${schema}.${chain} where link > $1 order by link limit ${rowsPerPage}`,
      [link],
    )
    for (const row of rows) {
      const next = Number(row.link)
      if (next !== link + 1) {
        found.push(at(`${chain}: rows taken out before number ${row.no}`, `link ${link + 1}`, `link ${next}`))
        return found
      }
      const computed = linkHash(chain, hash, asWritten(row))
      if (computed !== row.hash) {
        found.push(at(`${chain} number ${row.no} was changed, or put in`, computed, row.hash))
        return found
      }
      ;[link, hash] = [next, computed]
    }
    if (rows.length < rowsPerPage) break
  }
  if (link !== Number(head.link) || hash !== head.hash)
    found.push(at(`${chain}: the end was cut off or added to`, `link ${head.link}`, `link ${link}`))
  return found
}

/** A row as it was when its hash was taken. */
const asWritten = (row: Row): Row => ({ ...row, at: instantOf(String(row.at)) })
