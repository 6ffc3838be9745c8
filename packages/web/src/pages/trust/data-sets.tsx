import type { RegisterEntry } from '@understory/model'
import { useWords } from '../../strings/words.tsx'

type Set = RegisterEntry['dataSets'][number]

/** What is given: each source with its fields and how sensitive they are. */
export function DataSets({ agreement: { dataSets } }: { agreement: Pick<RegisterEntry, 'dataSets'> }) {
  const { t } = useWords()
  return (
    <section>
      <h2>{t('agreement.what')}</h2>
      {dataSets.length === 0 && <p>{t('agreement.noData')}</p>}
      {dataSets.map(set => (
        <DataSet key={`${set.source} ${set.provenance}`} set={set} />
      ))}
    </section>
  )
}

function DataSet({ set: { source, provenance, legalAuthority, fields } }: { set: Set }) {
  const { t, code } = useWords()
  const kind = code('provenance', provenance)
  const authority = <p className="note">{t('agreement.authority', { authority: legalAuthority })}</p>
  if (fields === 'all')
    return (
      <>
        <p>{t('agreement.everything', { provenance: kind })}</p>
        {authority}
      </>
    )
  return (
    <>
      <p>{t('agreement.set', { source, provenance: kind, count: fields.length })}</p>
      {authority}
      <details>
        <summary>{t('agreement.fields')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('agreement.field')}</th>
              <th scope="col">{t('agreement.sensitivity')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ name, sensitivity }) => (
              <tr key={name}>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td>{t(`agreement.sensitivity.${sensitivity}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  )
}
