import { fail, ok, type Provenance, problem, type Result } from '@understory/model'

/** Published exactly. Rows of any other provenance are neither counted nor named until a release says how. */
export const publishedExactly: readonly Provenance[] = ['open', 'invented']

export interface SourceClass {
  readonly name: string
  readonly provenance: string
}

const isOpen = (source: SourceClass) => (publishedExactly as readonly string[]).includes(source.provenance)

/**
 * May this question be answered in public? Sources that are not open are left out of every count. One that is asked for by name is answered as a name
 * that is not there (`bad-parameter`), so that a guess is not confirmed; a city that has no open source is refused (`not-allowed`). Refusals name open
 * sources only.
 */
export function mayPublish(sources: readonly SourceClass[], asked: readonly string[]): Result<null> {
  const open = sources.filter(isOpen).map(source => source.name)
  if (open.length === 0 && sources.length > 0)
    return fail(
      problem(
        'not-allowed',
        'This is not open data: it is published only as releases after disclosure control.',
        { where: 'city', expected: 'a city with open data' },
      ),
    )
  const unknown = asked.find(name => !open.includes(name))
  if (unknown === undefined) return ok(null)
  return fail(
    problem('bad-parameter', `“${unknown.slice(0, 80)}” is not a source.`, {
      where: 'where.source',
      expected: open.join(', ') || '(this city has no source yet)',
    }),
  )
}
