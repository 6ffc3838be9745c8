import { type Problem, type ProblemCode, problem } from './problem.ts'

/** A code, and the words for whoever asked: they name no table, value, path or address. */
type Meaning = readonly [code: ProblemCode, detail: string, expected: string]

const sendAgain = 'the same request once more, after the time that Retry-After names'
const storageMended = 'the same request once more, after the operator has mended the storage'

const duplicate: Meaning = [
  'already-saved',
  'The same thing is saved already: it was sent twice, or somebody else sent it at the same moment.',
  'the page loaded anew, to see what is saved',
]
const conflict: Meaning = ['write-conflict', 'Two changes met, and this one was taken back.', sendAgain]
const tooLong: Meaning = ['deadline-exceeded', 'The question was stopped at its time limit.', sendAgain]
const lost: Meaning = ['record-unavailable', 'The database cannot be reached at this moment.', sendAgain]
const diskFull: Meaning = ['disk-full', 'The disk is full; nothing of this was saved.', storageMended]
const memory: Meaning = ['out-of-memory', 'There is not enough memory for this at this moment.', sendAgain]
const readOnly: Meaning = [
  'storage-read-only',
  'The storage takes no writes; nothing of this was saved.',
  storageMended,
]
const diskFails: Meaning = ['record-unavailable', 'The disk of the record fails.', storageMended]
const damaged: Meaning = [
  'record-damaged',
  'A part of the record is damaged.',
  'a look by the operator: understory verify',
]
const openFiles: Meaning = ['too-busy', 'Too many files are open at this moment.', sendAgain]
const tooManyConnections: Meaning = [
  'record-unavailable',
  'The database takes no more connections at this moment.',
  sendAgain,
]
const held: Meaning = ['record-locked', 'Another process has this file open.', 'one process at a time']

/** By SQLSTATE (PostgreSQL and PGlite), and by the codes of Node and of the system. */
const meanings: Readonly<Record<string, Meaning>> = {
  '23505': duplicate,
  '40001': conflict,
  '40P01': conflict,
  '55P03': conflict,
  '57014': tooLong,
  '25P03': lost,
  '53300': tooManyConnections,
  '53100': diskFull,
  '53200': memory,
  '25006': readOnly,
  '58030': diskFails,
  '58P01': diskFails,
  XX001: damaged,
  XX002: damaged,
  ENOSPC: diskFull,
  EDQUOT: diskFull,
  EROFS: readOnly,
  EIO: diskFails,
  EMFILE: openFiles,
  ENFILE: openFiles,
  ENOMEM: memory,
  ERR_WORKER_OUT_OF_MEMORY: memory,
}

/** By what DuckDB and WebAssembly say: their errors have no code. */
const messages: readonly (readonly [RegExp, Meaning])[] = [
  [/^Out of Memory Error|Array buffer allocation failed|WebAssembly\.Memory|Aborted\(OOM\)/, memory],
  [/^(IO|TransactionContext) Error: .*(No space left on device|disk full|quota exceeded)/is, diskFull],
  [/^IO Error: .*(Read-only file system|Permission denied)/is, readOnly],
  [/^IO Error: .*Conflicting lock/is, held],
  [/^IO Error: .*Input\/output error/is, diskFails],
]

/** What the failure of a database, a disk or memory means for whoever asked, by the first cause that says so; null for a bug. */
export function systemProblem(error: unknown): Problem | null {
  let cause = error
  for (let depth = 0; depth < 5 && cause instanceof Error; depth++) {
    const meaning = meaningOf(cause)
    if (meaning) return problem(meaning[0], meaning[1], { expected: meaning[2] })
    cause = cause.cause
  }
  return null
}

function meaningOf(error: Error): Meaning | undefined {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (Object.hasOwn(meanings, code)) return meanings[code]
  // Of a file; the same codes come from ports and processes.
  if (/^(EACCES|EPERM)$/.test(code) && 'path' in error) return readOnly
  if (/^(08[0-9A-Z]{3}|57P\d\d)$/.test(code)) return lost
  return messages.find(([pattern]) => pattern.test(error.message))?.[1]
}
