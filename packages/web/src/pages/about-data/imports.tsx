import type { AboutData, ImportReport } from '@understory/model'
import { useWords } from '../../strings/words.tsx'

export function Imports({ imports }: Pick<AboutData, 'imports'>) {
  const { t } = useWords()
  const counts = ['read', 'kept', 'unchanged', 'revisedShort', 'setAsideShort'] as const
  return (
    <section id="imports">
      <h2>{t('about.imports')}</h2>
      <p>{t('about.importsText')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="scroll" tabIndex={0} aria-label={t('about.imports')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('about.file')}</th>
              <th scope="col">{t('about.when')}</th>
              {counts.map(count => (
                <th scope="col" className="n" key={count}>
                  {t(`about.${count}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {imports.map(report => (
              <Import key={report.importNo} report={report} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

function Import({ report }: { report: ImportReport }) {
  const { t, day, number } = useWords()
  const { fileName, state, receivedAt, sameAsImportNo } = report
  return (
    <tr>
      <th scope="row">
        {fileName}
        <br />
        <small>
          {t(`about.state.${state}`)}
          {sameAsImportNo !== null && `, ${t('about.sameAs', { no: String(sameAsImportNo) })}`}
        </small>
      </th>
      <td>{day(receivedAt)}</td>
      {[report.read, report.kept, report.unchanged, report.revised, report.setAside].map((count, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: five fixed columns
        <td className="n" key={i}>
          {number(count)}
        </td>
      ))}
    </tr>
  )
}
