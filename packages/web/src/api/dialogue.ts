import {
  type DialogueList,
  type DialogueOne,
  dialogueListShape,
  dialogueOneShape,
  type PublicPoint,
  type PublicSession,
  publicPointsShape,
} from '@understory/model'
import { data } from 'react-router'
import { apiPath, ask, type Context } from './ask.ts'

export const askDialogue = (context: Context): Promise<DialogueList> =>
  ask(context, apiPath('dialogue'), dialogueListShape)

export const askSeries = (context: Context, slug: string): Promise<DialogueOne> =>
  ask(context, apiPath(`dialogue/${encodeURIComponent(slug)}`), dialogueOneShape)

/** A series and one of its sessions by their addresses; 404 where there is none. */
export async function askSession(
  context: Context,
  series: string,
  session: string,
): Promise<DialogueOne & { readonly session: PublicSession }> {
  const one = await askSeries(context, series)
  const found = one.series.sessions.find(each => each.slug === session)
  if (found) return { ...one, session: found }
  throw data({ code: 'not-found', detail: `This series has no session ${session}.` }, { status: 404 })
}

/** Released points of a public series, in the order of its sessions. */
export const askPoints = async (context: Context, series: string): Promise<PublicPoint[]> =>
  (await ask(context, apiPath(`dialogue/${encodeURIComponent(series)}/points`), publicPointsShape)).points
