import { useWords } from '../strings/words.tsx'

export function Footer() {
  const { t, path } = useWords()
  return (
    <footer className="bottom">
      <div className="wide">
        <p>{t('footer.promise')}</p>
        <p>
          <a href={path('/about-data')}>{t('nav.aboutData')}</a> ·{' '}
          <a href={path('/releases')}>{t('releases.crumb')}</a> ·{' '}
          <a href={path('/trust/agreements')}>{t('trust.agreements')}</a> ·{' '}
          <a href="/api/v1/measures">{t('footer.measures')}</a> · <a href={path('/api')}>{t('footer.api')}</a>{' '}
          · <a href="/api/v1/incidents?format=csv">{t('footer.rows')}</a> ·{' '}
          <a href={path('/work')}>{t('nav.staff')}</a>
        </p>
      </div>
    </footer>
  )
}
