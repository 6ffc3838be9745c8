import type { Room } from '@understory/model'
import { useEffect, useState } from 'react'
import { useWords } from '../../strings/words.tsx'
import { clockAt, minutesAndSeconds } from './clock.ts'
import { device } from './device.ts'

/** What runs now with its countdown, how far the evening is behind its plan, and what comes. */
export function RunningSheet({ room, onAt }: { room: Room; onAt: (at: number) => void }) {
  const { t, language, time } = useWords()
  const { runSheet, groundRules } = room.session.terms
  const [begun, setBegun] = useState(() => device.begun())
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  const minutes = runSheet.map(one => one.minutes)
  const clock = clockAt(minutes, Date.parse(room.session.startsAt), begun, now)
  const step = (next: number[]) => {
    device.setBegun(next)
    setBegun(next)
    onAt(next.length - 1)
  }
  const running = runSheet[clock.at]
  const next = runSheet[clock.at + 1]
  const clockText = { ends: time(clock.endsAt, room.city.timeZone), late: Math.abs(clock.late_min) }
  return (
    <section className="room-sheet" aria-labelledby="running">
      <div className="panel room-clock">
        <h2 id="running">
          {running ? running.title[language] : t(clock.at < 0 ? 'room.notBegun' : 'room.ended')}
        </h2>
        {clock.left_s !== null && (
          <p className={clock.left_s < 0 ? 'countdown over' : 'countdown'}>
            <span role="timer">{minutesAndSeconds(clock.left_s)}</span>{' '}
            <small>{t(clock.left_s < 0 ? 'room.over' : 'room.left')}</small>
          </p>
        )}
        <p className="drift">
          {t(
            clock.late_min === 0 ? 'room.onTime' : clock.late_min > 0 ? 'room.late' : 'room.early',
            clockText,
          )}
        </p>
        {running && running.prompts.length > 0 && (
          <ul className="prompts">
            {running.prompts.map(prompt => (
              <li key={prompt.id}>{prompt.text[language]}</li>
            ))}
          </ul>
        )}
        {running?.guidance && <p className="guidance">{running.guidance}</p>}
        {clock.at < runSheet.length && (
          <button type="button" onClick={() => step([...begun, Date.now()])}>
            {next
              ? t(clock.at < 0 ? 'room.begin' : 'room.next', { title: next.title[language] })
              : t('room.end')}
          </button>
        )}{' '}
        {begun.length > 0 && (
          <button type="button" className="second" onClick={() => step(begun.slice(0, -1))}>
            {t('room.back')}
          </button>
        )}
      </div>
      <details>
        <summary>{t('room.whole')}</summary>
        <ol className="run-sheet">
          {runSheet.map((one, i) => (
            <li key={one.id} {...(i === clock.at && { 'aria-current': 'step' as const })}>
              <span className="minutes">{t('dialogue.minutes', { minutes: one.minutes })}</span>
              <span>
                <b>{one.title[language]}</b>
                {one.prompts.map(prompt => (
                  <span className="prompt" key={prompt.id}>
                    {prompt.text[language]}
                  </span>
                ))}
                {one.guidance && <span className="guidance">{one.guidance}</span>}
              </span>
            </li>
          ))}
        </ol>
      </details>
      {groundRules.length > 0 && (
        <details>
          <summary>{t('dialogue.groundRules')}</summary>
          <ul>
            {groundRules.map(rule => (
              <li key={rule.en}>{rule[language]}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
