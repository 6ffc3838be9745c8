import type { GunCoverage } from '@understory/model'
import { useWords } from '../../strings/words.tsx'

/** Coverage, turnaround and age of traces in one line: stands on every chart of guns. */
export function CoverageLine({ coverage }: { coverage: GunCoverage }) {
  const { t, number, percent, day } = useWords()
  const { traced, guns, turnaround_days, asOf } = coverage
  const parts = [
    t('guns.line.traced', { share: percent(traced.share ?? 0), guns: number(guns) }),
    turnaround_days === null
      ? t('guns.line.turnaroundUnknown')
      : t('guns.line.turnaround', { days: number(turnaround_days) }),
    asOf === null ? null : t('guns.line.asOf', { day: day(asOf) }),
  ]
  return <p className="note coverage">{parts.filter(Boolean).join(' · ')}</p>
}

/** The same of a summary. */
export const coverageOf = (summary: {
  readonly asOf: string | null
  readonly guns: number
  readonly coverage: Pick<GunCoverage, 'traced' | 'turnaround_days' | 'turnaroundKnown'>
}): GunCoverage => ({ ...summary.coverage, asOf: summary.asOf, guns: summary.guns })
