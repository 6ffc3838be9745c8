/**
 * The house as data: what each package may import of ours, by import specifier. A package may import exactly
 * what is listed; everything else is forbidden, and `why` says so in the failing test's own words.
 */
export interface PackageRule {
  readonly may: readonly string[]
  readonly why: string
}

const all = [
  'model',
  'stats',
  'tlog',
  'intake',
  'record',
  'record/reader',
  'record/published',
  'record/desk',
  'record/people',
  'record/lock',
  'analysis',
  'publish',
  'server',
  'web/handler',
]

export const house: Readonly<Record<string, PackageRule>> = {
  model: { may: [], why: 'The words every part shares stand on nothing of ours.' },
  stats: { may: [], why: 'Statistics must be readable, trustable and publishable alone.' },
  tlog: { may: [], why: 'The public log must be readable, trustable and publishable alone.' },
  intake: { may: ['model'], why: 'Reading a file touches no database and computes no numbers.' },
  record: { may: ['model'], why: 'The record keeps what is known; it neither reads files nor computes.' },
  analysis: {
    may: ['model', 'stats', 'record/reader'],
    why: 'Analysis sees the record only through its reader entry, which holds no names, contacts or free text.',
  },
  publish: {
    may: ['model', 'analysis', 'tlog', 'record/published'],
    why: 'What leaves the house passes a named measure or a view granted to public_reader: a leak is an import error.',
  },
  server: {
    may: all.filter(name => name !== 'server' && name !== 'web/handler'),
    why: 'HTTP serves every part but never depends on pages or on the command line.',
  },
  web: {
    may: ['model'],
    why: 'Pages draw published numbers and compute none: the figure on the page is the figure in the file.',
  },
  cli: { may: [...all, 'server/proof'], why: 'The command line is the only place that wires everything.' },
}

/** Narrower rules for folders inside a package. */
export const folders: readonly {
  readonly folder: string
  readonly may: readonly string[]
  readonly why: string
}[] = [
  {
    folder: 'packages/server/src/routes/open/',
    may: ['model', 'publish'],
    why: 'A route that anyone can read never sees the record.',
  },
  {
    folder: 'packages/server/src/routes/part/',
    may: ['model', 'publish', 'record/desk'],
    why: 'A route where anyone takes part may only append, through the desk.',
  },
]

/** Entries that exist for tests only. */
export const testOnly = ['record/testing']

/** Files allowed above 400 lines, each with its reason. */
export const longFiles: Readonly<Record<string, string>> = {}
