import { type Attack, type AttackResult, attack, type Verdict } from '../attacker/audit.ts'
import { Contradiction } from '../attacker/propagate.ts'
import { type KnownCell, keyOfCodes } from '../attacker/system.ts'
import type { AuditSummary, DisclosedCell, EarlierRelease, Root, TableCounts, Unit } from '../types.ts'
import { type Earlier, earlierNumbers } from './earlier.ts'
import { hiding } from './hide-more.ts'
import { linesOf, type Node, nodesOf, noteLeast, protectedRange } from './nodes.ts'

export interface Suppressing {
  readonly population: string
  readonly unit: Unit
  /** Tables of one unit. */
  readonly tables: readonly TableCounts[]
  readonly roots: readonly Root[]
  readonly minimumCell: number
  readonly earlier: readonly EarlierRelease[]
  readonly mostParts?: number
}

export interface Suppressed {
  readonly nodes: ReadonlyMap<string, Node>
  readonly audit: AuditSummary
  readonly revised: number
  /** Earlier numbers that contradict today's and could not be told apart; they were left out. */
  readonly unsureLeftOut: boolean
}

const mostRounds = 60

/**
 * Hides small counts, then more until the attacker finds none of them: first where one line gives one away, then beside
 * each that the attacker still finds. What cannot be hidden because it is public already is reported as disclosed.
 */
export async function suppress(asked: Suppressing): Promise<Suppressed> {
  try {
    return await suppressWith(asked, true)
  } catch (error) {
    if (!(error instanceof Contradiction)) throw error
    return { ...(await suppressWith(asked, false)), unsureLeftOut: true }
  }
}

async function suppressWith(asked: Suppressing, withUnsure: boolean): Promise<Suppressed> {
  const { tables, roots, minimumCell } = asked
  const earlier = earlierNumbers(asked.earlier, asked.population, asked.unit, tables, roots, withUnsure)
  const nodes = nodesOf(tables, minimumCell, (key, count) => earlier.values.get(key) === count)
  const lines = linesOf(nodes, roots)
  noteLeast(lines)
  const hide = hiding(lines, minimumCell)
  hide.settle()
  let result = await attack(attackOn(asked, nodes, earlier))
  let programs = result.programs
  for (let round = 0; round < mostRounds; round++) {
    const found = result.verdicts.filter(verdict => !verdict.protected)
    const raised = await raiseLeast(asked, nodes, found)
    const more = found.flatMap(({ codes }) => {
      const node = nodes.get(keyOfCodes(codes))
      return node && !raised.has(node) && hide.besides(node) ? [node] : []
    })
    if (more.length + raised.size === 0) break
    hide.settle()
    result = await attack(attackOn(asked, nodes, earlier))
    programs += result.programs
  }
  return {
    nodes,
    audit: { ...summary(asked, nodes, earlier, result), programs },
    revised: earlier.revised,
    unsureLeftOut: false,
  }
}

/** Raises `least` of numbers whose lower end the shown zeros alone give away: hiding more would not help them. */
async function raiseLeast(
  asked: Suppressing,
  nodes: ReadonlyMap<string, Node>,
  found: readonly Verdict[],
): Promise<Set<Node>> {
  const raised = new Set<Node>()
  const narrowed = found.filter(
    ({ codes, low }) => low !== null && low > (nodes.get(keyOfCodes(codes))?.least ?? 0),
  )
  if (narrowed.length === 0) return raised
  const cells = [...nodes.values()].map(({ codes, count }) => ({
    codes,
    value: count === 0 ? 0 : null,
    floor: 1,
  }))
  const targets = narrowed.map(({ codes }) => ({
    codes,
    from: nodes.get(keyOfCodes(codes))?.least ?? 1,
    to: -Infinity,
  }))
  const none: Earlier = { cells: [], tables: [], values: new Map(), releases: [], revised: 0 }
  const { verdicts } = await attack({ ...attackOn(asked, nodes, none), cells, targets })
  for (const { codes, low } of verdicts) {
    const node = nodes.get(keyOfCodes(codes))
    if (!node || low === null || low <= node.least) continue
    node.least = low
    raised.add(node)
  }
  return raised
}

/** Everything published together: today's numbers as they would leave, and those of earlier releases. */
function attackOn(asked: Suppressing, nodes: ReadonlyMap<string, Node>, earlier: Earlier): Attack {
  const cells: KnownCell[] = [...earlier.cells]
  for (const { codes, count, state } of nodes.values())
    cells.push({ codes, value: state === 'shown' ? count : null, floor: 1 })
  const primary = [...nodes.values()].filter(node => node.state === 'primary' && !node.known)
  return {
    roots: asked.roots,
    tables: [
      ...asked.tables.map(({ table }) => [...table.by, ...Object.keys(table.where)]),
      ...earlier.tables,
    ],
    whole: new Set(asked.tables.flatMap(({ table }) => table.by)),
    cells,
    targets: primary.map(({ codes, least }) => ({ codes, ...protectedRange(asked.minimumCell, least) })),
    ...(asked.mostParts === undefined ? {} : { mostParts: asked.mostParts }),
  }
}

function summary(
  { tables }: Suppressing,
  nodes: ReadonlyMap<string, Node>,
  earlier: Earlier,
  result: AttackResult,
): AuditSummary {
  const tableOf = (codes: DisclosedCell['codes']) =>
    tables.find(({ table }) => {
      const levels = [...table.by, ...Object.keys(table.where)]
      return (
        Object.keys(codes).every(level => levels.includes(level)) &&
        Object.entries(table.where).every(([level, code]) => codes[level] === code)
      )
    })?.table.name ?? ''
  const small = [...nodes.values()].filter(node => node.state === 'primary')
  const known = small.filter(node => node.known)
  return {
    attacked: small.length,
    disclosed: [
      ...known.map(({ codes, count }) => ({
        table: tableOf(codes),
        codes,
        low: count,
        high: count,
        why: 'already-public' as const,
      })),
      ...result.verdicts.flatMap(({ codes, low, high, why }) =>
        why === null ? [] : [{ table: tableOf(codes), codes, low, high, why }],
      ),
    ],
    unknowns: result.unknowns,
    equations: result.equations,
    components: result.components,
    programs: result.programs,
    tables: tables.length + earlier.tables.length,
    earlier: earlier.releases,
    exact: result.exact,
  }
}
