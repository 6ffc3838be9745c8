import { keyOfCodes } from '../attacker/system.ts'
import { protectedRange } from '../suppression/nodes.ts'
import { type Suppressed, suppress } from '../suppression/suppress.ts'
import type {
  AuditSummary,
  BuiltRelease,
  DisclosureMethod,
  DisclosureReport,
  PublishedCell,
  PublishedTable,
  ReleaseInput,
  TableCounts,
  Unit,
} from '../types.ts'
import { cellKeyMethod, cellKeyTable, ownCodes, perturbedCells } from './by-cell-key.ts'
import { wholeTable } from './cells.ts'
import { reasonsAgainst } from './reasons.ts'
import { remainsOf } from './remains.ts'
import { timeRoot } from './time-root.ts'

const units: readonly Unit[] = ['incidents', 'victims', 'guns']

/**
 * The tables of a release as they may leave, and the report on what was done to them. Reads nothing and keeps nothing;
 * the same input gives the same release. A report with a disclosed cell is not approvable and says why. Throws
 * RangeError for a table of more than three dimensions or a smallest count that protects nothing.
 */
export async function buildRelease(input: ReleaseInput): Promise<BuiltRelease> {
  const { dataset, tables, minimumCell } = input
  checkInput(input)
  const method = methodOf(input)
  const suppressed = dataset.disclosure === 'suppressed' ? await suppressAll(input) : null
  const cellsOf = (table: TableCounts): PublishedCell[] => {
    if (method.kind === 'cell-key') return perturbedCells(table, method.threshold)
    const nodes = suppressed?.get(table.table.unit)?.nodes
    return wholeTable(table).map(({ codes, count }) => {
      const shown = (nodes?.get(keyOfCodes(codes))?.state ?? 'shown') === 'shown'
      return {
        codes: ownCodes(codes, table),
        value: shown ? count : null,
        status: shown ? 'published' : 'suppressed',
      }
    })
  }
  const built = tables.map(table => ({
    ...table.table,
    disclosure: dataset.disclosure,
    domains: table.domains,
    cells: cellsOf(table),
  }))
  const audit = suppressed ? together([...suppressed.values()].map(one => one.audit)) : null
  const reasons = audit ? reasonsAgainst(audit, protectedRange(minimumCell)) : []
  return {
    dataset: dataset.name,
    population: input.population,
    tables: built,
    disclosureReport: {
      dataset: dataset.name,
      disclosure: dataset.disclosure,
      method,
      tables: built.map((table, n) => countsOf(table, tables[n], suppressed)),
      perturbationTable: method.kind === 'cell-key' ? cellKeyTable() : [],
      audit,
      remains: [...remainsOf[dataset.disclosure], ...remainsHere(input, suppressed)],
      approvable: reasons.length === 0,
      reasons,
    },
  }
}

function checkInput({ dataset, tables, minimumCell }: ReleaseInput): void {
  const wide = tables.find(({ table }) => table.by.length > 3)
  if (wide)
    throw new RangeError(
      `the table ${wide.table.name} has ${wide.table.by.length} dimensions; at most three leave`,
    )
  if (dataset.disclosure !== 'open-exact' && !(Number.isInteger(minimumCell) && minimumCell >= 2))
    throw new RangeError(`a smallest count of ${minimumCell} protects nothing; it is a whole number from 2`)
}

function methodOf({ dataset, minimumCell }: ReleaseInput): DisclosureMethod {
  if (dataset.disclosure === 'open-exact') return { kind: 'open-exact' }
  if (dataset.disclosure === 'cell-key') return cellKeyMethod(minimumCell)
  return { kind: 'suppressed', minimumCell, zeros: 'shown', protectedRange: protectedRange(minimumCell) }
}

async function suppressAll(input: ReleaseInput): Promise<Map<Unit, Suppressed>> {
  const { population, minimumCell, earlier } = input
  const dated = input.roots.some(root => root.levels.includes('year') || root.levels.includes('month'))
  const mine = earlier.filter(one => one.population === population)
  const roots = dated ? input.roots : [...input.roots, timeRoot(input.tables, mine)]
  const all = new Map<Unit, Suppressed>()
  for (const unit of units) {
    const tables = input.tables.filter(({ table }) => table.unit === unit)
    if (tables.length > 0)
      all.set(unit, await suppress({ population, unit, tables, roots, minimumCell, earlier }))
  }
  return all
}

function countsOf(
  { name, by, cells }: PublishedTable,
  counts: TableCounts | undefined,
  suppressed: ReadonlyMap<Unit, Suppressed> | null,
): DisclosureReport['tables'][number] {
  const hidden = cells.filter(cell => cell.status === 'suppressed')
  const nodes = counts ? suppressed?.get(counts.table.unit)?.nodes : undefined
  const beside = hidden.filter(
    ({ codes }) => nodes?.get(keyOfCodes({ ...counts?.table.where, ...codes }))?.state === 'complementary',
  )
  const finest = new Map(
    cells.filter(c => Object.keys(c.codes).length === by.length).map(c => [keyOfCodes(c.codes), c]),
  )
  const all = counts?.cells.reduce((sum, cell) => sum + cell.count, 0) ?? 0
  const shown = counts?.cells.reduce((sum, { codes, count }) => {
    const cell = finest.get(keyOfCodes(ownCodes(codes, counts)))
    return cell?.status === 'published' ? sum + count : sum
  }, 0)
  return {
    name,
    cells: cells.length,
    zeros: cells.filter(cell => cell.value === 0).length,
    published: cells.length - hidden.length,
    primary: hidden.length - beside.length,
    complementary: beside.length,
    shownShare: all > 0 ? (shown ?? 0) / all : null,
  }
}

function together(audits: readonly AuditSummary[]): AuditSummary {
  const sum = (of: (audit: AuditSummary) => number) => audits.reduce((total, audit) => total + of(audit), 0)
  return {
    attacked: sum(a => a.attacked),
    disclosed: audits.flatMap(a => a.disclosed),
    unknowns: sum(a => a.unknowns),
    equations: sum(a => a.equations),
    components: sum(a => a.components),
    programs: sum(a => a.programs),
    tables: sum(a => a.tables),
    earlier: [...new Set(audits.flatMap(a => a.earlier))],
    exact: audits.every(a => a.exact),
  }
}

function remainsHere(
  { earlier, population }: ReleaseInput,
  suppressed: ReadonlyMap<Unit, Suppressed> | null,
): string[] {
  if (!suppressed) return []
  const revised = [...suppressed.values()].reduce((sum, one) => sum + one.revised, 0)
  const others = earlier.filter(one => one.population !== population).length
  const noisy = earlier.some(
    one => one.population === population && one.tables.some(t => t.disclosure === 'cell-key'),
  )
  return [
    ...(revised > 0
      ? [
          `${revised} numbers of earlier releases were revised since. Comparing the two shows by how much each changed.`,
        ]
      : []),
    ...([...suppressed.values()].some(one => one.unsureLeftOut)
      ? [
          'Some numbers of earlier releases contradict today’s and today’s tables cannot tell which; they were not put together.',
        ]
      : []),
    ...(others > 0 ? [`${others} releases over other rows were not put together with this one.`] : []),
    ...(noisy
      ? [
          'An earlier release gives some of these numbers with noise; that narrows hidden ones, by chance only.',
        ]
      : []),
  ]
}
