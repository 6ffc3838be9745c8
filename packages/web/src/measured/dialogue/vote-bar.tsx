import type { StatementTally } from '@understory/model'
import { useWords } from '../../strings/words.tsx'

/** How many agree, pass and disagree, as one bar of three parts and in words; nothing before the first count. */
export function VoteBar({ tally }: { tally: StatementTally | null }) {
  const { t, percent } = useWords()
  if (tally === null) return <p className="note">{t('voting.notCounted')}</p>
  const { agree, disagree, seen, margin } = tally
  const at = (share: number) => `${Math.round(share * 1_000) / 10}%`
  const [agreed, disagreed] = [agree / seen, disagree / seen]
  return (
    <>
      <svg className="vote-bar" aria-hidden="true" focusable="false">
        <rect width="100%" height="12" className="passed" />
        <rect width={at(agreed)} height="12" className="agreed" />
        <rect x={at(1 - disagreed)} width={at(disagreed)} height="12" className="disagreed" />
      </svg>
      <p className="note vote-words">
        {t('voting.shares', {
          agree: percent(agreed),
          disagree: percent(disagreed),
          pass: percent((seen - agree - disagree) / seen),
          seen,
          margin: Math.min(100, Math.ceil((margin / seen) * 100)),
        })}
      </p>
    </>
  )
}
