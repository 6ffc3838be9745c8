import { useState } from 'react'
import { useWords } from '../../strings/words.tsx'
import { device } from './device.ts'

/** How many people sit at the table: a number, never names. */
export function HeadCount({ onCounted }: { onCounted: () => void }) {
  const { t } = useWords()
  const [last, setLast] = useState(() => device.tallies().at(-1)?.tally.people ?? null)
  return (
    <form
      className="inline-form head-count"
      onSubmit={event => {
        event.preventDefault()
        const people = Number(new FormData(event.currentTarget).get('people'))
        device.tally(people)
        setLast(people)
        onCounted()
      }}
    >
      <p className="field">
        <label htmlFor="people">{t('room.people')}</label>
        <input
          id="people"
          name="people"
          type="number"
          min={0}
          max={500}
          inputMode="numeric"
          required
          defaultValue={last ?? ''}
        />
      </p>
      <button type="submit" className="second">
        {t('room.count')}
      </button>{' '}
      <span role="status">{last === null ? '' : t('room.counted', { people: last })}</span>
    </form>
  )
}
