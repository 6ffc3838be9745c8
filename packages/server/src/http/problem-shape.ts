import { z } from '@hono/zod-openapi'
import { problemList } from '@understory/model'

/** RFC 9457, with the code that programs look at. */
export const problemShape = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(problemList) as [string, ...string[]]).optional(),
    detail: z.string(),
    where: z.string().optional(),
    expected: z.string().optional(),
  })
  .openapi('Problem')
