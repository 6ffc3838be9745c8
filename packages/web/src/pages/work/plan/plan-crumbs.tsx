import { useWords } from '../../../strings/words.tsx'

/** The way back from a page about the plan. */
export function PlanCrumbs({ no, measures }: { no?: number; measures?: boolean }) {
  const { t, path } = useWords()
  return (
    <p className="crumbs">
      <a href={path('/work')}>{t('work.name')}</a> › <a href={path('/work/plan')}>{t('work.plan')}</a>
      {measures && (
        <>
          {' › '}
          <a href={path('/work/plan/measures')}>{t('workMeasures.door')}</a>
        </>
      )}
      {no !== undefined && (
        <>
          {' › '}
          <a href={path(`/work/plan/commitments/${no}`)}>{t('plan.number', { no })}</a>
        </>
      )}
    </p>
  )
}
