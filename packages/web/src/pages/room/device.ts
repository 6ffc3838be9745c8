import { type Note, noteShape, type Room, roomShape, type Tally, tallyShape } from '@understory/model'
import * as z from 'zod'

/** A point on this device: not sent yet, sent, or stopped by the house for words that may lead to a person. */
const keptNoteShape = z.object({
  note: noteShape,
  state: z.enum(['waiting', 'sent', 'stopped', 'removed', 'gone']),
  words: z.array(z.string()).default([]),
})
export type KeptNote = z.infer<typeof keptNoteShape>
const keptTallyShape = z.object({ tally: tallyShape, sent: z.boolean() })
const openedShape = z.object({ pass: z.string(), room: roomShape })
export type Opened = z.infer<typeof openedShape>

/** A key per point, so that two windows of one device never write over each other. */
const root = 'understory-room'
const read = <T>(
  key: string,
  shape: { safeParse(value: unknown): { success: boolean; data?: T } },
): T | null => {
  try {
    const parsed = shape.safeParse(JSON.parse(localStorage.getItem(`${root}/${key}`) ?? 'null'))
    return parsed.success ? (parsed.data ?? null) : null
  } catch {
    return null
  }
}
const write = (key: string, value: unknown): void =>
  localStorage.setItem(`${root}/${key}`, JSON.stringify(value))
const keysUnder = (prefix: string): string[] =>
  Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '')
    .filter(key => key.startsWith(`${root}/${prefix}`))
    .map(key => key.slice(root.length + 1))

/** What one device keeps of one table: everything typed stands in its storage before anything is sent. */
export const device = {
  id(): string {
    const there = read('device', z.string())
    if (there) return there
    const made = crypto.randomUUID()
    write('device', made)
    return made
  },
  opened: (): Opened | null => read('opened', openedShape),
  open: (pass: string, room: Room): void => write('opened', { pass, room }),
  notes: (): KeptNote[] =>
    keysUnder('note/')
      .flatMap(key => read(key, keptNoteShape) ?? [])
      .toSorted((a, b) => (a.note.writtenAt < b.note.writtenAt ? -1 : 1)),
  keep: (note: Note): void => {
    // What is corrected leaves this device once the correction is kept.
    write(`note/${note.id}`, { note, state: 'waiting' })
    const before = note.replaces === null ? null : read(`note/${note.replaces}`, keptNoteShape)
    if (before) write(`note/${before.note.id}`, { ...before, state: 'gone' })
  },
  mark: (id: string, state: KeptNote['state'], words: readonly string[] = []): void => {
    const there = read(`note/${id}`, keptNoteShape)
    if (there) write(`note/${id}`, { ...there, state, words })
  },
  /** Takes a point back: one that was never sent is gone, one that was is sent as taken back. */
  remove: (id: string): void => {
    const there = read(`note/${id}`, keptNoteShape)
    if (there?.state === 'stopped') localStorage.removeItem(`${root}/note/${id}`)
    else if (there) write(`note/${id}`, { ...there, state: 'removed' })
  },
  tallies: (): { tally: Tally; sent: boolean }[] =>
    keysUnder('tally/')
      .flatMap(key => read(key, keptTallyShape) ?? [])
      .toSorted((a, b) => (a.tally.countedAt < b.tally.countedAt ? -1 : 1)),
  tally: (people: number): void => {
    const tally = { id: crypto.randomUUID(), people, countedAt: new Date().toISOString() }
    write(`tally/${tally.id}`, { tally, sent: false })
  },
  tallySent: (tally: Tally): void => write(`tally/${tally.id}`, { tally, sent: true }),
  draft: (): string => read('draft', z.string()) ?? '',
  keepDraft: (text: string): void => write('draft', text),
  begun: (): number[] => read('begun', z.array(z.number())) ?? [],
  setBegun: (begun: readonly number[]): void => write('begun', begun),
  /** Everything of this table leaves the device. Only where nothing waits. */
  clear: (): void => {
    for (const key of keysUnder('')) localStorage.removeItem(`${root}/${key}`)
  },
}
