import { type PlanCadence, type PlanLine, type PlanMove, planCadences } from './plan-terms.ts'

/** A line of a pasted plan that could not be read. */
export interface PlanTextFault {
  readonly line: number
  readonly text: string
  readonly expected: string
}
export interface ReadPlanText {
  readonly lines: readonly PlanLine[]
  readonly moves: readonly PlanMove[]
  readonly faults: readonly PlanTextFault[]
}

const itemForm = 'number | title | título | owner | monthly | was 2.3'
const moveForm = '2.4 -> 4.1 | reason | motivo, or 2.4 -> dropped | reason | motivo'
const wordsForm = 'a line with > right after its item: > words | palabras'
const number = /^[1-9]\d{0,2}(\.[1-9]\d{0,2}){0,2}$/

/**
 * A plan out of pasted text, one item a line:
 *
 *     4 | Youth justice | Justicia juvenil | was 2
 *     4.1 | No child is alone in court | Nadie menor va solo al tribunal | was 2.3
 *     > Words about it | Palabras
 *     4.1.1 | Train 40 advocates | Formar a 40 acompañantes | Office of Youth | monthly
 *     2.4 -> 4.1 | The same people did both | Las mismas personas hacían ambas
 *     2.5 -> dropped | The money ended | Se acabó el dinero
 *
 * Owner, cadence and `was` may be left out, in this order. Lines that are empty or begin with # say nothing. A line that cannot be read is a
 * fault with its number; nothing is guessed.
 */
export function readPlanText(text: string): ReadPlanText {
  const lines: PlanLine[] = []
  const moves: PlanMove[] = []
  const faults: PlanTextFault[] = []
  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    const expected = readLine(line, lines, moves)
    if (expected) faults.push({ line: i + 1, text: line.slice(0, 80), expected })
  }
  return { lines, moves, faults }
}

/** Takes a line in; gives what would have been right where it cannot. */
function readLine(line: string, lines: PlanLine[], moves: PlanMove[]): string | null {
  if (line.startsWith('>')) {
    const [en = '', es = ''] = partsOf(line.slice(1))
    const last = lines.at(-1)
    if (!last || !en || !es) return wordsForm
    lines[lines.length - 1] = { ...last, words: { en, es } }
    return null
  }
  const [first = '', en = '', es = '', ...rest] = partsOf(line)
  const move = /^(\S+)\s*(?:->|→)\s*(\S+)$/.exec(first)
  if (move) {
    const [, was = '', into = ''] = move
    const dropped = into === 'dropped' || into === 'retirado'
    if (!number.test(was) || !(dropped || number.test(into)) || !en || !es) return moveForm
    moves.push({ was, into: dropped ? null : into, reason: { en, es } })
    return null
  }
  const more = readRest(rest)
  if (!number.test(first) || !en || !es || !more) return itemForm
  lines.push({ number: first, title: { en, es }, words: null, ...more })
  return null
}

const partsOf = (line: string): string[] => line.split('|').map(part => part.trim())

function readRest(parts: readonly string[]): Pick<PlanLine, 'owner' | 'cadence' | 'was'> | null {
  const left = parts.filter(part => part !== '')
  const was = /^(?:was|era)\s+(\S+)$/i.exec(left.at(-1) ?? '')?.[1] ?? null
  if (was !== null) left.pop()
  const cadence = cadenceOf(left.at(-1) ?? '')
  if (cadence !== null) left.pop()
  const [name, more] = left
  if (more !== undefined || (was !== null && !number.test(was))) return null
  return { owner: name === undefined ? null : { name, organisationId: null }, cadence, was }
}

const spanish: Readonly<Record<string, PlanCadence>> = {
  semanal: 'weekly',
  mensual: 'monthly',
  trimestral: 'quarterly',
}
function cadenceOf(word: string): PlanCadence | null {
  const small = word.toLowerCase()
  return planCadences.find(one => one === small) ?? spanish[small] ?? null
}

/** The text that reads back as these lines and moves. */
export function planTextOf({ lines, moves }: Pick<ReadPlanText, 'lines' | 'moves'>): string {
  const items = lines.flatMap(({ number: no, title, words, owner, cadence, was }) => [
    [no, title.en, title.es, owner?.name, cadence, was && `was ${was}`].filter(Boolean).join(' | '),
    ...(words ? [`> ${words.en} | ${words.es}`] : []),
  ])
  const moved = moves.map(
    ({ was, into, reason }) => `${was} -> ${into ?? 'dropped'} | ${reason.en} | ${reason.es}`,
  )
  return [...items, ...moved].join('\n')
}
