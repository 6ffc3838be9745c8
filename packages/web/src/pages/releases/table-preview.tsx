import type { TablePreview } from '@understory/model'
import { useWords } from '../../strings/words.tsx'

/** How a table begins, with its words for what is no number. */
export function PreviewTable({ table }: { table: TablePreview }) {
  const words = useWords()
  const { t, code, number } = words
  const id = `table-${table.name}`
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="scroll" tabIndex={0} aria-labelledby={id}>
        <table className="released">
          <caption id={id}>{code('release.table', table.name, table.title)}</caption>
          <thead>
            <tr>
              {table.columns.map(column => (
                <th key={column} scope="col">
                  {code('release.column', column.replace(/:.*/, ''), column)}
                </th>
              ))}
              <th scope="col" className="n">
                {t('release.value')}
              </th>
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ codes, labels, value, status }) => (
              <tr key={codes.join('|')} className={codes.includes(null) ? 'total' : undefined}>
                {table.columns.map((column, i) => (
                  <td key={column}>{labelOf(words, column, codes[i] ?? null, labels[i] ?? null)}</td>
                ))}
                <td className="n">
                  {status === 'published' && value !== null ? (
                    number(value)
                  ) : (
                    <i className="quiet">{t('release.suppressed')}</i>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {table.rowCount > table.rows.length && (
        <p className="note">{t('release.firstRows', { shown: table.rows.length, rows: table.rowCount })}</p>
      )}
    </>
  )
}

function labelOf(
  { t, code: words, month }: ReturnType<typeof useWords>,
  column: string,
  code: string | null,
  label: string | null,
): string {
  if (code === null) return t('release.total')
  if (code === '') return t('release.missing')
  if (/^\d{4}-\d{2}$/.test(code)) return month(code)
  return words(column, code, label ?? code)
}
