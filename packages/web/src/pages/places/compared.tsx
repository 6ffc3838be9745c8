import type { AreaSummary, MeasureAnswer, MeasureRow } from '@understory/model'
import { rowOf } from '../../api/questions.ts'
import { fewestResidents } from '../../measured/rate-map.tsx'
import { useWords } from '../../strings/words.tsx'

/** Residents, and the rate beside that of the city, each with its interval. */
export function Compared(props: {
  area: AreaSummary
  year: number | null
  rate: MeasureAnswer
  cityRate: MeasureAnswer
}) {
  const { area, year } = props
  const words = useWords()
  const { t } = words
  const enough = (area.population ?? 0) >= fewestResidents
  const here = enough ? rowOf(props.rate) : null
  const city = rowOf(props.cityRate)
  const verdict = compare(here, city)
  return (
    <>
      {verdict && <p className="lead">{t(`place.compare.${verdict}`, { place: area.name })}</p>}
      <dl className="figures">
        <div>
          <dt>{t('place.residents')}</dt>
          <dd>
            {area.population === null ? t('place.residentsUnknown') : words.number(area.population)}
            {year !== null && area.population !== null && (
              <small>{t('place.residentsYear', { year: String(year) })}</small>
            )}
          </dd>
        </div>
        <Rate
          label={t('place.rate')}
          row={here}
          why={t(area.population === null ? 'place.noRateUnknown' : 'place.noRateWhy')}
        />
        <Rate label={t('place.rateCity')} row={city} why={t('place.noRateUnknown')} />
      </dl>
    </>
  )
}

function Rate({ label, row, why }: { label: string; row: MeasureRow | null; why: string }) {
  const { t, measured } = useWords()
  const known = row?.value != null && row.low !== null && row.high !== null
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {known ? measured(row.value ?? 0) : t('place.noRate')}
        <small>
          {known ? t('place.rateRange', { low: measured(row.low ?? 0), high: measured(row.high ?? 0) }) : why}
        </small>
      </dd>
    </div>
  )
}

/** Higher or lower only where the two intervals do not touch: careful, as places are many. */
function compare(here: MeasureRow | null, city: MeasureRow | null): 'higher' | 'lower' | 'same' | null {
  if (here?.low == null || here.high === null || city?.low == null || city.high === null) return null
  return here.low > city.high ? 'higher' : here.high < city.low ? 'lower' : 'same'
}
