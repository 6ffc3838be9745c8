import { sql } from 'kysely'
import { arrayOf, type Readable } from './readable.ts'

/** When the row that holds now was received, and when a file first told of the gun, as city-local days. */
export const receivedColumns = (timeZone: string) => sql`
  to_char(i.received_at at time zone ${timeZone}::text, 'YYYY-MM-DD') as received_on,
  to_char(f.at at time zone ${timeZone}::text, 'YYYY-MM-DD') as first_received_on`

/** Current rows of complete imports of these sources (g, i, s), in the order they came in. */
export const fromCurrentGuns = (sources: readonly Readable[]) => sql`
  from gun g join import i on i.no = g.import_no join source s on s.no = g.source_no
  join (
    select e.source_no, e.key_no, min(j.received_at) as at from gun e join import j on j.no = e.import_no
    where j.state = 'complete' and e.source_no = any(${arrayOf(sources)}::smallint[]) group by e.source_no, e.key_no
  ) f on f.source_no = g.source_no and f.key_no = g.key_no
  where i.state = 'complete' and g.superseded_by is null and g.source_no = any(${arrayOf(sources)}::smallint[])
  order by g.import_no, g.line`
