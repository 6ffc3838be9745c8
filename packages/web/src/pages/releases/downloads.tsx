import type { ReleaseFile } from '@understory/model'
import { useWords } from '../../strings/words.tsx'

/** Every file with its size: what people open first, then what programs read. */
export function Downloads({ files }: { files: readonly ReleaseFile[] }) {
  const { t, rich, measured } = useWords()
  return (
    <section>
      <h2 id="files">{t('release.files')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="scroll" tabIndex={0} aria-labelledby="files">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('release.file')}</th>
              <th scope="col" className="n">
                {t('release.size')}
              </th>
            </tr>
          </thead>
          <tbody>
            {files
              .toSorted((a, b) => rank(a) - rank(b))
              .map(({ name, address, bytes }) => (
                <tr key={name}>
                  <th scope="row">
                    <a href={address}>{name}</a>
                  </th>
                  <td className="n">{t('release.bytes', { size: measured(bytes / 1000) })}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </section>
      <p className="note">{rich('release.fileNote', { code: parts => <code>{parts}</code> })}</p>
    </section>
  )
}

const order = ['.csv', '.parquet', 'datapackage.json', '.html', '.json']
const rank = ({ name }: ReleaseFile): number => order.findIndex(end => name.endsWith(end))
