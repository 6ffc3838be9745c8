import { fail, ok, type Provenance, problem, type Result } from '@understory/model'

/** Published exactly. Rows of any other provenance are neither counted nor named until a release says how. */
export const publishedExactly: readonly Provenance[] = ['open', 'invented']

export interface SourceClass {
  readonly name: string
  readonly provenance: string
}

const isOpen = (source: SourceClass) => (publishedExactly as readonly string[]).includes(source.provenance)

/**
 * May this question be answered in public? Sources that are not open are left out of every count; asking for one by
 * name, or in a city that has no other, is refused. The refusal names open sources only.
 */
export function mayPublish(sources: readonly SourceClass[], asked: readonly string[]): Result<null> {
  const open = sources.filter(isOpen)
  const refused = asked.find(name => sources.some(s => s.name === name && !isOpen(s)))
  if (refused === undefined && (open.length > 0 || sources.length === 0)) return ok(null)
  return fail(
    problem(
      'not-allowed',
      'This is not open data: it is published only as releases after disclosure control.',
      {
        where: refused === undefined ? 'city' : 'where.source',
        expected: open.map(s => s.name).join(', ') || 'a city with open data',
      },
    ),
  )
}

/** Problem `bad-parameter` for a source that is not there; the sources it lists are the open ones. */
export function checkSourceNames(sources: readonly SourceClass[], asked: readonly string[]): Result<null> {
  const unknown = asked.find(name => !sources.some(s => s.name === name))
  if (unknown === undefined) return ok(null)
  return fail(
    problem('bad-parameter', `“${unknown.slice(0, 80)}” is not a source.`, {
      where: 'where.source',
      expected:
        sources
          .filter(isOpen)
          .map(s => s.name)
          .join(', ') || '(this city has no source yet)',
    }),
  )
}
