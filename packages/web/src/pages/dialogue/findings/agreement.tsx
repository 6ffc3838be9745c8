import type { CoderAgreement } from '@understory/model'
import { useWords } from '../../../strings/words.tsx'

/** At 0.80 codings are usually taken as reliable, from 0.667 as tentative; below that no claim should stand on them alone. */
const readings = [
  [0.8, 'good'],
  [0.667, 'tentative'],
  [-1, 'poor'],
] as const
export const readingOf = (alpha: number) => readings.find(([from]) => alpha >= from)?.[1] ?? 'poor'

/** Agreement of coders in words, with its interval drawn from 0 to 1. */
export function Agreement({ agreement }: { agreement: CoderAgreement }) {
  const { t } = useWords()
  const { alpha, low, high, points } = agreement
  if (alpha === null)
    return (
      <p className="note">{t(points < 2 ? 'findings.agreement.fewPoints' : 'findings.agreement.allAlike')}</p>
    )
  const at = (value: number) => `${Math.max(0, Math.min(1, value)) * 100}%`
  return (
    <div className="agreement">
      <p className="note">
        {t(`findings.agreement.${readingOf(alpha)}`)}{' '}
        {low !== null && high !== null
          ? t('findings.agreement.interval', {
              alpha: alpha.toFixed(2),
              low: low.toFixed(2),
              high: high.toFixed(2),
              points,
            })
          : t('findings.agreement.noInterval', { alpha: alpha.toFixed(2), points })}
      </p>
      <svg className="alpha-bar" aria-hidden="true" focusable="false">
        <rect y="7" width="100%" height="4" className="alpha-whole" />
        <line x1="66.7%" x2="66.7%" y1="2" y2="16" className="alpha-mark" />
        <line x1="80%" x2="80%" y1="2" y2="16" className="alpha-mark" />
        {low !== null && high !== null && (
          <rect
            x={at(low)}
            y="5"
            width={`${Math.max(0.5, (Math.min(1, high) - Math.max(0, low)) * 100)}%`}
            height="8"
            rx="2"
            className="alpha-interval"
          />
        )}
        <circle cx={at(alpha)} cy="9" r="6" className="alpha-value" />
      </svg>
    </div>
  )
}
