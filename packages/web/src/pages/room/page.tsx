import { useEffect, useState } from 'react'
import { CodeField } from '../../forms/field.tsx'
import type { PageHandle } from '../../layout/hydration.ts'
import { useWords } from '../../strings/words.tsx'
import { device, type Opened } from './device.ts'
import { keepPage } from './keep-page.ts'
import { openTable } from './sending.ts'
import { Table } from './table.tsx'

export const handle = { hydrate: true } satisfies PageHandle

/** The table in the room: run-sheet, notes and head counts on a phone or tablet, with or without a network. */
export default function RoomPage() {
  const { t, path } = useWords()
  const own = path('/room')
  const [opened, setOpened] = useState<Opened | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [ready, setReady] = useState(false)

  const open = async (pass: string): Promise<void> => {
    const room = await openTable(pass)
    if (room === null) return setTrouble('no-network')
    if (typeof room === 'string') return setTrouble(room)
    const there = device.opened()
    // Another table: what the device still has to send for the one before would be lost with its pass.
    if (there && there.pass !== pass && device.notes().some(one => one.state === 'waiting'))
      return setTrouble('unsent')
    device.open(pass, room)
    setTrouble(null)
    setOpened(device.opened())
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is there
  useEffect(() => {
    setOpened(device.opened())
    setReady(true)
    const pass = decodeURIComponent(location.hash.slice(1))
    if (pass !== '') {
      // The pass does not stay in the address bar, where somebody could read it over a shoulder.
      history.replaceState(null, '', own)
      void open(pass)
    }
    void keepPage(own).catch(() => false)
  }, [])

  return (
    <>
      <title>{t('room.title')}</title>
      <link rel="manifest" href={own === '/room' ? '/room.webmanifest' : '/room-es.webmanifest'} />
      {opened ? (
        <Table opened={opened} onOpened={setOpened} />
      ) : (
        <div className="form-page">
          <h1>{t('room.openHeading')}</h1>
          <p className="lead">{t('room.openLead')}</p>
          <noscript>
            <p className="callout">{t('room.noScript')}</p>
          </noscript>
          <form
            onSubmit={event => {
              event.preventDefault()
              void open(String(new FormData(event.currentTarget).get('pass') ?? ''))
            }}
          >
            <CodeField name="pass" label={t('room.pass')} hint={t('room.passHint')} />
            <button type="submit" disabled={!ready}>
              {t('room.open')}
            </button>
          </form>
        </div>
      )}
      {trouble && (
        <p className="callout" role="alert">
          {t(`room.trouble.${troubleKey(trouble)}`)}
        </p>
      )}
    </>
  )
}

const troubles = ['no-network', 'pass-ended', 'not-found', 'unsent'] as const
const troubleKey = (code: string): (typeof troubles)[number] =>
  troubles.find(one => one === code) ?? 'not-found'
