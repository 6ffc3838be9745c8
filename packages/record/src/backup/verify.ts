import { verifyChain } from '../chain/verify-chain.ts'
import { underivedRows } from '../city/derived.ts'
import { saidGunColumns } from '../city/encode-gun.ts'
import { saidReportColumns } from '../city/encode-gun-report.ts'
import { saidColumns } from '../city/encode-incident.ts'
import { HashSum, hashBytes } from '../city/hash.ts'
import { importedTables, tableAbout } from '../city/row-kind.ts'
import type { Engine, Row, Session } from '../engine/engine.ts'
import { schemaOf } from '../engine/unit-of-work.ts'
import type { VerifyDifference, VerifyReport } from '../types.ts'
import { readEverything } from './backup.ts'
import { verifyReleases } from './verify-releases.ts'
import { verifyRights } from './verify-rights.ts'

const rowsPerChunk = 40_000

/** Counts and hashes all rows anew and says where they differ from what was written down when each import was finished. */
export async function verify(engine: Engine): Promise<VerifyReport> {
  const names = await engine.transaction(readEverything, async session => {
    const { rows } = await session.query('select name from understory.city order by name')
    return rows.map(row => String(row.name))
  })
  const differences: VerifyDifference[] = []
  let imports = 0
  let rows = 0
  let releaseFiles = 0
  for (const city of names) {
    const list = await inCity(engine, city, async session => {
      const found = await session.query(`select i.*, i.rows_hash::text as expected_hash,
          greatest((select max(line) from incident where import_no = i.no), (select max(line) from gun where import_no = i.no),
            (select max(line) from gun_report where import_no = i.no)) as last,
          s.definition ->> 'about' as about,
          (select count(*) from set_aside where import_no = i.no) as set_aside_rows,
          (select count(*) from event where action = 'rows-purged' and subject = 'import ' || i.no) as purge_events
        from import i join source s on s.no = i.source_no where state = 'complete' order by i.no`)
      return found.rows
    })
    for (const one of list) {
      imports++
      const counted = await countAndHash(engine, city, one)
      rows += counted.rows
      differences.push(...differencesOf(city, one, counted))
    }
    differences.push(...(await strayRows(engine, city)))
    for (const { table, rows: found } of await inCity(engine, city, underivedRows))
      if (found > 0)
        differences.push({
          city,
          importNo: null,
          what: `rows of ${table} shown by another rule than theirs`,
          expected: '0',
          found: String(found),
        })
    const releases = await inCity(engine, city, session => verifyReleases(session, city))
    releaseFiles += releases.files
    differences.push(...releases.differences)
  }
  differences.push(...(await brokenChains(engine, names)))
  differences.push(...(await engine.transaction(readEverything, verifyRights)))
  return { cities: names.length, imports, rows, releaseFiles, differences }
}

/** Where a list of events or of accesses was edited by hand. */
async function brokenChains(engine: Engine, cities: readonly string[]): Promise<VerifyDifference[]> {
  const found = await engine.transaction(readEverything, session =>
    verifyChain(session, 'understory', 'registry', 'event'),
  )
  for (const city of cities)
    for (const chain of ['event', 'access_entry'] as const)
      found.push(
        ...(await engine.transaction(readEverything, session =>
          verifyChain(session, schemaOf(city), city, chain),
        )),
      )
  return found
}

const saidIn = { incident: saidColumns, gun: saidGunColumns, gun_report: saidReportColumns }

const inCity = <T>(engine: Engine, city: string, work: (session: Session) => Promise<T>): Promise<T> =>
  engine.transaction(`${readEverything}; set local search_path = ${schemaOf(city)}`, work)

interface Counted {
  readonly rows: number
  readonly hash: string
}

async function countAndHash(engine: Engine, city: string, one: Row): Promise<Counted> {
  const sum = new HashSum()
  const last = Number(one.last ?? -1)
  const pieces = Math.max(1, Math.ceil(Number(one.rows) / rowsPerChunk))
  const step = Math.ceil((last + 1) / pieces) || 1
  const table = tableAbout(one.about)
  const columns = saidIn[table]
  let rows = 0
  for (let line = 0; line <= last; line += step) {
    const data = await inCity(engine, city, session =>
      session.copyOut(
        `select ${columns.join(', ')} from ${table}
         where import_no = ${one.no} and line >= ${line} and line < ${line + step}`,
        '(format binary)',
      ),
    )
    rows += addRows(data, sum)
  }
  return { rows, hash: sum.toString() }
}

/** Adds the hash of every row of binary COPY data; the number of rows. Header: 11 bytes signature, flags, extension length. */
function addRows(data: Uint8Array, sum: HashSum): number {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const hash = { high: 0, low: 0 }
  let rows = 0
  for (let at = 19 + view.getInt32(15); ; rows++) {
    const columns = view.getInt16(at)
    if (columns === -1) return rows
    const start = at + 2
    at = start
    for (let column = 0; column < columns; column++) at += 4 + Math.max(0, view.getInt32(at))
    hashBytes(view, start, at, hash)
    sum.add(hash)
  }
}

function differencesOf(city: string, one: Row, counted: Counted): VerifyDifference[] {
  const at = { city, importNo: Number(one.no) }
  const found: VerifyDifference[] = []
  const compare = (what: string, expected: unknown, is: unknown): void => {
    if (String(expected) !== String(is))
      found.push({ ...at, what, expected: String(expected), found: String(is) })
  }
  compare('stored rows', one.rows, counted.rows)
  compare('hash of the stored rows', one.expected_hash, counted.hash)
  const accounted = Number(one.kept) + Number(one.unchanged) + Number(one.revised) + Number(one.set_aside)
  compare('file rows accounted for', one.read, accounted)
  if (one.purged_on !== null) {
    compare('rows set aside after the purge', 0, one.set_aside_rows)
    compare('events of its purge', 1, one.purge_events)
  } else if (one.same_as_import_no === null) compare('rows set aside', one.set_aside, one.set_aside_rows)
  return found
}

async function strayRows(engine: Engine, city: string): Promise<VerifyDifference[]> {
  const found: VerifyDifference[] = []
  for (const table of importedTables) {
    const { rows } = await inCity(engine, city, session =>
      session.query(`select
        (select count(*) from ${table} f where not exists (select from import i where i.no = f.import_no)) as homeless,
        (select count(*) from ${table} f where superseded_by is not null
          and not exists (select from import i where i.no = f.superseded_by and i.state = 'complete')) as lost`),
    )
    for (const [what, number] of [
      ['rows of no import', rows[0]?.homeless],
      ['rows replaced by no complete import', rows[0]?.lost],
    ] as const)
      if (Number(number) > 0) found.push({ city, importNo: null, what, expected: '0', found: String(number) })
  }
  return found
}
