import { flagList, type ImportReport } from '@understory/model'
import { count, type Output } from './output.ts'

/** What became of a file: every row read is kept, unchanged, revised or set aside. */
export function renderReport(report: ImportReport, output: Output): void {
  const period = report.from ? `, ${report.from} to ${report.to}` : ''
  output.line(
    `${report.fileName} → ${report.city}, source ${report.source}, import ${report.importNo}${period}`,
  )
  if (report.sameAsImportNo !== null)
    output.line(`The very same file came as import ${report.sameAsImportNo}: nothing changed.`)
  output.line()
  output.table(
    [
      ['rows read', report.read],
      ['= kept', report.kept],
      ['+ unchanged', report.unchanged],
      ['+ revised', report.revised],
      ['+ set aside', report.setAside],
    ],
    { header: false },
  )
  byCount(report.setAsideReasons, 'Set aside (see: understory set-aside):', output)
  const sentences = Object.fromEntries(
    Object.entries(report.flagged).map(([flag, rows]) => [sentenceOf(flag), rows]),
  )
  byCount(sentences, 'Kept, but doubtful:', output)
  for (const note of report.notes) output.line(note)
}

function byCount(rows: Readonly<Record<string, number>>, title: string, output: Output): void {
  const sorted = Object.entries(rows)
    .filter(([, n]) => n > 0)
    .sort((a, b) => b[1] - a[1])
  if (sorted.length === 0) return
  output.line(`\n${title}`)
  const width = Math.max(...sorted.map(([, n]) => count(n).length))
  for (const [what, n] of sorted) output.line(`  ${count(n).padStart(width)}  ${what}`)
}

const sentenceOf = (flag: string) => (flagList as Record<string, string>)[flag] ?? flag
