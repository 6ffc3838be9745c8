import type { Codes, DisclosedCell, Root } from '../types.ts'
import { type Component, componentsOf } from './components.ts'
import { framesFor } from './frames.ts'
import { openProgram, type Program } from './program.ts'
import { propagate, type Reduced } from './propagate.ts'
import { rootSpaces, type SeenCodes } from './root-space.ts'
import { type KnownCell, systemOf } from './system.ts'

/** A cell that is protected when the attacker cannot rule out that it is `from` or less, nor that it is `to` or more. */
export interface Target {
  readonly codes: Codes
  readonly from: number
  readonly to: number
}

/** Everything that is public together, and the cells that must stay unknown. */
export interface Attack {
  readonly roots: readonly Root[]
  /** Levels of each table, those of its subgroup too. */
  readonly tables: readonly (readonly string[])[]
  /** Levels of which some table shows every code, with totals. */
  readonly whole: ReadonlySet<string>
  readonly cells: readonly KnownCell[]
  readonly targets: readonly Target[]
  /** Parts of one frame, at most. */
  readonly mostParts?: number
}

export interface Verdict {
  readonly codes: Codes
  readonly protected: boolean
  /** Bounds of the attacker where they were needed; null where wide enough was seen without them. */
  readonly low: number | null
  readonly high: number | null
  readonly why: DisclosedCell['why'] | null
}

export interface AttackResult {
  readonly verdicts: readonly Verdict[]
  readonly exact: boolean
  readonly unknowns: number
  readonly equations: number
  readonly components: number
  /** Programs that were solved. */
  readonly programs: number
}

const usualMostParts = 400_000

/**
 * Attacks every target with everything that is public: the least and the greatest value that agree with all of it, in
 * whole numbers. A target is called protected only when whole numbers were found that agree with everything published and
 * give it `from` or less, and others that give it `to` or more; what could not be decided in time is not called protected.
 * Throws Contradiction where the cells cannot belong to one set of rows.
 */
export async function attack(asked: Attack): Promise<AttackResult> {
  const spaces = rootSpaces(asked.roots, seenIn(asked))
  const frames = framesFor(spaces, asked.tables, asked.mostParts ?? usualMostParts)
  const system = systemOf(spaces, frames, asked.cells)
  const reduced = propagate(system)
  const targets = asked.targets.map(target => ({ ...target, parts: system.partsOf(target.codes) }))
  const known = targets.map(({ parts }) => (parts ? parts : []))
  const components = componentsOf(reduced, known)
  const verdicts: Verdict[] = []
  let programs = 0
  for (const component of components) {
    const found = await attackComponent(component, reduced, targets)
    programs += found.programs
    verdicts.push(...found.verdicts)
  }
  for (const [n, { codes, parts }] of targets.entries())
    if (!components.some(c => c.targets.includes(n))) verdicts.push(settled(codes, parts, reduced))
  return {
    verdicts: frames.exact ? verdicts : verdicts.map(notShown),
    exact: frames.exact,
    unknowns: components.reduce((sum, c) => sum + c.parts.length, 0),
    equations: reduced.equations.length,
    components: components.length,
    programs,
  }
}

/** Joined by shared margins only, an attacker knows at least this much; so “protected” cannot be said. */
const notShown = (verdict: Verdict): Verdict =>
  verdict.protected ? { ...verdict, protected: false, why: 'not-shown-safe' } : verdict

function seenIn({ cells, tables, whole }: Attack): SeenCodes {
  const codes = new Map<string, Set<string>>()
  for (const level of tables.flat()) codes.set(level, codes.get(level) ?? new Set())
  for (const cell of cells)
    for (const [level, code] of Object.entries(cell.codes)) codes.get(level)?.add(code)
  return { codes, whole }
}

/** A target of which nothing is unknown any more. */
function settled(codes: Codes, parts: readonly number[] | null, { low }: Reduced): Verdict {
  if (!parts) return { codes, protected: false, low: null, high: null, why: 'not-shown-safe' }
  const value = parts.reduce((sum, part) => sum + (low[part] ?? 0), 0)
  return { codes, protected: false, low: value, high: value, why: 'narrowed' }
}

/** A target and the parts it is the sum of; null where no frame holds it. */
interface PlacedTarget extends Target {
  readonly parts: readonly number[] | null
}

/** What is known so far of how far one target can go. */
interface Reach {
  readonly target: Target
  /** Unknown parts, and what the known ones add. */
  readonly parts: readonly number[]
  readonly base: number
  low: number
  high: number
}

async function attackComponent(
  component: Component,
  reduced: Reduced,
  targets: readonly PlacedTarget[],
): Promise<{ verdicts: Verdict[]; programs: number }> {
  const reaches = component.targets.flatMap(n => {
    const target = targets[n]
    return target ? [reachOf(target, reduced)] : []
  })
  const program = await openProgram(component.parts, reduced.low, reduced.high, component.equations)
  const column = new Map(component.parts.map((part, n) => [part, n]))
  const witness = (solution: Float64Array) => {
    for (const reach of reaches) {
      const value =
        reach.base +
        reach.parts.reduce((sum, part) => sum + Math.round(solution[column.get(part) ?? 0] ?? 0), 0)
      reach.low = Math.min(reach.low, value)
      reach.high = Math.max(reach.high, value)
    }
  }
  let programs = 0
  const verdicts: Verdict[] = []
  try {
    for (const reach of reaches) {
      const { codes, from, to } = reach.target
      const ends = { low: null as number | null, high: null as number | null }
      let unsure = false
      for (const way of [1, -1] as const) {
        if (way === 1 ? reach.high >= to : reach.low <= from) continue
        programs++
        const bound = (way === 1 ? to : from) - reach.base
        const answer = ask(program, reach.parts, way, bound, witness)
        if (answer === 'unsure') unsure = true
        else if (answer !== 'reached') ends[way === 1 ? 'high' : 'low'] = answer + reach.base
        else if (way === 1) reach.high = Math.max(reach.high, to)
        else reach.low = Math.min(reach.low, from)
      }
      const narrow = ends.low !== null || ends.high !== null
      verdicts.push({
        codes,
        protected: !narrow && !unsure,
        ...ends,
        why: narrow ? 'narrowed' : unsure ? 'not-shown-safe' : null,
      })
    }
  } finally {
    program.close()
  }
  return { verdicts, programs }
}

/** Can the sum of these parts go as far as `bound`? The end it can reach where it cannot. */
function ask(
  program: Program,
  parts: readonly number[],
  way: 1 | -1,
  bound: number,
  witness: (solution: Float64Array) => void,
): 'reached' | 'unsure' | number {
  const extreme = program.extreme(parts, way)
  if (!extreme) return 'unsure'
  if (extreme.value === way * Infinity) return 'reached'
  const end = way === 1 ? Math.floor(extreme.value + 1e-6) : Math.ceil(extreme.value - 1e-6)
  if (way === 1 ? end < bound : end > bound) return end
  if (extreme.solution && isWhole(extreme.solution)) {
    witness(extreme.solution)
    return 'reached'
  }
  const whole = program.whole(parts, way, bound)
  if (whole === null) return 'unsure'
  if (whole === 'none') return bound - way
  witness(whole)
  return 'reached'
}

const isWhole = (solution: Float64Array): boolean =>
  solution.every(value => Math.abs(value - Math.round(value)) < 1e-6)

function reachOf(target: PlacedTarget, { low, high }: Reduced): Reach {
  const all = target.parts ?? []
  const open = all.filter(part => low[part] !== high[part])
  const base = all.reduce((sum, part) => (low[part] === high[part] ? sum + (low[part] ?? 0) : sum), 0)
  return { target, parts: open, base, low: Infinity, high: -Infinity }
}
