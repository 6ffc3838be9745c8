import { Worker } from 'node:worker_threads'
import { collectVotes, type GroupStability, groupStability, opinionMap, seeded } from '@understory/stats'
import { type ConversationColumns, opinionSeed } from './conversation.ts'

export type Stability = Pick<GroupStability, 'otherStarts' | 'leftOut' | 'voters'> & {
  readonly isShown: boolean
}

/** How far the groups of a conversation come back, drawn from the same seed as its map. Seconds for thousands of voters. */
export function stabilityOf({ sizes, events }: ConversationColumns): Stability {
  const map = opinionMap(collectVotes(sizes, events), { random: seeded(opinionSeed) })
  const { otherStarts, leftOut, voters, notShown } = groupStability(map, { random: seeded(opinionSeed + 1) })
  return { otherStarts, leftOut, voters, isShown: notShown === null }
}

/** The same in a thread of its own, in which a server goes on answering. Throws what the thread throws. */
export async function stabilityApart(columns: ConversationColumns): Promise<Stability> {
  const worker = new Worker(new URL('./stability-worker.ts', import.meta.url), { workerData: columns })
  worker.unref()
  try {
    return await new Promise<Stability>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', code =>
        reject(new Error(`the thread that draws opinion groups ended with ${code}`)),
      )
    })
  } finally {
    await worker.terminate()
  }
}
