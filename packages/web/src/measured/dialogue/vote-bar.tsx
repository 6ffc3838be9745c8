import { useWords } from '../../strings/words.tsx'

/** How many agree, pass and disagree, as one bar of three parts and in words. */
export function VoteBar({ agree, disagree, seen }: { agree: number; disagree: number; seen: number }) {
  const { t, percent } = useWords()
  if (seen === 0) return <p className="note">{t('voting.noVote')}</p>
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
        })}
      </p>
    </>
  )
}
