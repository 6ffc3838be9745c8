import { sql } from 'kysely'
import { arrayOf, type Readable } from './readable.ts'

/** When the row that holds now was received, and when a file first told of the gun, as city-local days. */
export const receivedColumns = (timeZone: string) => sql`
  to_char(g.received_at at time zone ${timeZone}::text, 'YYYY-MM-DD') as received_on,
  to_char(g.first_received_at at time zone ${timeZone}::text, 'YYYY-MM-DD') as first_received_on`

/**
 * Current rows of complete imports of these sources (g, s), in the order they came in. One pass with a window: a join of guns to
 * their first rows is tried as a loop in a loop where the table has no statistics yet.
 */
export const fromCurrentGuns = (sources: readonly Readable[]) => sql`
  from (
    select e.*, i.received_at, min(i.received_at) over (partition by e.source_no, e.key_no) as first_received_at
    from gun e join import i on i.no = e.import_no
    where i.state = 'complete' and e.source_no = any(${arrayOf(sources)}::smallint[])
  ) g join source s on s.no = g.source_no
  where g.superseded_by is null order by g.import_no, g.line`
