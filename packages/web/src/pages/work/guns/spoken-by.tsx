import type { GunSignal } from '@understory/model'
import { useWords } from '../../../strings/words.tsx'

/** Which method judged a signal, and what share of such findings chance accounts for with all series looked at. */
export function SpokenBy({ signal }: { signal: GunSignal }) {
  const { t, code, percent } = useWords()
  const { sudden, lasting, method, q } = signal
  return (
    <p className="note">
      {sudden && method !== null && `${code('signals.method', method)} `}
      {lasting && `${t('signals.method.cusum')} `}
      {sudden && q !== null && t('signals.q', { q: percent(Math.max(q, 0.001)) })}
    </p>
  )
}
