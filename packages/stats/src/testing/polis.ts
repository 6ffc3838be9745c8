import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { collectVotes, type VoteEvents, type VoteTable } from '../opinion/votes.ts'

const root = new URL('../../../../../shared/data/polis/', import.meta.url)

/** Folders with the exports of real conversations, and with the answers of Polis' own engine; empty where they are not there. */
export const exportFolders = foldersIn(root).filter(name => name !== 'math-fixtures')
export const engineFolders = foldersIn(new URL('math-fixtures/', root))
if (exportFolders.length === 0) console.log('skipped: the Polis conversations are not beside the checkout')

function foldersIn(url: URL): string[] {
  return existsSync(url) ? readdirSync(url).sort() : []
}

/** The text of a file or of its gzip; null where neither is there. */
function textOf(path: string): string | null {
  const [plain, zipped] = [new URL(path, root), new URL(`${path}.gz`, root)]
  if (existsSync(plain)) return readFileSync(plain, 'utf8')
  return existsSync(zipped) ? gunzipSync(readFileSync(zipped)).toString('utf8') : null
}

/** Rows of a CSV with quotes, by the names in the first line. */
export function rowsOf(folder: string, file: string): Record<string, string>[] | null {
  const text = textOf(`${folder}/${file}`)
  if (text === null) return null
  const rows: string[][] = [[]]
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'))
    if (end !== ',') rows.push([])
  }
  const [names = [], ...body] = rows
  return body
    .filter(row => row.length === names.length)
    .map(row => Object.fromEntries(names.map((name, i) => [name, row[i] ?? ''])))
}

/** Voters and statements numbered from 0 in the order of their ids. */
export function numbered(ids: Iterable<number>): { ids: number[]; place: Map<number, number> } {
  const sorted = Array.from(new Set(ids)).sort((a, b) => a - b)
  return { ids: sorted, place: new Map(sorted.map((id, i) => [id, i])) }
}

export function tableOf(
  events: readonly { voter: number; statement: number; vote: number }[],
  voters: ReadonlyMap<number, number>,
  statements: ReadonlyMap<number, number>,
): VoteTable {
  const columns: VoteEvents = {
    voters: events.map(({ voter }) => voters.get(voter) ?? -1),
    statements: events.map(({ statement }) => statements.get(statement) ?? -1),
    votes: events.map(({ vote }) => vote),
  }
  return collectVotes({ voters: voters.size, statements: statements.size }, columns)
}

/** What Polis' engine answered, as far as it is looked at here. */
export interface EngineAnswer {
  readonly tids: number[]
  readonly 'mod-out': number[]
  readonly 'meta-tids': number[]
  readonly 'in-conv': number[]
  readonly 'user-vote-counts': Record<string, number>
  readonly pca: {
    center: number[]
    comps: [number[], number[]]
    'comment-projection': [number[], number[]]
    'comment-extremity': number[]
  }
  readonly 'base-clusters': { id: number[]; members: number[][]; x: number[]; y: number[]; count: number[] }
  readonly 'group-clusters': { id: number; members: number[]; center: number[] }[]
  readonly 'group-votes': Record<
    string,
    { 'n-members': number; votes: Record<string, { A: number; D: number; S: number }> }
  >
  readonly 'votes-base': Record<string, { A: number[]; D: number[]; S: number[] }>
  readonly 'group-aware-consensus': Record<string, number>
  readonly 'comment-priorities': Record<string, number>
  readonly consensus: Record<'agree' | 'disagree', Record<string, number>[]>
  readonly repness: Record<string, Record<string, number | string | boolean>[]>
}

/** The votes of a folder with the engine's answer; the two folders name their columns differently. */
export function engineCase(folder: string): {
  answer: EngineAnswer
  events: { voter: number; statement: number; vote: number; modified: number }[]
} {
  const answer = JSON.parse(textOf(`math-fixtures/${folder}/math-pca2.json`) ?? 'null')
  const votes = JSON.parse(textOf(`math-fixtures/${folder}/votes.json`) ?? '[]')
  const events = votes.map((row: Record<string, number | string>) => ({
    voter: Number(row.pid ?? row.participant_id),
    statement: Number(row.tid ?? row.statement_id),
    vote: Number(row.vote),
    modified: Number.isNaN(Number(row.modified)) ? Date.parse(String(row.modified)) : Number(row.modified),
  }))
  return { answer, events }
}
