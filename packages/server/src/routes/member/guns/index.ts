import type { OpenAPIHono } from '@hono/zod-openapi'
import type { MemberContext } from '../context.ts'
import { mountDealers } from './dealers.ts'
import { mountGunExplorer } from './explore.ts'
import { mountFindings } from './findings.ts'
import { mountGunLinks } from './links.ts'
import { mountGunSummary } from './summary.ts'

/** Crime guns for signed-in people. */
export function mountGuns(app: OpenAPIHono, context: MemberContext): void {
  mountGunSummary(app, context)
  mountGunExplorer(app, context)
  mountDealers(app, context)
  mountGunLinks(app, context)
  mountFindings(app, context)
}
