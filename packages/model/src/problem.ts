/**
 * Every foreseen failure, once. `status` is the HTTP status it maps to (RFC 9457) and `exit` the exit code
 * of the command line: 2 wrong usage or input, 3 not found, 4 not allowed, 5 busy or locked, 6 damaged, 7 unavailable.
 */
export const problemList = {
  'bad-parameter': { status: 400, exit: 2, title: 'A parameter is not valid' },
  'bad-request-body': { status: 400, exit: 2, title: 'The request body is not valid' },
  'bad-request': { status: 400, exit: 2, title: 'The request is not well formed' },
  'method-not-allowed': { status: 405, exit: 2, title: 'This method is not used here' },
  'request-timeout': { status: 408, exit: 5, title: 'The request came too slowly' },
  'unsupported-media-type': { status: 415, exit: 2, title: 'The body is of another type' },
  'unsupported-encoding': { status: 415, exit: 2, title: 'The body is compressed' },
  'not-signed-in': { status: 401, exit: 4, title: 'A token is needed' },
  'not-allowed': { status: 403, exit: 4, title: 'This is not allowed' },
  'role-unusual': { status: 409, exit: 2, title: 'The role is unusual in this organisation' },
  'weak-password': { status: 422, exit: 2, title: 'The password is easy to guess' },
  'second-factor-needed': { status: 403, exit: 4, title: 'A second factor is needed' },
  'no-agreement': { status: 403, exit: 4, title: 'No agreement in force covers this' },
  'agreement-changed': { status: 409, exit: 5, title: 'The agreement has changed meanwhile' },
  'bad-agreement': { status: 422, exit: 2, title: 'The agreement cannot be put into force like this' },
  'release-discloses': { status: 422, exit: 2, title: 'The release would disclose small counts' },
  'release-decided': { status: 409, exit: 5, title: 'The release is no draft any more' },
  'finding-out-of-order': { status: 409, exit: 5, title: 'This step does not follow the last one' },
  'release-outdated': { status: 409, exit: 5, title: 'Another release was made public meanwhile' },
  'changed-meanwhile': { status: 409, exit: 5, title: 'Somebody changed this meanwhile' },
  'already-saved': { status: 409, exit: 5, title: 'This is saved already' },
  'name-taken': { status: 409, exit: 2, title: 'This name is taken' },
  'voting-closed': { status: 409, exit: 5, title: 'Nothing is voted on now' },
  'identifying-words': { status: 422, exit: 2, title: 'The words may lead to a person' },
  'no-consent': { status: 409, exit: 5, title: 'Nobody agreed to this' },
  'not-ready': { status: 409, exit: 5, title: 'Something else comes before this' },
  'check-ended': { status: 409, exit: 5, title: 'This check has ended' },
  'pass-ended': { status: 403, exit: 4, title: 'This pass has ended' },
  'step-out-of-order': { status: 409, exit: 5, title: 'This cannot follow where it stands' },
  'plan-leaves-out': { status: 422, exit: 2, title: 'What became of an item is not said' },
  'no-such-dataset': { status: 404, exit: 3, title: 'There is no such dataset' },
  'not-found': { status: 404, exit: 3, title: 'There is nothing here' },
  'no-such-measure': { status: 404, exit: 3, title: 'There is no such measure' },
  'no-such-city': { status: 404, exit: 3, title: 'There is no such city' },
  'no-such-source': { status: 404, exit: 3, title: 'There is no such source' },
  'no-such-place': { status: 404, exit: 3, title: 'There is no such place' },
  'no-such-import': { status: 404, exit: 3, title: 'There is no such import' },
  'which-city': { status: 400, exit: 2, title: 'There are several cities; name one' },
  'city-is-invented': { status: 409, exit: 2, title: 'Real data cannot go into an invented city' },
  'import-running': { status: 409, exit: 5, title: 'Another import of this source is running' },
  'payload-too-large': { status: 413, exit: 2, title: 'The file or form is too large' },
  'unreadable-file': { status: 422, exit: 2, title: 'The file cannot be read' },
  'unknown-layout': { status: 422, exit: 2, title: 'No source matches the columns of this file' },
  'bad-mapping': { status: 422, exit: 2, title: 'The mapping is not valid' },
  'ambiguous-coordinates': { status: 422, exit: 2, title: 'Two coordinate systems fit; name one' },
  'too-many-requests': { status: 429, exit: 5, title: 'Too many requests' },
  'hourly-limit': { status: 429, exit: 5, title: 'The limit for this hour is reached' },
  'too-early': { status: 409, exit: 5, title: 'A few seconds have to pass first' },
  'room-code-ended': { status: 403, exit: 4, title: 'This room code has ended' },
  'room-code-full': { status: 409, exit: 5, title: 'This room code is used up' },
  'too-busy': { status: 503, exit: 7, title: 'Too many questions at this moment' },
  'record-locked': { status: 503, exit: 5, title: 'Another process is using this record' },
  'server-not-ready': { status: 503, exit: 7, title: 'The server takes no changes at this moment' },
  'write-conflict': { status: 503, exit: 5, title: 'Two changes met' },
  'disk-full': { status: 503, exit: 7, title: 'The disk is full' },
  'out-of-memory': { status: 503, exit: 7, title: 'There is not enough memory' },
  'no-file-locks': { status: 503, exit: 7, title: 'This file system keeps no locks' },
  'storage-read-only': { status: 503, exit: 7, title: 'The storage cannot be written to' },
  'record-not-durable': { status: 503, exit: 6, title: 'The record cannot promise to keep what is written' },
  'record-damaged': { status: 500, exit: 6, title: 'The record does not match its own hashes' },
  'record-unavailable': { status: 503, exit: 7, title: 'The record cannot be reached' },
  'deadline-exceeded': { status: 503, exit: 7, title: 'The question took too long and was stopped' },
  'feed-unreachable': { status: 502, exit: 7, title: 'The feed cannot be reached' },
  'backup-not-encrypted': { status: 422, exit: 2, title: 'The backup is not encrypted' },
  'backup-wrong-key': { status: 403, exit: 4, title: 'No key here opens this backup' },
  'backup-not-trusted': { status: 403, exit: 4, title: 'The backup is not signed by a trusted key' },
  'not-empty': { status: 409, exit: 2, title: 'The place to restore into is not empty' },
} as const

export type ProblemCode = keyof typeof problemList

/** After how many seconds it is worth sending the same again (`Retry-After`), where time alone may help. */
const retryAfter_s: Partial<Record<ProblemCode, number>> = {
  'write-conflict': 1,
  'too-busy': 2,
  'record-unavailable': 5,
  'server-not-ready': 5,
  'record-locked': 10,
  'deadline-exceeded': 10,
  'out-of-memory': 10,
  'disk-full': 60,
  'storage-read-only': 60,
}
export const retryAfter = (code: ProblemCode): number | null => retryAfter_s[code] ?? null

/** A foreseen failure. `detail` says what is wrong and carries the value; `expected` says what would be right. */
export interface Problem {
  readonly code: ProblemCode
  readonly detail: string
  /** Where: a parameter name, or a file with its line and column. */
  readonly where?: string
  readonly expected?: string
}

export const problem = (
  code: ProblemCode,
  detail: string,
  more: Omit<Problem, 'code' | 'detail'> = {},
): Problem => ({
  code,
  detail,
  ...more,
})

/** A problem in flight, for code that cannot return a Result (streams, generators). Caught at the edges only. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(p: Problem, options?: ErrorOptions) {
    super(
      [p.detail, p.where && `(${p.where})`, p.expected && `Expected: ${p.expected}`]
        .filter(Boolean)
        .join(' '),
      options,
    )
    this.name = 'ProblemError'
    this.problem = p
  }
}
