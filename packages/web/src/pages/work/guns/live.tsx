import { useLive } from '../../../layout/use-live.ts'
import { useWords } from '../../../strings/words.tsx'

/** Says that the page follows new data by itself, once it did; read out by screen readers. */
export function Live() {
  const { t } = useWords()
  const live = useLive(null)
  return (
    <p className="note" role="status">
      {live && t('gunPages.live')}
    </p>
  )
}
