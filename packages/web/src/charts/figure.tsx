import type { Proviso } from '@understory/model'
import type { ReactNode } from 'react'
import { useWords, type Words } from '../strings/words.tsx'

export interface FigureProps {
  id: string
  /** States the finding. */
  title: string
  /** What the axes count. */
  unit: string
  /** The same in words, for who cannot see the picture. */
  alternative: string
  proviso: Proviso
  /** Address of the same numbers as CSV. */
  download: string
  table: ReactNode
  note?: string
  level?: 2 | 3
  children: ReactNode
}

/** What every chart comes with: finding, unit, text alternative, source, as-of date, table, download, address. */
export function Figure({
  id,
  title,
  unit,
  alternative,
  proviso,
  download,
  table,
  note,
  level = 2,
  children,
}: FigureProps) {
  const words = useWords()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <figure className="chart" id={id} aria-labelledby={`${id}-title`}>
      <Heading id={`${id}-title`}>{title}</Heading>
      <p className="unit">{unit}</p>
      <p className="hidden">{alternative}</p>
      <div className="picture">{children}</div>
      <figcaption className="sources">
        {note && `${note} `}
        {sourceLine(words, proviso)}
      </figcaption>
      <div className="tools">
        <details>
          <summary>{words.t('figure.table')}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
          <section className="scroll" tabIndex={0} aria-label={`${words.t('figure.table')}: ${title}`}>
            {table}
          </section>
        </details>
        <a href={download}>{words.t('figure.download')}</a>
        <a href={`#${id}`} aria-label={words.t('figure.linkTo', { title })}>
          {words.t('figure.link')}
        </a>
      </div>
    </figure>
  )
}

/** Who published the rows, up to which day they go, and when they came. */
export function sourceLine(words: Words, proviso: Proviso): string {
  const { sources, age } = proviso
  const publishers = [...new Set(sources.map(source => source.publisher))]
  const who = publishers.length > 0 ? words.t('figure.source', { publishers: words.list(publishers) }) : ''
  const until = age.newestDay ? words.t('figure.until', { day: words.day(age.newestDay) }) : ''
  const received = age.receivedAt ? words.t('figure.received', { day: words.day(age.receivedAt) }) : ''
  return [who, until, received].filter(Boolean).join(' ')
}

/** SVG text as drawn by `drawPlot`. */
export const Drawing = ({ svg, className }: { svg: string; className?: string }) => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by us; Plot escapes its texts
  <div className={className} dangerouslySetInnerHTML={{ __html: svg }} />
)
