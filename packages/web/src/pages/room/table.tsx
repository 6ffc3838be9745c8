import type { Note } from '@understory/model'
import { useCallback, useEffect, useState } from 'react'
import { useWords } from '../../strings/words.tsx'
import { device, type KeptNote, type Opened } from './device.ts'
import { HeadCount } from './head-count.tsx'
import { NoteForm } from './note-form.tsx'
import { NoteList } from './note-list.tsx'
import { RunningSheet } from './running-sheet.tsx'
import { type Outcome, openTable, sendWaiting } from './sending.ts'

const again_ms = 5_000

/** One table: what runs, what is written down, and whether it arrived. */
export function Table({ opened, onOpened }: { opened: Opened; onOpened: (opened: Opened | null) => void }) {
  const { t, language, path } = useWords()
  const { room, pass } = opened
  const [notes, setNotes] = useState<readonly KeptNote[]>(() => device.notes())
  const [outcome, setOutcome] = useState<Outcome>('sent')
  const [arrived, setArrived] = useState(room.points)
  const [editing, setEditing] = useState<Note | null>(null)
  const [at, setAt] = useState(() => device.begun().length - 1)

  const send = useCallback(async () => {
    const { outcome: how, points } = await sendWaiting(pass)
    setOutcome(how)
    if (points !== null) setArrived(points)
    setNotes(device.notes())
  }, [pass])
  useEffect(() => {
    void send()
    const timer = setInterval(() => void send(), again_ms)
    const now = () => void send()
    const other = () => setNotes(device.notes())
    window.addEventListener('online', now)
    window.addEventListener('storage', other)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', now)
      window.removeEventListener('storage', other)
    }
  }, [send])

  const changed = () => {
    setNotes(device.notes())
    void send()
  }
  const refresh = async () => {
    const now = await openTable(pass)
    if (now === null || typeof now === 'string') return
    device.open(pass, now)
    onOpened(device.opened())
  }
  const waiting = notes.filter(one => one.state === 'waiting' || one.state === 'removed').length
  return (
    <>
      <p className="note">{room.series.title[language]}</p>
      <h1 className="room-title">
        {room.session.terms.title[language]} <span>{t('room.table', { table: room.table })}</span>
      </h1>
      <p className={`room-state ${outcome}`} role="status">
        {waiting > 0 ? t(`room.waiting.${outcome}`, { waiting }) : t('room.allSent', { arrived })}
      </p>
      <div className="room">
        <RunningSheet room={room} onAt={setAt} />
        <div className="room-notes">
          <NoteForm
            key={editing?.id ?? 'new'}
            room={room}
            at={at}
            editing={editing}
            onKept={() => {
              setEditing(null)
              changed()
            }}
            onCancel={() => setEditing(null)}
          />
          <HeadCount onCounted={changed} />
          <NoteList
            notes={notes}
            room={room}
            onEdit={note => {
              setEditing(note)
              document.getElementById('note-form')?.scrollIntoView()
            }}
            onRemove={id => {
              device.remove(id)
              changed()
            }}
          />
        </div>
      </div>
      <section className="room-end">
        <h2>{t('room.deviceHeading')}</h2>
        <p>{t('room.deviceText')}</p>
        <p className="tools">
          <button type="button" className="second" onClick={() => void refresh()}>
            {t('room.refresh')}
          </button>{' '}
          <button
            type="button"
            className="second"
            disabled={waiting > 0 || notes.some(one => one.state === 'stopped')}
            onClick={() => {
              device.clear()
              onOpened(null)
            }}
          >
            {t('room.clear')}
          </button>
        </p>
        <p className="note">
          <a href={path(`/dialogue/${room.series.slug}/sessions/${room.session.slug}`)}>
            {t('room.publicPage')}
          </a>
        </p>
      </section>
    </>
  )
}
