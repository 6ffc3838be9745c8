import type { StringKey } from '../strings/words.tsx'
import { useWords } from '../strings/words.tsx'

/** What is not right in a form, field by field, in the order of the fields; `message` is said in the reader’s own language. */
export type Faults = readonly { readonly field: string; readonly message: StringKey }[]

/** Everything that is not right, above the form, each leading to its field. */
export function FaultSummary({ faults }: { faults: Faults }) {
  const { t } = useWords()
  if (faults.length === 0) return null
  return (
    <div className="error-summary" role="alert" aria-labelledby="faults-title">
      <h2 id="faults-title">{t('draft.faults', { count: faults.length })}</h2>
      <ul>
        {faults.map(({ field, message }) => (
          <li key={field}>
            <a href={`#${field}`}>{t(message)}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What to say at a field. */
export function useFaultOf(faults: Faults): (field: string) => string | undefined {
  const { t } = useWords()
  const said = new Map(faults.map(({ field, message }) => [field, t(message)]))
  return field => said.get(field)
}
