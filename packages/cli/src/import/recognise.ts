import { basename } from 'node:path'
import { fail, ok, placeKinds, problem, type Result } from '@understory/model'
import { firstBytes } from './file-bytes.ts'

export type FileKind = 'boundary' | 'population' | 'incidents'

const boundaryPattern = /^([a-z]+):([a-z0-9-]+)$/

/** `neighborhood:2020` in its two parts. */
export function parseBoundary(
  text: string,
  where: string,
): Result<{ kind: (typeof placeKinds)[number]; version: string }> {
  const [, kind, version] = boundaryPattern.exec(text) ?? []
  const known = placeKinds.find(k => k === kind)
  if (known && version) return ok({ kind: known, version })
  const expected = `KIND:VERSION with a kind of ${placeKinds.join(', ')}, e.g. neighborhood:2020`
  return fail(problem('bad-parameter', `"${text}" names no boundaries.`, { where, expected }))
}

/** What a file holds: as said, or incidents; areas without a word about what they are are asked about. */
export async function recognise(args: {
  readonly file: string
  readonly boundary?: string | undefined
  readonly population?: string | undefined
}): Promise<Result<FileKind>> {
  if (args.boundary !== undefined) return ok('boundary')
  if (args.population !== undefined) return ok('population')
  const start = await firstBytes(args.file, 65_536)
  if (!start.ok) return start
  const text = new TextDecoder().decode(start.value)
  if (!/"type"\s*:\s*"(Multi)?Polygon"/.test(text)) return ok('incidents')
  return fail(
    problem('unknown-layout', 'The file holds areas: it must be said which boundaries they are.', {
      where: args.file,
      expected: `--boundary ${suggestion(basename(args.file))}`,
    }),
  )
}

/** A likely `kind:version` from the name of a file. */
export function suggestion(name: string): string {
  const lower = name.toLowerCase()
  const kind = /district|precinct/.test(lower)
    ? 'district'
    : /csa|statistical/.test(lower)
      ? 'csa'
      : /city|limit/.test(lower)
        ? 'city'
        : 'neighborhood'
  const year = /(?:19|20)\d\d/.exec(lower)?.[0] ?? 'YEAR'
  return `${kind}:${/before/.test(lower) ? `before-${year}` : year}`
}
