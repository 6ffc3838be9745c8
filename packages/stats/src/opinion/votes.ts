/** Agree is +1, disagree −1, pass 0. (The database of Polis has the other sign; its CSV exports have this one.) */
export type Vote = 1 | 0 | -1

/** Votes as they were cast, oldest first: three columns of one length. Voters and statements are numbered from 0. */
export interface VoteEvents {
  readonly voters: ArrayLike<number>
  readonly statements: ArrayLike<number>
  readonly votes: ArrayLike<number>
}

/** What one voter has seen, in the order of the statements; only the first `seen` places are in use. */
export interface VoterRow {
  seen: number
  statements: Uint32Array
  votes: Int8Array
}

/** The latest vote of each voter on each statement they have seen, and nothing for the others. */
export interface VoteTable {
  statements: number
  readonly rows: VoterRow[]
}

/**
 * The table of the latest votes: where a voter voted twice on a statement, the later row counts. Throws a RangeError for a vote other
 * than 1, 0 and −1, and for a voter or statement outside the numbers given.
 */
export function collectVotes(
  { voters, statements }: { voters: number; statements: number },
  events: VoteEvents,
): VoteTable {
  const count = events.votes.length
  for (let i = 0; i < count; i++) checkVote(events, i, voters, statements)
  const byStatement = sortBy(events.statements, statements, null)
  const order = sortBy(events.voters, voters, byStatement)
  const rows: VoterRow[] = []
  let at = 0
  for (let voter = 0; voter < voters; voter++) {
    const from = at
    while (at < count && events.voters[order[at] as number] === voter) at++
    rows.push(latestOf(events, order.subarray(from, at)))
  }
  return { statements, rows }
}

function checkVote({ voters, statements, votes }: VoteEvents, i: number, most: number, last: number): void {
  const [voter, statement, vote] = [voters[i] ?? -1, statements[i] ?? -1, votes[i]]
  if (vote !== 1 && vote !== 0 && vote !== -1) throw new RangeError(`a vote is 1, 0 or -1, got ${vote}`)
  if (!(voter >= 0 && voter < most && statement >= 0 && statement < last))
    throw new RangeError(`vote ${i} is of voter ${voter} on statement ${statement}, which are not there`)
}

/** Places of the events in the order of a key; events of one key keep the order they had. */
function sortBy(keys: ArrayLike<number>, most: number, before: Uint32Array | null): Uint32Array {
  const starts = new Uint32Array(most + 1)
  for (let i = 0; i < keys.length; i++) (starts[(keys[i] as number) + 1] as number)++
  for (let key = 0; key < most; key++) starts[key + 1] = (starts[key + 1] as number) + (starts[key] as number)
  const order = new Uint32Array(keys.length)
  for (let i = 0; i < keys.length; i++) {
    const event = before ? (before[i] as number) : i
    const key = keys[event] as number
    order[starts[key] as number] = event
    starts[key] = (starts[key] as number) + 1
  }
  return order
}

function latestOf(events: VoteEvents, order: Uint32Array): VoterRow {
  const row = { seen: 0, statements: new Uint32Array(order.length), votes: new Int8Array(order.length) }
  for (const event of order) {
    const statement = events.statements[event] as number
    if (row.seen === 0 || row.statements[row.seen - 1] !== statement) row.seen++
    row.statements[row.seen - 1] = statement
    row.votes[row.seen - 1] = events.votes[event] as number
  }
  return row
}

/** What the voter last said on the statement; null where they have not seen it. */
export function voteOf(row: VoterRow, statement: number): Vote | null {
  const at = placeOf(row, statement)
  return at < row.seen && row.statements[at] === statement ? (row.votes[at] as Vote) : null
}

/** Writes a vote into the row, over an earlier one or as a new cell. */
export function writeVote(row: VoterRow, statement: number, vote: Vote): void {
  const at = placeOf(row, statement)
  if (at === row.seen || row.statements[at] !== statement) {
    if (row.seen === row.statements.length) widen(row)
    row.statements.copyWithin(at + 1, at, row.seen)
    row.votes.copyWithin(at + 1, at, row.seen)
    row.seen++
  }
  row.statements[at] = statement
  row.votes[at] = vote
}

/** Where the statement is in the row, or where it would have to be. */
function placeOf({ seen, statements }: VoterRow, statement: number): number {
  let [low, high] = [0, seen]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((statements[middle] as number) < statement) low = middle + 1
    else high = middle
  }
  return low
}

function widen(row: VoterRow): void {
  const room = 2 * row.seen + 4
  const statements = new Uint32Array(room)
  const votes = new Int8Array(room)
  statements.set(row.statements)
  votes.set(row.votes)
  row.statements = statements
  row.votes = votes
}
