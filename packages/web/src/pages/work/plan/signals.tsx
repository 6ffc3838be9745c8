import type { MeetingSignal } from '@understory/model'
import { useWords } from '../../../strings/words.tsx'

/** What stands out today: counted, beside a year before, with a word only where chance is no explanation. */
export function Signals({ signals }: { signals: readonly MeetingSignal[] }) {
  const { t, day, percent } = useWords()
  const [first] = signals
  if (!first) return <p>{t('meeting.noSignals')}</p>
  return (
    <>
      <ul className="plain owed">
        {signals.map(one => (
          <li key={one.place ?? ''}>
            <b>{one.place ?? t('meeting.city')}</b>:{' '}
            {t('meeting.signal', { count: one.count, before: one.before ?? 0 })}{' '}
            <b>{t(`meeting.word.${one.word}`)}</b>
            {one.low !== null && one.high !== null && (
              <p className="note">{t('meeting.range', { low: percent(one.low), high: percent(one.high) })}</p>
            )}
          </li>
        ))}
      </ul>
      <p className="note">{t('meeting.signalNote', { from: day(first.from), to: day(first.to) })}</p>
    </>
  )
}
