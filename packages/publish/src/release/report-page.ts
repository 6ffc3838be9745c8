import { auditedHow, protectedHow } from './plain-words.ts'
import type { ReleaseMaking } from './types.ts'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const style = `body{margin:0 auto;max-width:46rem;padding:1.5rem;font:1.05rem/1.55 "Public Sans",system-ui,sans-serif;color:#1f2421;background:#fbfaf7}
h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.2rem;margin-top:2rem}.scroll{overflow-x:auto}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}th,td{padding:.35rem .8rem .35rem 0;text-align:right;border-bottom:1px solid #e7dfd2}
th:first-child,td:first-child{text-align:left}.verdict{background:#e7dfd2;padding:.8rem 1rem}code{overflow-wrap:anywhere}`

/** The disclosure report as a page that stands alone: no script, nothing loaded. */
export function reportPage(making: ReleaseMaking): string {
  const { report } = making
  const paragraphs = (lines: readonly string[]) => lines.map(line => `<p>${escaped(line)}</p>`).join('\n')
  const list = (lines: readonly string[]) =>
    `<ul>${lines.map(line => `<li>${escaped(line)}</li>`).join('')}</ul>`
  const audit = auditedHow(report)
  const title = `How “${making.title}” was protected`
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><style>${style}</style></head>
<body><main>
<h1>${escaped(title)}</h1>
<p>Release ${making.number} of ${escaped(making.city.title)}, data as of ${making.asOf}. ${escaped(making.what)}</p>
<p class="verdict">${report.approvable ? 'No disclosed cell was found: this release can be approved.' : 'This release cannot be approved.'}</p>
${report.reasons.length > 0 ? list(report.reasons) : ''}
<h2>How</h2>
${paragraphs(protectedHow(report))}
${audit === null ? '' : paragraphs([audit])}
<h2>What the words in the tables mean</h2>
${list([
  'Suppressed: it was counted, and is not shown so that nobody can be found.',
  'Missing: the source does not say.',
  'Not applicable: the row is a total over this column.',
  'Zero: it was counted, and there was none.',
])}
<h2>Table by table</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Counts of cells by table"><table>
<thead><tr><th scope="col">Table</th><th scope="col">Cells</th><th scope="col">Zero</th><th scope="col">Shown</th><th scope="col">Small</th><th scope="col">Hidden to protect them</th></tr></thead>
<tbody>${report.tables
    .map(
      one =>
        `<tr><th scope="row">${escaped(titleOf(making, one.name))}</th>${[one.cells, one.zeros, one.published, one.primary, one.complementary].map(n => `<td>${n}</td>`).join('')}</tr>`,
    )
    .join('\n')}</tbody>
</table></div>
${report.remains.length > 0 ? `<h2>What remains possible</h2>\n${list(report.remains)}` : ''}
<h2>Made with</h2>
${list(making.methods.map(one => `${one.name}: ${one.version}`))}
</main></body>
</html>
`
}

const titleOf = (making: ReleaseMaking, name: string): string =>
  making.tables.find(table => table.name === name)?.title ?? name
