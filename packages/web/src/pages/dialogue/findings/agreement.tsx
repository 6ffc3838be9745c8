import type { CoderAgreement } from '@understory/model'
import { useWords } from '../../../strings/words.tsx'

/** At 0.80 codings are usually taken as reliable, from 0.667 as tentative; below that no claim should stand on them alone. */
const readings = [
  [0.8, 'good'],
  [0.667, 'tentative'],
  [-1, 'poor'],
] as const
/** What is well on these points alone, and may be below 0.667 on others, is tentative. */
export function readingOf(alpha: number, low: number | null) {
  const reading = readings.find(([from]) => alpha >= from)?.[1] ?? 'poor'
  return reading === 'good' && (low === null || low < 0.667) ? 'tentative' : reading
}

/** Agreement of coders in words, with its interval drawn from 0 to 1. */
export function Agreement({ agreement }: { agreement: CoderAgreement }) {
  const { t } = useWords()
  const { alpha, low, high, points } = agreement
  if (alpha === null)
    return (
      <p className="note">{t(points < 2 ? 'findings.agreement.fewPoints' : 'findings.agreement.allAlike')}</p>
    )
  // Points drawn again from points that never differ never differ: that interval says nothing.
  if (alpha === 1) return <p className="note">{t('findings.agreement.never', { points })}</p>
  const said = (value: number) => value.toFixed(2).replace('-', '−')
  const at = (value: number) => `${Math.max(0, Math.min(1, value)) * 100}%`
  return (
    <div className="agreement">
      <p className="note">
        {t(`findings.agreement.${readingOf(alpha, low)}`)}{' '}
        {low !== null && high !== null
          ? t('findings.agreement.interval', {
              alpha: said(alpha),
              low: said(low),
              high: said(high),
              points,
            })
          : t(points < 5 ? 'findings.agreement.noInterval' : 'findings.agreement.noSpread', {
              alpha: said(alpha),
              points,
            })}
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
