import type { OpenApiDocument, OpenApiOperation, OpenApiSchema } from '@understory/model'

export interface Operation extends OpenApiOperation {
  readonly method: string
  readonly path: string
}

/** Operations by feature, in the order of the document. */
export function operationsByTag(document: OpenApiDocument): [string, Operation[]][] {
  const groups = new Map<string, Operation[]>()
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, one] of Object.entries(methods)) {
      const tag = one.tags?.[0] ?? ''
      groups.set(tag, [...(groups.get(tag) ?? []), { ...one, method: method.toUpperCase(), path }])
    }
  return [...groups]
}

/** `text`, `number`, `a | b`: what a value looks like, in a word. */
export function kindOf(schema: OpenApiSchema | undefined): string {
  if (schema?.enum) return schema.enum.map(String).join(' | ')
  return [schema?.type ?? ''].flat().join(' | ')
}
