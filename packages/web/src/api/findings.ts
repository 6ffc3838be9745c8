import { type PublicFindings, publicFindingsShape } from '@understory/model'
import { apiPath, ask, type Context } from './ask.ts'

/** Published findings of a series; the newest version when none is named. */
export const askFindings = (
  context: Context,
  slug: string,
  version: string | null,
): Promise<PublicFindings> =>
  ask(
    context,
    `${apiPath(`dialogue/${encodeURIComponent(slug)}/findings`)}${
      version === null ? '' : `?version=${encodeURIComponent(version)}`
    }`,
    publicFindingsShape,
  )
