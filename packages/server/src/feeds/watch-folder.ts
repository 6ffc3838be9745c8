import { lstat, mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import {
  type ImportReport,
  type ProblemCode,
  type Progress,
  type Result,
  retryAfter,
} from '@understory/model'
import { watch } from 'chokidar'
import { problemBody, problemOf } from '../problem-response.ts'
import type { ImportPath } from '../types.ts'

export interface WatchFolderOptions {
  readonly dir: string
  readonly city: string
  readonly importPath: ImportPath
  readonly onFile?: ((name: string, outcome: Result<ImportReport>) => void) | undefined
  readonly onFault?: ((error: unknown) => void) | undefined
  readonly progress?: ((name: string, p: Progress) => void) | undefined
  /** A file is whole when its size has not changed for this long. Default 250 (longer for large files). */
  readonly still_ms?: number | undefined
}

const look_ms = 60
const unfinished = /(^[.~])|(~$)|\.(part|partial|tmp|temp|crdownload|download|filepart|swp|uploading)$/i

/**
 * Imports every file that appears in a folder: then it moves to `done/`, or to `rejected/` with its problem beside
 * it as JSON. A subfolder named after a source says which source its files are of. Files that lay there before the
 * start are taken up too, so nothing is missed while the server is down; a file cut short by a kill is still there.
 */
export async function watchFolder(options: WatchFolderOptions): Promise<{ close(): Promise<void> }> {
  const { dir } = options
  for (const sub of ['done', 'rejected']) await mkdir(join(dir, sub), { recursive: true })
  const waiting = new Set<string>()
  let queue: Promise<void> = Promise.resolve()
  let closed = false

  const take = (path: string) => {
    if (closed || waiting.has(path) || unfinished.test(basename(path))) return
    waiting.add(path)
    const whole = untilStill(path, options.still_ms ?? 250, () => closed)
    queue = queue.then(async () => {
      try {
        if (await whole) await importOne(options, path)
      } catch (error) {
        options.onFault?.(error)
      } finally {
        waiting.delete(path)
      }
    })
  }

  const ignored = (path: string) => {
    const [first] = relative(dir, path).split(sep)
    return first === 'done' || first === 'rejected'
  }
  const watcher = watch(dir, {
    ignored,
    depth: 1,
    alwaysStat: false,
    ignoreInitial: false,
    followSymlinks: false,
  })
  watcher.on('add', take).on('change', take)
  watcher.on('error', error => options.onFault?.(error))
  // The events of a busy folder can be lost (inotify has a bounded queue): look for what was missed.
  const sweep = setInterval(() => {
    filesIn(dir).then(paths => paths.forEach(take), options.onFault)
  }, 15_000)
  await new Promise<void>(resolve => watcher.once('ready', () => resolve()))

  return {
    async close() {
      closed = true
      clearInterval(sweep)
      await watcher.close()
      await queue
    },
  }
}

async function filesIn(dir: string): Promise<string[]> {
  const found = await readdir(dir, { withFileTypes: true })
  return found.filter(item => item.isFile()).map(item => join(item.parentPath, item.name))
}

/** Waits until a file stands still; false when it went away. Large files are given more time. */
async function untilStill(path: string, still_ms: number, closed: () => boolean): Promise<boolean> {
  let before = ''
  let since = performance.now()
  while (!closed()) {
    // A link could lead to any file that the server may read.
    const now = await lstat(path).catch(() => null)
    if (!now?.isFile()) return false
    const seen = `${now.size} ${now.mtimeMs}`
    const needed_ms = now.size === 0 ? 5_000 : Math.min(2_000, still_ms + now.size / 20_000)
    if (seen !== before) since = performance.now()
    else if (performance.now() - since >= needed_ms) return true
    // A file that was last written well before we looked needs no watching.
    if (before === '' && now.size > 0 && Date.now() - now.mtimeMs > 10_000) return true
    before = seen
    await new Promise(resolve => setTimeout(resolve, look_ms))
  }
  return false
}

async function importOne(options: WatchFolderOptions, path: string): Promise<void> {
  const name = basename(path)
  const folder = relative(options.dir, dirname(path))
  const before = await stat(path).catch(() => null)
  if (!before) return
  const outcome = await options
    .importPath({
      city: options.city,
      path,
      fileName: name,
      source: folder === '' ? null : folder,
      actor: 'watched folder',
      progress: p => options.progress?.(name, p),
    })
    .catch((error: unknown) => ({ ok: false as const, problem: problemOf(error), error }))
  const after = await stat(path).catch(() => null)
  const grew = after !== null && (after.size !== before.size || after.mtimeMs !== before.mtimeMs)
  if (outcome.ok) {
    options.onFile?.(name, outcome)
    if (!grew) await moveInto(join(options.dir, 'done'), path)
    return
  }
  if ('error' in outcome && outcome.problem === null) throw outcome.error
  if (outcome.problem === null || grew || passes(outcome.problem.code)) return
  options.onFile?.(name, { ok: false, problem: outcome.problem })
  const rejected = await moveInto(join(options.dir, 'rejected'), path)
  await writeFile(`${rejected}.problem.json`, `${JSON.stringify(problemBody(outcome.problem), null, 2)}\n`)
}

/** The fault is not the file's: it stays and is tried again. */
const passes = (code: ProblemCode) => code === 'import-running' || retryAfter(code) !== null

async function moveInto(folder: string, path: string): Promise<string> {
  const name = basename(path)
  for (let n = 0; ; n++) {
    const target = join(folder, n === 0 ? name : `${n}-${name}`)
    const taken = await stat(target).then(
      () => true,
      () => false,
    )
    if (taken) continue
    await rename(path, target)
    return target
  }
}
