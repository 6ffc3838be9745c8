import * as z from 'zod'

const schemaShape = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  description: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
})
/** A schema of the document, as far as a page shows it. */
export type OpenApiSchema = z.infer<typeof schemaShape>

const parameter = z.object({
  name: z.string(),
  in: z.string(),
  required: z.boolean().optional(),
  description: z.string().optional(),
  schema: schemaShape.optional(),
})

const content = z.record(z.string(), z.object({ schema: schemaShape.optional() }))
const operation = z.object({
  summary: z.string().optional(),
  description: z.string().optional(),
  tags: z.array(z.string()).optional(),
  security: z.array(z.unknown()).optional(),
  parameters: z.array(parameter).optional(),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content: content.optional() })),
})

/** The part of an OpenAPI 3.1 document that the page shows. */
export const openApiShape = z.object({
  info: z.object({ title: z.string(), description: z.string().optional(), version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), operation)),
})
export type OpenApiDocument = z.infer<typeof openApiShape>
export type OpenApiOperation = z.infer<typeof operation>
