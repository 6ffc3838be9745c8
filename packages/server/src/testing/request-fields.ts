/** A text field of a request body, as the OpenAPI document has it. */
export interface TextField {
  readonly operation: string
  /** `terms.lines[].title`; a text in two languages is one field. */
  readonly field: string
  readonly isBilingual: boolean
  readonly maxLength: number | null
  /** Whether its pattern limits its length. */
  readonly isBounded: boolean
}

interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly pattern?: string
  readonly maxLength?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly additionalProperties?: boolean | Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}
interface Described {
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }
}
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
}

/** Formats and patterns into which no words fit. */
const wordlessFormats = new Set(['uuid', 'date-time', 'date', 'binary'])
const wordlessPatterns = new Set([
  '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
  '^\\d{4}-(0[1-9]|1[0-2])$',
  '^[1-9]\\d{0,2}(\\.[1-9]\\d{0,2}){0,2}$',
  '^[0-9a-f]{64}$',
  '^[A-Z]{3}$',
])
const isWordless = ({ format, pattern }: Schema): boolean =>
  (format !== undefined && wordlessFormats.has(format)) ||
  (pattern !== undefined && wordlessPatterns.has(pattern))

/** Every text field of every request body of the document, without those into which no words fit. */
export function textFieldsOf(document: unknown): TextField[] {
  const { paths } = document as Document
  const found = new Map<string, TextField>()
  const walk = (operation: string, given: Schema, path: string): void => {
    const schema = dereference(document, given)
    for (const one of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])])
      walk(operation, one, path)
    for (const [name, one] of Object.entries(schema.properties ?? {}))
      walk(operation, one, path === '' ? name : `${path}.${name}`)
    for (const one of [schema.items, ...(schema.prefixItems ?? [])])
      if (one) walk(operation, one, `${path}[]`)
    // Keys of a record are words too: none of the product’s requests takes any but ids and closed lists.
    if (typeof schema.additionalProperties === 'object')
      walk(operation, schema.additionalProperties, `${path}{}`)
    if (!takesText(schema) || path === 'acknowledged[]') return
    const field = path.replace(/\.(en|es)$/, '')
    const isBounded = schema.pattern !== undefined && !/[*+]|,\}/.test(schema.pattern)
    found.set(`${operation} ${field}`, {
      operation,
      field,
      isBilingual: field !== path,
      maxLength: schema.maxLength ?? null,
      isBounded,
    })
  }
  for (const [path, methods] of Object.entries(paths))
    for (const [method, { requestBody }] of Object.entries(methods))
      for (const { schema } of Object.values(requestBody?.content ?? {}))
        if (schema) walk(`${method.toUpperCase()} ${path}`, schema, '')
  return [...found.values()].filter(one => one.field !== '')
}

function takesText(schema: Schema): boolean {
  const types = [schema.type ?? []].flat()
  const isClosed = schema.enum !== undefined || schema.const !== undefined
  return types.includes('string') && !isClosed && !isWordless(schema)
}

function dereference(document: unknown, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema
  const steps = schema.$ref.slice(2).split('/')
  const found = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], document)
  return dereference(document, found as Schema)
}

/** A body that holds one value at a path of the registry, and nothing else. */
export function bodyWith(
  { field, isBilingual }: Pick<TextField, 'field' | 'isBilingual'>,
  text: string,
): unknown {
  const leaf: unknown = isBilingual ? { en: text, es: text } : text
  return field.split('.').reduceRight<unknown>((value, step) => {
    const name = step.replaceAll('[]', '')
    const lists = (step.length - name.length) / 2
    let inside = value
    for (let n = 0; n < lists; n++) inside = [inside]
    return { [name]: inside }
  }, leaf)
}
