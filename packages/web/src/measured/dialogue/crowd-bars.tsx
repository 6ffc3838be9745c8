import type { TalliedStatement } from '@understory/model'
import { useWords } from '../../strings/words.tsx'
import { VoteBar } from './vote-bar.tsx'

/** How people with a code voted, and beneath it how anyone did: two bars that are never added up. */
export function CrowdBars({ tallies: { code, open } }: Pick<TalliedStatement, 'tallies'>) {
  const { t } = useWords()
  return (
    <>
      <p className="note">
        <b>{t('crowd.code')}</b>
      </p>
      <VoteBar tally={code} />
      <p className="note">
        <b>{t('crowd.open')}</b> ({t('crowd.about.open')})
      </p>
      <VoteBar tally={open} />
    </>
  )
}
