import {
  type IdentifyingPassage,
  identifyingPassages,
  mayBeCleared,
  type Note,
  noteChannels,
  noteForms,
  type Room,
} from '@understory/model'
import { useState } from 'react'
import { useWords } from '../../strings/words.tsx'
import { device } from './device.ts'
import { askedOptions } from './prompts.ts'

/** One point at a time. Words that may lead to a person stop it before it is kept, here and again in the house. */
export function NoteForm(props: {
  room: Room
  at: number
  editing: Note | null
  onKept: () => void
  onCancel: () => void
}) {
  const { room, at, editing, onKept, onCancel } = props
  const { t, language, languageName } = useWords()
  const [text, setText] = useState(() => editing?.text ?? device.draft())
  const [cleared, setCleared] = useState<readonly string[]>(editing?.cleared ?? [])
  const [tried, setTried] = useState(false)
  const asked = askedOptions(room, language, t('room.noPrompt'))
  const current = asked.find(
    one => one.segment === (room.session.terms.runSheet[at] ?? room.session.terms.runSheet[0])?.id,
  )
  const passages = identifyingPassages(text, room.known)
  const stops = passages.filter(one => !mayBeCleared(one) || !cleared.includes(one.text))

  const keep = (form: HTMLFormElement) => {
    setTried(true)
    if (stops.length > 0 || text.trim() === '') return document.getElementById('note-text')?.focus()
    const values = new FormData(form)
    const about = asked.find(one => one.value === values.get('asked')) ?? asked[0]
    const seat = Number(values.get('seat') ?? 0)
    device.keep({
      id: crypto.randomUUID(),
      segment: about?.segment ?? 'whole',
      prompt: about?.prompt ?? null,
      text: text.trim(),
      form: values.get('form') === 'verbatim' ? 'verbatim' : 'paraphrase',
      dissent: values.has('dissent'),
      channel: noteChannels.find(one => one === values.get('channel')) ?? 'live',
      language: String(values.get('language') ?? language),
      seat: seat > 0 ? seat : null,
      writtenAt: editing?.writtenAt ?? new Date().toISOString(),
      replaces: editing?.id ?? null,
      cleared: passages.map(one => one.text),
    })
    if (editing === null) device.keepDraft('')
    setText('')
    setCleared([])
    setTried(false)
    onKept()
    document.getElementById('note-text')?.focus()
  }
  const empty = tried && text.trim() === ''
  return (
    <form
      id="note-form"
      onSubmit={event => {
        event.preventDefault()
        keep(event.currentTarget)
      }}
    >
      <h2>{t(editing ? 'room.correct' : 'room.point')}</h2>
      <div className="field">
        <label htmlFor="note-text">{t('room.text')}</label>
        <p className="hint" id="note-hint">
          {t('room.textHint')}
        </p>
        {empty && (
          <p className="field-error" id="note-empty">
            {t('form.missing')}
          </p>
        )}
        <textarea
          id="note-text"
          rows={4}
          maxLength={1_000}
          value={text}
          aria-describedby="note-hint note-stops"
          {...((empty || (tried && stops.length > 0)) && { 'aria-invalid': true })}
          onChange={event => {
            setText(event.target.value)
            if (editing === null) device.keepDraft(event.target.value)
          }}
        />
        <Stops passages={passages} stops={stops} cleared={cleared} onCleared={setCleared} />
      </div>
      <div className="field">
        <label htmlFor="asked">{t('room.asked')}</label>
        <select
          id="asked"
          name="asked"
          key={current?.value ?? 'none'}
          defaultValue={
            asked.find(one => editing && one.segment === editing.segment && one.prompt === editing.prompt)
              ?.value ?? current?.value
          }
        >
          {asked.map(one => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      </div>
      <fieldset className="field choices">
        <legend>{t('room.form')}</legend>
        {noteForms.map(one => (
          <label className="choice" key={one}>
            <input
              type="radio"
              name="form"
              value={one}
              defaultChecked={(editing?.form ?? 'paraphrase') === one}
            />{' '}
            {t(`room.form.${one}`)}
          </label>
        ))}
        <label className="choice">
          <input type="checkbox" name="dissent" defaultChecked={editing?.dissent ?? false} />{' '}
          {t('room.dissent')}
        </label>
      </fieldset>
      <div className="room-small">
        <div className="field">
          <label htmlFor="seat">{t('room.seat')}</label>
          <input
            id="seat"
            name="seat"
            type="number"
            min={1}
            max={60}
            inputMode="numeric"
            defaultValue={editing?.seat ?? ''}
          />
        </div>
        <div className="field">
          <label htmlFor="note-language">{t('room.language')}</label>
          <select id="note-language" name="language" defaultValue={editing?.language ?? language}>
            {room.session.terms.languages.map(one => (
              <option key={one} value={one}>
                {languageName(one)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="channel">{t('room.channel')}</label>
          <select id="channel" name="channel" defaultValue={editing?.channel ?? 'live'}>
            {noteChannels.map(one => (
              <option key={one} value={one}>
                {t(`room.channel.${one}`)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <button type="submit">{t('room.keep')}</button>{' '}
      {editing && (
        <button type="button" className="second" onClick={onCancel}>
          {t('room.cancel')}
        </button>
      )}
    </form>
  )
}

function Stops(props: {
  passages: readonly IdentifyingPassage[]
  stops: readonly IdentifyingPassage[]
  cleared: readonly string[]
  onCleared: (cleared: readonly string[]) => void
}) {
  const { t } = useWords()
  const { passages, stops, cleared, onCleared } = props
  return (
    <div id="note-stops" aria-live="polite">
      {passages.length > 0 && (
        <div className={stops.length > 0 ? 'callout stops' : 'stops'}>
          <p>
            <b>{t(stops.length > 0 ? 'room.stop' : 'room.stopCleared')}</b>
          </p>
          <ul className="plain">
            {passages.map(one => (
              <li key={one.start}>
                <q>{one.text}</q> – {t(`room.kind.${one.kind}`)}{' '}
                {mayBeCleared(one) && (
                  <label className="choice">
                    <input
                      type="checkbox"
                      checked={cleared.includes(one.text)}
                      onChange={event =>
                        onCleared(
                          event.target.checked
                            ? [...cleared, one.text]
                            : cleared.filter(each => each !== one.text),
                        )
                      }
                    />{' '}
                    {t('room.clears')}
                  </label>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
