import { useWords } from '../../strings/words.tsx'
import { type Choice, kindChoices, periodChoices } from './choice.ts'

/** A plain form: the address it leads to says what is shown. */
export function Filters({ choice, years }: { choice: Choice; years: readonly string[] }) {
  const { t, path } = useWords()
  return (
    <form className="filters" action={path('/incidents')} method="get" aria-label={t('incidents.filters')}>
      <div>
        <label htmlFor="kind">{t('incidents.kind')}</label>
        <select id="kind" name="kind" defaultValue={choice.kind}>
          {kindChoices.map(kind => (
            <option key={kind} value={kind}>
              {t(`kind.${kind}`)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor="period">{t('incidents.period')}</label>
        <select id="period" name="period" defaultValue={choice.period}>
          {periodChoices.map(period => (
            <option key={period} value={period}>
              {t(`incidents.period.${period}`)}
            </option>
          ))}
          {years.map(year => (
            <option key={year}>{year}</option>
          ))}
        </select>
      </div>
      <button type="submit">{t('incidents.show')}</button>
    </form>
  )
}
