import { parentPort } from 'node:worker_threads'
import { packsOf, packTable, spanOfPack, type Tally, tallyRows, unpack } from './tally.ts'
import type { FromWorker, ToWorker } from './worker-messages.ts'

type Loaded = Extract<ToWorker, { type: 'load' }>

/** Rows between two looks at the stop sign. */
const block = 1 << 18
const loaded = new Map<number, Loaded>()

parentPort?.on('message', (message: ToWorker) => {
  if (message.type === 'load') loaded.set(message.data, message)
  else if (message.type === 'forget') loaded.delete(message.data)
  else {
    const answer: FromWorker = { job: message.job, tally: count(message) }
    parentPort?.postMessage(answer)
  }
})

/** Null when it was stopped on the way, or the data are gone. */
function count({ data, fail, stop }: Extract<ToWorker, { type: 'count' }>): Tally | null {
  const mine = loaded.get(data)
  if (!mine) return null
  const packs = packsOf(mine.sizes)
  const tables = packs.map(pack => packTable(pack, fail))
  const tallies = packs.map(pack => ({
    all: new Uint32Array(spanOfPack(pack)),
    one: new Uint32Array(spanOfPack(pack)),
  }))
  for (let start = mine.start; start < mine.end; start += block) {
    if (Atomics.load(stop, 0) === 1) return null
    tallyRows(mine.columns, tables, tallies, start, Math.min(start + block, mine.end))
  }
  return unpack(packs, tables, tallies, mine.sizes)
}
