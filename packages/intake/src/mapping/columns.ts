import { ProblemError, problem } from '@understory/model'

/** Finds columns by name; a mapping that names a column the file does not have is a mistake said at once. */
export interface Columns {
  readonly names: readonly string[]
  at(name: string): number
}

export function columnsOf(names: readonly string[], sourceName: string): Columns {
  const places = new Map(names.map((name, index) => [name, index]))
  return {
    names,
    at(name) {
      const index = places.get(name.trim()) ?? places.get(name)
      if (index !== undefined) return index
      throw new ProblemError(
        problem(
          'bad-mapping',
          `Source ${sourceName} names the column ${JSON.stringify(name)}, which the file does not have.`,
          {
            where: sourceName,
            expected: `one of ${names
              .slice(0, 40)
              .map(n => JSON.stringify(n))
              .join(', ')}`,
          },
        ),
      )
    },
  }
}
