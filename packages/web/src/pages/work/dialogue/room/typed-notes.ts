import { type NoteForm, noteChannels } from '@understory/model'
import type { Values } from '../form-lines.ts'

const formOf = (text: string | undefined): NoteForm => (text === 'verbatim' ? 'verbatim' : 'paraphrase')

/** What was typed in, a point a line, as the API takes it; ids are made here. Empty lines are left out. */
export function typedNotes(values: Values, now: Date) {
  const [segment = '', prompt = null] = (values.asked ?? 'whole').split('/')
  const about = {
    segment,
    prompt,
    form: formOf(values.form),
    channel: noteChannels.find(one => one === values.channel) ?? 'paper',
    language: values.language ?? 'en',
    seat: values.seat ? Number(values.seat) : null,
    writtenAt: now.toISOString(),
    cleared: (values.cleared ?? '')
      .split(',')
      .map(one => one.trim())
      .filter(one => one !== ''),
  }
  const lines = (values.lines ?? '').split('\n').map(one => one.trim())
  return {
    table: Number(values.table ?? 1),
    notes: lines.filter(one => one !== '').map(text => ({ ...about, id: crypto.randomUUID(), text })),
  }
}
