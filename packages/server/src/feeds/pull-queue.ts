import type { RecordStore } from '@understory/record'
import { PgBoss } from 'pg-boss'
import type { Logger } from '../log.ts'

export interface PullJob {
  readonly city: string
  readonly feed: string
}

/** Runs pulls, of each feed one at a time. A job sent while its feed has one is dropped. */
export interface PullQueue {
  send(job: PullJob): Promise<void>
  close(): Promise<void>
}

type Work = (job: PullJob) => Promise<void>
const keyOf = (job: PullJob) => `${job.city}/${job.feed}`

/** The embedded record belongs to one process, so its pulls need no queue in the database. */
export function queueInProcess(work: Work, log: Logger): PullQueue {
  const waiting = new Map<string, Promise<void>>()
  let last: Promise<void> = Promise.resolve()
  return {
    async send(job) {
      const key = keyOf(job)
      if (waiting.has(key)) return
      last = last
        .then(() => work(job))
        .catch(error => log.error({ err: error, feed: job.feed }, 'a pull failed'))
        .finally(() => waiting.delete(key))
      waiting.set(key, last)
    },
    close: () => last,
  }
}

const queue = 'understory-pull'

/**
 * A text of several statements is one transaction anyway (PostgreSQL manual, "Multiple Statements in a Simple
 * Query"). Without its own BEGIN and COMMIT a failure cannot leave a connection of the pool inside a dead transaction;
 * it happens when two servers make the schema at the same time, and pg-boss is told to try again.
 */
const withoutFrame = (text: string): string => {
  const framed = /^\s*BEGIN;([\s\S]*)COMMIT;?\s*$/i.exec(text)
  return framed?.[1] ?? text
}

/** Jobs in the database: of several servers one pulls a feed, and when it dies its job is handed on. */
export async function queueInDatabase(record: RecordStore, work: Work, log: Logger): Promise<PullQueue> {
  const boss = new PgBoss({
    db: {
      executeSql: async (text, values) => {
        const { rows } = await record.executeSql(withoutFrame(text), values)
        return { rows }
      },
    },
    schema: 'understory_jobs',
    reindex: false,
    monitorVacuum: false,
  })
  boss.on('error', error => log.error({ err: error }, 'the job queue failed'))
  // Its lock does not refresh what a session remembers of the catalogue, so the second of two first starts may fail once.
  await boss.start({ attempts: 5 })
  await boss.createQueue(queue, {
    policy: 'exclusive',
    retryLimit: 0,
    expireInSeconds: 6 * 3600,
    heartbeatSeconds: 60,
  })
  await boss.work<PullJob>(queue, { pollingIntervalSeconds: 2, batchSize: 1 }, async ([job]) => {
    if (job) await work(job.data)
  })
  return {
    async send(job) {
      await boss.send(queue, job, { singletonKey: keyOf(job) })
    },
    close: () => boss.stop({ graceful: true, timeout: 5_000 }),
  }
}
