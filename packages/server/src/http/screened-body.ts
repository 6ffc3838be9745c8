import {
  fail,
  problem,
  type Result,
  type StoppedPassage,
  screenedFieldsOf,
  screenForPersonalData,
} from '@understory/model'
import type { Context } from 'hono'
import { routePath } from 'hono/route'
import { z } from 'zod'
import { parseBody, readJson } from './json-body.ts'

/** Names that identify no one: areas of the city and organisations. Read only where something was found. */
export type ReadKnownNames = () => Promise<readonly string[]>

const acknowledgedShape = z.array(z.string().max(200)).max(100)

/** In every request whose texts are screened, beside the fields of its own schema. */
export const acknowledgedField = acknowledgedShape
  .optional()
  .describe(
    'Passages of which whoever writes says that they identify no one; contact details are never taken.',
  )

/** Method and path of the route that handles a request, as the OpenAPI document names it. */
export const operationOf = (c: Context): string =>
  `${c.req.method} ${routePath(c, -1).replaceAll(/:(\w+)/g, '{$1}')}`

/**
 * The JSON body of a request in its schema, once its free texts were screened for personal data as the registry says. Problem `identifying-words`
 * names the passages, to whoever sent them and to nobody else.
 */
export async function screenedBody<S extends z.ZodType>(
  c: Context,
  schema: S,
  known: ReadKnownNames,
  maxBytes?: number,
): Promise<Result<z.output<S>>> {
  const value = await readJson(c.req.raw, maxBytes)
  if (!value.ok) return value
  const { rest, acknowledged } = withoutAcknowledged(value.value, schema)
  if (!acknowledged.success)
    return fail(
      problem('bad-request-body', 'The list of acknowledged passages is not right.', {
        where: 'acknowledged',
        expected: 'at most 100 texts of at most 200 characters',
      }),
    )
  const stopped = await screenTexts(operationOf(c), rest, acknowledged.data, known)
  return stopped ?? parseBody(rest, schema)
}

/** The schema of a request as the document shows it: with the list of acknowledged passages where texts are screened. */
export function requestSchema(method: string, path: string, schema: z.ZodType): z.ZodType {
  if (screenedFieldsOf(`${method} ${path}`).length === 0 || !(schema instanceof z.ZodObject)) return schema
  return schema.safeExtend({ acknowledged: acknowledgedField })
}

/** Screens texts that did not come as a JSON body; null where nothing stops them. */
export async function screenTexts(
  operation: string,
  texts: unknown,
  acknowledged: readonly string[],
  known: ReadKnownNames,
) {
  if (screenForPersonalData(operation, texts, acknowledged, []).length === 0) return null
  const passages = screenForPersonalData(operation, texts, acknowledged, await known())
  return passages.length === 0 ? null : fail(identifyingWords(passages))
}

/** Takes the list out of the body; operations that count how often somebody acknowledged read it under its older name, `cleared`. */
function withoutAcknowledged(value: unknown, schema: z.ZodType) {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { rest: value, acknowledged: acknowledgedShape.safeParse([]) }
  const { acknowledged: given = [], ...rest } = value as Record<string, unknown>
  const cleared = Array.isArray(rest.cleared) ? rest.cleared : []
  const acknowledged = acknowledgedShape.safeParse(Array.isArray(given) ? [...given, ...cleared] : given)
  const counts = schema instanceof z.ZodObject && 'cleared' in schema.shape
  return {
    rest:
      counts && acknowledged.success && acknowledged.data.length > 0
        ? { ...rest, cleared: acknowledged.data }
        : rest,
    acknowledged,
  }
}

function identifyingWords(passages: readonly StoppedPassage[]) {
  const listed = [...new Set(passages.map(one => `“${one.text}” (${one.kind})`))].slice(0, 40).join(', ')
  const anyLost = passages.some(one => !one.mayAcknowledge)
  return problem('identifying-words', `These words may lead to a person: ${listed}.`, {
    where: passages[0]?.where ?? 'body',
    expected: anyLost
      ? 'words without contact details and personal numbers; other passages may be acknowledged'
      : 'words without them, or each of them in the list “acknowledged”: a public official, an organisation, a place',
  })
}
