import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fail, isReleaseFileName, ok, problem, type Result } from '@understory/model'
import * as z from 'zod'
import { defineCommand } from '../command.ts'

const shape = z.object({ place: z.string().min(1, 'no place: understory release FOLDER') })

interface Checked {
  readonly place: string
  /** SHA-256 of the manifest: what stands on the page of the release and in the public log. */
  readonly contentHash: string
  readonly title: string
  readonly number: number
  readonly files: readonly { readonly name: string; readonly fault: string | null }[]
}

const manifestShape = z.looseObject({
  understory: z.literal('release'),
  format: z.literal(1),
  title: z.string(),
  number: z.int(),
  files: z.array(
    z.object({
      name: z.string().refine(isReleaseFileName),
      mediaType: z.string(),
      bytes: z.int(),
      sha256: z.string(),
    }),
  ),
})

export const releaseCommand = defineCommand<z.infer<typeof shape>, Checked>({
  name: 'release',
  summary: 'checks the files of a release against its manifest, in a folder or at its address',
  examples: [
    'understory release ./downloaded',
    'understory release https://safety.example.gov/releases/0199a0de-1111-7222-8333-444455556666',
  ],
  runs: 'alone',
  declare: commander =>
    void commander.argument('<place>', 'a folder with manifest.json, or the address of a release'),
  read: ([place = ''], options) => ({ ...options, place }),
  shape,
  run: (_house, { place }) => check(place),
  verdict: ({ files }) =>
    files.some(file => file.fault !== null)
      ? problem('record-damaged', 'The files are not those of the manifest.')
      : null,
  render: ({ title, number, contentHash, files }, output) => {
    output.line(`${title}, release ${number}: ${files.length} files against the manifest.`)
    output.table([['file', ''], ...files.map(({ name, fault }) => [name, fault ?? 'as it says'])])
    output.line(`Content hash: ${contentHash}`)
    output.line('Compare it with the page of the release and with its entry in the public log.')
  },
})

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function check(place: string): Promise<Result<Checked>> {
  const read = readerOf(place)
  const manifest = await read('manifest.json')
  if (!manifest)
    return fail(
      problem('not-found', `There is no manifest.json at ${place}.`, {
        expected: 'a folder with the files of a release, or its address',
      }),
    )
  const said = manifestOf(manifest)
  if (!said)
    return fail(problem('unreadable-file', 'This is no manifest of a release.', { where: 'manifest.json' }))
  const files: { name: string; fault: string | null }[] = []
  for (const { name, bytes, sha256: expected } of said.files) {
    const content = await read(name)
    files.push({ name, fault: faultOf(content, bytes, expected) })
  }
  const { title, number } = said
  return ok({ place, contentHash: sha256(manifest), title, number, files })
}

function faultOf(content: Uint8Array | null, bytes: number, expected: string): string | null {
  if (!content) return 'is not there'
  if (content.length !== bytes) return `has ${content.length} bytes, not ${bytes}`
  return sha256(content) === expected ? null : 'has another hash'
}

function manifestOf(bytes: Uint8Array) {
  try {
    return manifestShape.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8'))).data ?? null
  } catch {
    return null
  }
}

/** Gives a file of the release, or null where it cannot be had. */
function readerOf(place: string): (name: string) => Promise<Uint8Array | null> {
  if (!/^https?:\/\//.test(place)) return name => readFile(join(resolve(place), name)).catch(() => null)
  const address = `${place.replace(/\/$/, '')}/files/`
  return async name => {
    const response = await fetch(address + name).catch(() => null)
    return response?.ok ? new Uint8Array(await response.arrayBuffer()) : null
  }
}
