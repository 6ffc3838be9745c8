import { type Room, roomShape, sentNotesShape } from '@understory/model'
import { device } from './device.ts'

const atOnce = 40
export type Outcome = 'sent' | 'no-network' | 'refused'

async function post(path: string, body: unknown): Promise<Response | null> {
  try {
    return await fetch(`/api/v1/part/room/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    })
  } catch {
    return null
  }
}

/** Opens a table by its pass. Null without a network; the problem’s code where the house refuses. */
export async function openTable(pass: string): Promise<Room | string | null> {
  const answer = await post('open', { pass })
  if (answer === null || answer.status >= 500) return null
  const body = (await answer.json()) as { code?: string }
  return answer.ok ? roomShape.parse(body) : (body.code ?? 'bad-request-body')
}

/** Sends what waits, piece by piece. What was sent before is known to the house by its id, so that a lost answer doubles nothing. */
export async function sendWaiting(pass: string): Promise<{ outcome: Outcome; points: number | null }> {
  let points: number | null = null
  for (;;) {
    const all = device.notes()
    const notes = all.filter(one => one.state === 'waiting').slice(0, atOnce)
    const removed = all.filter(one => one.state === 'removed').slice(0, atOnce)
    const tallies = device
      .tallies()
      .filter(one => !one.sent)
      .slice(0, atOnce)
    if (notes.length + removed.length + tallies.length === 0) return { outcome: 'sent', points }
    const answer = await post('notes', {
      pass,
      device: device.id(),
      notes: notes.map(one => one.note),
      removed: removed.map(one => one.note.id),
      tallies: tallies.map(one => one.tally),
    })
    if (answer === null || answer.status >= 500 || answer.status === 429)
      return { outcome: 'no-network', points }
    if (!answer.ok) return { outcome: 'refused', points }
    const sent = sentNotesShape.parse(await answer.json())
    points = sent.points
    // A point that was corrected or taken back while it was on its way keeps that state.
    const still = new Map(device.notes().map(one => [one.note.id, one.state]))
    for (const id of sent.taken) if (still.get(id) === 'waiting') device.mark(id, 'sent')
    for (const { id, passages } of sent.stopped)
      device.mark(
        id,
        'stopped',
        passages.map(one => one.text),
      )
    for (const one of removed) device.mark(one.note.id, 'gone')
    for (const one of tallies) device.tallySent(one.tally)
  }
}
