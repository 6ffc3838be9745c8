import type { ReactNode } from 'react'
import type { StringKey } from '../strings/words.tsx'
import { useWords } from '../strings/words.tsx'

/** What is not right in a form, field by field, in the order of the fields; `message` is said in the reader’s own language. */
export type Faults = readonly { readonly field: string; readonly message: StringKey }[]

/** Everything that is not right, above the form, each leading to its field. */
export function FaultSummary({ faults }: { faults: Faults }) {
  const { t } = useWords()
  return <FaultList list={faults.map(({ field, message }) => ({ field, link: t(message) }))} />
}

/** The same where a fault is named by its field, with what is said of it after the link. */
export function FaultList({
  list,
}: {
  list: readonly { readonly field: string; readonly link: string; readonly said?: ReactNode }[]
}) {
  const { t } = useWords()
  if (list.length === 0) return null
  return (
    <div className="error-summary" role="alert" aria-labelledby="faults-title">
      <h2 id="faults-title">{t('draft.faults', { count: list.length })}</h2>
      <ul>
        {list.map(({ field, link, said }) => (
          <li key={field}>
            <a href={`#${field}`}>{link}</a>
            {said && <>: {said}</>}
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
