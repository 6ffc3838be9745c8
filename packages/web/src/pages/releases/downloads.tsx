import type { ReleaseFile, ReleaseOne } from '@understory/model'
import { useWords } from '../../strings/words.tsx'

/** Each table as CSV and Parquet; then the files that describe and prove them. */
export function Downloads({ release: { files, previews } }: Pick<ReleaseOne, 'release'>) {
  const { t, code, rich } = useWords()
  const named = new Map(files.map(file => [file.name, file]))
  const tables = previews.map(({ name, title }) => ({
    name,
    title: code('release.table', name, title),
    csv: named.get(`${name}.csv`),
    parquet: named.get(`${name}.parquet`),
  }))
  const ofTables = new Set(tables.flatMap(({ csv, parquet }) => [csv?.name, parquet?.name]))
  return (
    <section>
      <h2 id="files">{t('release.files')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="scroll" tabIndex={0} aria-labelledby="files">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('release.table')}</th>
              <th scope="col" className="n">
                CSV
              </th>
              <th scope="col" className="n">
                Parquet
              </th>
            </tr>
          </thead>
          <tbody>
            {tables.map(({ name, title, csv, parquet }) => (
              <tr key={name}>
                <th scope="row">{title}</th>
                {[csv, parquet].map((file, i) => (
                  <td key={i === 0 ? 'csv' : 'parquet'} className="n">
                    {file && <FileLink file={file} of={title} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="note">{rich('release.fileNote', { code: parts => <code>{parts}</code> })}</p>
      <h3>{t('release.otherFiles')}</h3>
      <ul className="note">
        {files
          .filter(({ name }) => !ofTables.has(name))
          .map(file => (
            <li key={file.name}>
              <a href={file.address}>{file.name}</a>: {code('release.is', file.name, file.mediaType)} (
              <Size bytes={file.bytes} />)
            </li>
          ))}
      </ul>
    </section>
  )
}

/** The link says what it downloads also to those who hear it alone. */
function FileLink({ file, of }: { file: ReleaseFile; of: string }) {
  return (
    <a href={file.address}>
      <span className="hidden">
        {of}, {file.name.endsWith('.csv') ? 'CSV' : 'Parquet'},{' '}
      </span>
      <Size bytes={file.bytes} />
    </a>
  )
}

function Size({ bytes }: { bytes: number }) {
  const { t, measured } = useWords()
  return t('release.bytes', { size: measured(bytes / 1000) })
}
