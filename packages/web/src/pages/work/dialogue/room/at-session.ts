import type { WorkSeries, WorkSession } from '@understory/model'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { sessionAt } from '../session-form.tsx'

/** A series and the session of the address, with the time zone of the city. Throws 404 where there is none. */
export async function roomAt(args: LoaderFunctionArgs | ActionFunctionArgs): Promise<{
  series: WorkSeries
  session: WorkSession
  timeZone: string
}> {
  const { session, ...at } = await sessionAt(args)
  if (session === null) throw new Response(null, { status: 404 })
  return { ...at, session }
}

/** Where the API has what belongs to a session or a series. */
export const ofSession = (session: string | undefined, what: string): string =>
  `dialogue/sessions/${encodeURIComponent(session ?? '')}/${what}`
export const ofSeries = (series: string | undefined, what: string): string =>
  `dialogue/series/${encodeURIComponent(series ?? '')}/${what}`
