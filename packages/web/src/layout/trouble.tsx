import { useWords } from '../strings/words.tsx'

/** What went wrong, in plain words, and where to go from here. */
export function Trouble({ status, problem }: { status: number; problem: unknown }) {
  const { t, path } = useWords()
  const kind = status === 404 ? 'missing' : status === 400 ? 'unclear' : status === 503 ? 'busy' : 'broken'
  const detail =
    typeof problem === 'object' &&
    problem !== null &&
    'detail' in problem &&
    typeof problem.detail === 'string'
      ? problem.detail
      : null
  return (
    <>
      <title>{`${t(`trouble.${kind}.title`)} – Understory`}</title>
      <h1>{t(`trouble.${kind}.title`)}</h1>
      <p className="lead">{t(`trouble.${kind}.text`)}</p>
      {detail && status < 500 && (
        <p className="note" lang="en">
          {detail}
        </p>
      )}
      <ul>
        <li>
          <a href={path('/')}>{t('trouble.home')}</a>
        </li>
        <li>
          <a href={path('/places')}>{t('nav.places')}</a>
        </li>
        <li>
          <a href={path('/about-data')}>{t('nav.aboutData')}</a>
        </li>
      </ul>
    </>
  )
}
