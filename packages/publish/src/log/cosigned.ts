import { type Cosignature, cosignaturesOn, type NoteVerifier } from '@understory/tlog'

export interface CosignedOptions {
  /** Keys of the witnesses whose cosignatures are kept and served. */
  readonly witnesses: readonly NoteVerifier[]
  /** Where the newest cosigned checkpoint is kept over a restart. */
  readonly kept: { read(): string | null; write(note: string): void }
}

/** The text of a note, and its signature lines. */
export function partsOf(note: string): { text: string; lines: string[] } {
  const split = note.lastIndexOf('\n\n')
  return {
    text: note.slice(0, split + 1),
    lines: note
      .slice(split + 2)
      .trimEnd()
      .split('\n'),
  }
}

/** The cosignatures of the newest checkpoint. Nothing is kept that does not hold. */
export function cosignedBy({ witnesses, kept }: CosignedOptions) {
  let text = ''
  let held = new Map<string, Cosignature>()
  const take = (lines: readonly string[]): readonly string[] => {
    const { cosignatures, faults } = cosignaturesOn(text, lines, witnesses)
    for (const one of cosignatures) held.set(one.witness, one)
    return faults
  }
  const begin = (note: string): void => {
    const next = partsOf(note).text
    if (next === text) return
    text = next
    held = new Map()
    const before = kept.read()
    if (before !== null && partsOf(before).text === text) take(partsOf(before).lines)
  }
  const noted = (note: string): string => {
    begin(note)
    return note + [...held.values()].map(({ line }) => `${line}\n`).join('')
  }
  return {
    /** The note with the cosignatures it has. */
    noted,
    of: (note: string): readonly Cosignature[] => {
      begin(note)
      return [...held.values()]
    },
    /** Takes lines for this note; why a line of a known witness was not taken. */
    add: (note: string, lines: readonly string[]): readonly string[] => {
      begin(note)
      const before = held.size
      const faults = take(lines)
      if (held.size > before) kept.write(noted(note))
      return faults
    },
  }
}
