import { useWords } from '../../../strings/words.tsx'

/** The way back from a page about one series. */
export function SeriesCrumbs({ id, title }: { id?: string; title?: string }) {
  const { t, path } = useWords()
  return (
    <p className="crumbs">
      <a href={path('/work')}>{t('work.name')}</a> › <a href={path('/work/dialogue')}>{t('work.dialogue')}</a>
      {id !== undefined && (
        <>
          {' › '}
          <a href={path(`/work/dialogue/${id}`)}>{title}</a>
        </>
      )}
    </p>
  )
}
