import type { PublicLog } from '@understory/publish'
import { formatAddCheckpoint, type NoteVerifier, parseSizeAnswer } from '@understory/tlog'
import type { Logger } from './log.ts'

/** Somebody outside who cosigns what this log says, so that it cannot say different things to different people. */
export interface Witness {
  readonly verifier: NoteVerifier
  /** The address under which `add-checkpoint` is. */
  readonly url: string
}

const limits = { answer_ms: 10_000, answerBytes: 16_384, firstWait_ms: 2_000, longestWait_ms: 10 * 60_000 }

/**
 * Shows each new checkpoint to each witness (c2sp.org/tlog-witness) and keeps what they cosign. A witness that is slow, down or
 * wrong holds up nobody: it is asked again later, after twice the time.
 */
export function witnessing(parts: {
  readonly publicLog: PublicLog
  readonly witnesses: readonly Witness[]
  readonly log: Logger
  readonly onCosigned: () => void
  readonly now: () => Date
  readonly answer_ms?: number
}) {
  const { publicLog, log, onCosigned, now } = parts
  const stop = new AbortController()
  const tasks = parts.witnesses.map(witness => ({ witness, size: 0, waits: 0, next: 0, running: false }))
  const open = new Set<Promise<void>>()

  const show = async (task: (typeof tasks)[number]): Promise<string | null> => {
    for (let attempt = 0; attempt < 3; attempt++) {
      const asked = publicLog.forWitness(task.size)
      if (!asked) return 'the witness has seen a larger log than this one'
      const response = await fetch(`${task.witness.url.replace(/\/$/, '')}/add-checkpoint`, {
        method: 'POST',
        body: formatAddCheckpoint(asked),
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        redirect: 'error',
        signal: AbortSignal.any([stop.signal, AbortSignal.timeout(parts.answer_ms ?? limits.answer_ms)]),
      })
      const body = await bounded(response)
      if (response.status === 409) {
        const known = parseSizeAnswer(body)
        if (!known.ok || known.value === task.size) return 'it answers 409: its checkpoint is another'
        task.size = known.value
        continue
      }
      if (response.status !== 200) return `it answers ${response.status}`
      const faults = publicLog.addCosignatures(asked.note, body.trimEnd().split('\n'))
      if (faults.length > 0) return faults.join('; ')
      task.size = asked.size
      onCosigned()
      return publicLog.isCosignedBy(task.witness.verifier.name)
        ? null
        : 'its answer has no cosignature of its key'
    }
    return 'it names a new size each time'
  }
  const run = async (task: (typeof tasks)[number]): Promise<void> => {
    const fault = await show(task).catch((error: unknown) =>
      String(error instanceof Error ? error.message : error),
    )
    if (fault === null) {
      task.waits = 0
      task.next = 0
      return
    }
    if (stop.signal.aborted) return
    const wait_ms = Math.min(limits.firstWait_ms * 2 ** task.waits, limits.longestWait_ms)
    task.waits++
    task.next = now().getTime() + wait_ms
    log.warn({ witness: task.witness.verifier.name, fault, wait_ms }, 'a witness did not cosign')
  }
  return {
    /** Begins to ask every witness that has not cosigned the newest checkpoint and whose waiting is over. */
    nudge(): void {
      for (const task of tasks) {
        const due = !task.running && task.next <= now().getTime()
        if (!due || publicLog.isCosignedBy(task.witness.verifier.name)) continue
        task.running = true
        const done = run(task).finally(() => {
          task.running = false
          open.delete(done)
        })
        open.add(done)
      }
    },
    /** Until nobody is being asked. */
    idle: async (): Promise<void> => void (await Promise.all(open)),
    async stop(): Promise<void> {
      stop.abort()
      await Promise.all(open)
    },
  }
}

/** The text of an answer, refused where it is longer than a witness has to say. */
async function bounded(response: Response): Promise<string> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > limits.answerBytes) throw new Error('its answer is too long')
  }
  return text
}
