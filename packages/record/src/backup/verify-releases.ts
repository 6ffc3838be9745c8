import type { Session } from '../engine/engine.ts'
import type { VerifyDifference } from '../types.ts'

interface Manifest {
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[]
}

/**
 * Hashes the bytes of every file of every release anew and compares them with what was written beside them, with the
 * manifest, and the manifest with the content hash of its release. Table constraints check the first at writing; this
 * finds what was changed by hand.
 */
export async function verifyReleases(
  session: Session,
  city: string,
): Promise<{ files: number; differences: VerifyDifference[] }> {
  const differences: VerifyDifference[] = []
  const differ = (what: string, expected: unknown, found: unknown): void => {
    if (String(expected) !== String(found))
      differences.push({ city, importNo: null, what, expected: String(expected), found: String(found) })
  }
  const releases = await session.query('select id::text as id, content_hash from release order by id')
  let files = 0
  for (const { id, content_hash } of releases.rows) {
    const { rows } = await session.query(
      `select name, bytes, sha256, octet_length(content) as length, encode(sha256(content), 'hex') as hash
       from release_file where release_id = $1::uuid order by name`,
      [id],
    )
    files += rows.length
    const hashes = new Map(rows.map(row => [String(row.name), String(row.hash)]))
    for (const { name, bytes, sha256, length, hash } of rows) {
      differ(`bytes of ${name} of release ${id}`, bytes, length)
      differ(`hash of ${name} of release ${id}`, sha256, hash)
    }
    differ(
      `hash of the manifest of release ${id}`,
      content_hash,
      hashes.get('manifest.json') ?? 'no manifest',
    )
    const listed = (await manifestOf(session, String(id)))?.files ?? []
    for (const { name, sha256 } of listed)
      differ(`${name} of release ${id} as its manifest has it`, sha256, hashes.get(name) ?? 'no such file')
    differ(`files of release ${id}`, listed.length + 1, rows.length)
  }
  return { files, differences }
}

async function manifestOf(session: Session, id: string): Promise<Manifest | null> {
  const { rows } = await session.query(
    `select content from release_file where release_id = $1::uuid and name = 'manifest.json'`,
    [id],
  )
  try {
    return JSON.parse(Buffer.from(rows[0]?.content as Uint8Array).toString('utf8')) as Manifest
  } catch {
    // Damaged text: its hash was found to differ above.
    return null
  }
}
