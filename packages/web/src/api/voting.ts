import { type OpinionMapAnswer, opinionMapShape, type Voting, votingShape } from '@understory/model'
import { apiPath, ask, type Context } from './ask.ts'

const at = (slug: string, what: string) => apiPath(`dialogue/${encodeURIComponent(slug)}/${what}`)

export const askVoting = (context: Context, slug: string): Promise<Voting> =>
  ask(context, at(slug, 'statements'), votingShape)
export const askOpinionMap = (context: Context, slug: string): Promise<OpinionMapAnswer> =>
  ask(context, at(slug, 'opinion-map'), opinionMapShape)
