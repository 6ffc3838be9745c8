import { useWords } from '../strings/words.tsx'

const kinds = new Map<number, 'missing' | 'unclear' | 'denied' | 'busy'>([
  [400, 'unclear'],
  [403, 'denied'],
  [404, 'missing'],
  [503, 'busy'],
])

/** What went wrong, in plain words, and where to go from here. */
export function Trouble({ status, problem }: { status: number; problem: unknown }) {
  const { t, path } = useWords()
  const kind = kinds.get(status) ?? 'broken'
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
