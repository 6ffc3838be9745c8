import loadHighs, { type Highs, type Model } from 'highs'
import type { Equation } from './system.ts'

// The package describes its default export as CommonJS has it; imported as a module it is the loader itself.
const load = loadHighs as unknown as typeof loadHighs.default
let solver: Promise<Highs> | null = null
const loaded = (): Promise<Highs> => {
  solver ??= load()
  return solver
}

/** The answer of a program; null where the solver gave none in time. */
export interface Extreme {
  /** Infinite where nothing holds it: rational programs without an end have whole numbers without an end. */
  readonly value: number
  readonly solution: Float64Array | null
}

/** A linear program over the unknown parts of one component, kept open so that each question starts from the last answer. */
export interface Program {
  /** Least (-1) or greatest (1) sum of some parts, in real numbers; null where the solver stopped. */
  extreme(parts: readonly number[], way: 1 | -1): Extreme | null
  /** Whole numbers in which the sum of some parts is at most (-1) or at least (1) `bound`; `none` where there are none. */
  whole(parts: readonly number[], way: 1 | -1, bound: number): Float64Array | 'none' | null
  close(): void
}

const wholeSeconds = 10

/** Opens the program of a component: its parts by number, their bounds, the equations among them. */
export async function openProgram(
  parts: readonly number[],
  low: Float64Array,
  high: Float64Array,
  equations: readonly Equation[],
): Promise<Program> {
  const highs = await loaded()
  const column = new Map(parts.map((part, n) => [part, n]))
  const model = highs.createModel()
  model.options.set({ output_flag: false, presolve: 'off' })
  const infinity = highs.infinity
  model.addVars(
    parts.map(part => low[part] ?? 0),
    parts.map(part => (high[part] === Infinity ? infinity : (high[part] ?? 0))),
  )
  const rowOf = ({ plus, minus }: Equation) => ({
    indices: [...plus, ...minus].map(part => column.get(part) ?? 0),
    values: [...plus.map(() => 1), ...minus.map(() => -1)],
  })
  for (const equation of equations)
    model.addRow(equation.total, equation.atLeast ? infinity : equation.total, rowOf(equation))
  const run = (way: 1 | -1, wanted: readonly number[]) => {
    const cost = new Float64Array(parts.length)
    for (const part of wanted) cost[column.get(part) ?? 0] = -way
    model.changeColsCost({ kind: 'range', from: 0, to: parts.length - 1 }, cost)
    model.run()
    return model.getModelStatus()
  }
  const { modelStatus, variableType } = highs.constants
  const solutionOf = (one: Model) => Float64Array.from(one.getSolution().colValue)
  return {
    extreme(wanted, way) {
      const status = run(way, wanted)
      if (status === modelStatus.unbounded) return { value: way * Infinity, solution: null }
      if (status !== modelStatus.optimal) return null
      return { value: -way * model.getObjectiveValue(), solution: solutionOf(model) }
    },
    whole(wanted, way, bound) {
      const indices = wanted.map(part => column.get(part) ?? 0)
      const row = { indices, values: indices.map(() => 1) }
      const { numRows: numRow } = model.getDimensions()
      model.addRow(way === 1 ? bound : -infinity, way === 1 ? infinity : bound, row)
      const all = { kind: 'range', from: 0, to: parts.length - 1 } as const
      model.changeColsIntegrality(
        all,
        parts.map(() => variableType.integer),
      )
      model.options.set({ presolve: 'on', time_limit: wholeSeconds + model.getRunTime() })
      const status = run(way, [])
      const found =
        status === modelStatus.optimal ? solutionOf(model) : status === modelStatus.infeasible ? 'none' : null
      model.clearIntegrality()
      model.deleteRows({ kind: 'range', from: numRow, to: numRow })
      model.options.set({ presolve: 'off', time_limit: 1e9 })
      return found
    },
    close: () => model.dispose(),
  }
}
