import { expect, test } from 'vitest'
import { problemList, retryAfter } from './problem.ts'
import { systemProblem } from './system-problem.ts'

const coded = (code: string, more = {}) =>
  Object.assign(new Error('secret_table at 10.0.0.7'), { code }, more)

test.each([
  ['duplicate key', coded('23505'), 'already-saved', 409],
  ['serialization failure', coded('40001'), 'write-conflict', 503],
  ['deadlock', coded('40P01'), 'write-conflict', 503],
  ['statement timeout', coded('57014'), 'deadline-exceeded', 503],
  ['lost connection', coded('08006'), 'record-unavailable', 503],
  ['database that is stopped', coded('57P01'), 'record-unavailable', 503],
  ['database that is starting', coded('57P03'), 'record-unavailable', 503],
  ['too many connections', coded('53300'), 'record-unavailable', 503],
  ['full disk of the database', coded('53100'), 'disk-full', 503],
  ['full disk', coded('ENOSPC', { path: '/data/x' }), 'disk-full', 503],
  ['memory of the database', coded('53200'), 'out-of-memory', 503],
  ['memory of a worker', coded('ERR_WORKER_OUT_OF_MEMORY'), 'out-of-memory', 503],
  ['read-only database', coded('25006'), 'storage-read-only', 503],
  ['read-only disk', coded('EROFS'), 'storage-read-only', 503],
  ['file of another user', coded('EACCES', { path: '/data/x' }), 'storage-read-only', 503],
  ['full disk of DuckDB', new Error('IO Error: Could not write: No space left on device'), 'disk-full', 503],
  ['memory of DuckDB', new Error('Out of Memory Error: failed to allocate'), 'out-of-memory', 503],
  [
    'lock of DuckDB',
    new Error('IO Error: Could not set lock on file "x": Conflicting lock'),
    'record-locked',
    503,
  ],
  ['cause within an error', new Error('query failed', { cause: coded('40001') }), 'write-conflict', 503],
] as const)('a %s is a problem that says what to do and names nothing of ours', (_, error, code, status) => {
  const found = systemProblem(error)
  expect(found).toMatchObject({ code, expected: expect.stringMatching(/./) })
  expect(problemList[code].status).toBe(status)
  expect(JSON.stringify(found)).not.toMatch(/secret_table|10\.0\.0\.7|\/data/)
  if (status === 503) expect(retryAfter(code)).toBeGreaterThan(0)
})

test.each([
  ['a bug', new TypeError('x is not a function')],
  ['a port that may not be opened', coded('EACCES', { syscall: 'listen' })],
  ['a reference to nothing', coded('23503')],
  ['no error', 'text'],
])('%s is none', (_, error) => {
  expect(systemProblem(error)).toBeNull()
})
