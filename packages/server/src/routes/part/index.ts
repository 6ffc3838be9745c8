import type { OpenAPIHono } from '@hono/zod-openapi'
import type { PartContext } from './context.ts'

/** Where anyone takes part, without an account; one line per feature. */
export function mountPart(_app: OpenAPIHono, _context: PartContext): void {}
