import type { Note, Room } from '@understory/model'
import { useWords } from '../../strings/words.tsx'
import type { KeptNote } from './device.ts'
import { askedOptions } from './prompts.ts'

/** Points that this device wrote, newest first, and whether each arrived. */
export function NoteList(props: {
  notes: readonly KeptNote[]
  room: Room
  onEdit: (note: Note) => void
  onRemove: (id: string) => void
}) {
  const { notes, room, onEdit, onRemove } = props
  const { t, language } = useWords()
  const shown = notes.filter(one => one.state !== 'gone' && one.state !== 'removed').toReversed()
  const asked = askedOptions(room, language, t('room.noPrompt'))
  return (
    <section aria-labelledby="points">
      <h2 id="points">{t('room.points', { count: shown.length })}</h2>
      <ul className="statements">
        {shown.map(({ note, state, words }) => (
          <li key={note.id}>
            <p className="statement" lang={note.language}>
              {note.form === 'verbatim' ? <q>{note.text}</q> : note.text}
            </p>
            <p className="note">
              {asked.find(one => one.segment === note.segment && one.prompt === note.prompt)?.label}
              {note.dissent && ` · ${t('room.dissentShort')}`}
            </p>
            {state === 'stopped' && (
              <p className="field-error">{t('room.stoppedByHouse', { words: words.join(', ') })}</p>
            )}
            <p className="links">
              <span className={`room-mark ${state}`}>{t(`room.state.${state}`)}</span>
              <button type="button" className="link" onClick={() => onEdit(note)}>
                {t('room.edit')}
              </button>
              <button type="button" className="link" onClick={() => onRemove(note.id)}>
                {t('room.remove')}
              </button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
