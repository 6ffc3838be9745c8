import type { Row, Session } from '../engine/engine.ts'
import { hashRight, type Right, readRights, rightKey, rights } from '../people/rights.ts'
import type { VerifyDifference } from '../types.ts'

/** What the events say of a row: its hash after the last of them. */
interface Known {
  readonly right: Right
  readonly key: string
  readonly hash: string
  readonly open: boolean
  readonly no: unknown
}

const at = (what: string, expected: string, found: string): VerifyDifference => ({
  city: 'registry',
  importNo: null,
  what,
  expected,
  found,
})

/**
 * Compares memberships, invitations and tokens with their events: one that was put in, widened, ended or opened again, or taken out by hand is
 * named. Whether the events themselves are as they were written is what their chain tells. Runs in a transaction of one moment.
 */
export async function verifyRights(session: Session): Promise<VerifyDifference[]> {
  const { known, found } = await replayEvents(session)
  for (const right of rights) {
    await session.script(`set local role ${right === 'token' ? 'record_writer' : 'identity_keeper'}`)
    for (const row of await readRights({ session }, right)) {
      const name = `${right} ${rightKey(right, row)}`
      const last = known.get(name)
      known.delete(name)
      if (!last) found.push(at(`${name} was put in: no event made it`, 'an event', described(row)))
      else if (last.hash !== hashRight(right, row))
        found.push(at(`${name} was changed after event number ${last.no}`, last.hash, described(row)))
    }
  }
  await session.script('set local role record_writer')
  for (const [name, { no }] of known)
    found.push(at(`${name} was taken out after event number ${no}`, 'the row', 'none'))
  return found
}

const described = (row: Row): string => {
  const ended = row.ended_at ?? row.revoked_at ?? row.withdrawn_at ?? row.ends_on
  return `${row.role}${row.city === null ? '' : ` of ${row.city}`}${ended === null ? '' : `, until ${ended}`}`
}

async function replayEvents(session: Session) {
  const { rows } =
    await session.query(`select no, action, detail ->> 'right' as right, detail ->> 'key' as key,
      detail ->> 'open' as open, before_hash, after_hash
    from understory.event where detail ? 'right' or action = 'record-restored' order by link`)
  const known = new Map<string, Known>()
  const found: VerifyDifference[] = []
  for (const row of rows) {
    if (row.action === 'record-restored') {
      // No backup holds tokens and open invitations: one from before must not be there.
      for (const [name, { right, open }] of known) if (right === 'token' || open) known.delete(name)
      continue
    }
    const right = rights.find(one => one === row.right)
    if (!right) continue
    const name = `${right} ${row.key}`
    const before = known.get(name)?.hash ?? null
    if (before !== (row.before_hash ?? null))
      found.push(
        at(`${name} was changed before event number ${row.no}`, String(before), String(row.before_hash)),
      )
    known.set(name, {
      right,
      key: String(row.key),
      hash: String(row.after_hash),
      open: row.open === 'true',
      no: row.no,
    })
  }
  return { known, found }
}
