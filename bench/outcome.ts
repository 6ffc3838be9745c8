/** One line of the table. */
export interface Outcome {
  readonly what: string
  readonly value: string
  readonly target: string
  /** Null where there is nothing to hold it against, e.g. a number printed for information. */
  readonly met: boolean | null
  /** The comparison made in the same run. */
  readonly ratio: string
  /** What holds it back, where it was not met. */
  readonly limit: string
}

/** A bench: a name for the command line, and how to run it. It says as it goes what it does. */
export interface Bench {
  readonly name: string
  readonly about: string
  run(say: (message: string) => void): Promise<Outcome[]>
}

/** An outcome that holds a number against a target; `least` is a floor, `most` a ceiling. */
export function outcome(line: {
  what: string
  value: number
  unit: string
  least?: number
  most?: number
  ratio?: string
  limit?: string
}): Outcome {
  const { what, value, unit, least, most } = line
  const met = (least === undefined || value >= least) && (most === undefined || value <= most)
  const target = [
    least === undefined ? '' : `≥ ${show(least, unit)}`,
    most === undefined ? '' : `≤ ${show(most, unit)}`,
  ]
  return {
    what,
    value: show(value, unit),
    target: target.filter(Boolean).join(', ') || '–',
    met: least === undefined && most === undefined ? null : met,
    ratio: line.ratio ?? '',
    limit: met ? '' : (line.limit ?? ''),
  }
}

export const show = (value: number, unit: string): string => {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  const text = value.toLocaleString('en-US', { maximumFractionDigits: digits })
  return unit === '' ? text : `${text} ${unit}`
}
