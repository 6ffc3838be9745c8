import fc from 'fast-check'
import type { OpenApiDocument, Schema } from './document.ts'

const maxDepth = 6

/** Values that fit a schema of the document, mostly: a check that JSON Schema cannot say may still refuse them. */
export function schemaValue(schema: Schema, document: OpenApiDocument, depth = 0): fc.Arbitrary<unknown> {
  const inner = (one: Schema) => schemaValue(one, document, depth + 1)
  if (depth > maxDepth) return fc.constant(null)
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1) ?? ''
    return inner(document.components?.schemas?.[name] ?? {})
  }
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum?.length) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices?.length) return fc.oneof(...choices.map(inner))
  if (schema.allOf?.length)
    return fc
      .tuple(...schema.allOf.map(inner))
      .map(parts => Object.assign({}, ...parts.filter(part => typeof part === 'object')))
  const types = typeof schema.type === 'string' ? [schema.type] : schema.type
  return types?.length
    ? fc.oneof(...types.map(type => ofType(type, schema, inner)))
    : fc.jsonValue({ maxDepth: 2 })
}

function ofType(
  type: string,
  schema: Schema,
  inner: (schema: Schema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  switch (type) {
    case 'string':
      return textOf(schema)
    case 'integer':
      return fc.integer(between(schema, 2 ** 31 - 1))
    case 'number':
      return fc.double({ ...between(schema, 1e9), noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'array': {
      const minLength = Math.min(schema.minItems ?? 0, 20)
      const maxLength = Math.max(minLength, Math.min(schema.maxItems ?? 4, 6))
      return fc.array(inner(schema.items ?? {}), { minLength, maxLength })
    }
    case 'object':
      return objectOf(schema, inner)
    default:
      return fc.constant(null)
  }
}

const between = ({ minimum, maximum }: Schema, most: number) => {
  const min = Math.ceil(Math.max(minimum ?? -most, -most))
  return { min, max: Math.max(min, Math.floor(Math.min(maximum ?? most, most))) }
}

function objectOf(schema: Schema, inner: (schema: Schema) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, field]) => [name, inner(field)]),
  )
  const requiredKeys = (schema.required ?? []).filter(name => name in fields)
  const known = fc.record(fields, { requiredKeys })
  if (typeof schema.additionalProperties !== 'object') return known
  const more = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), inner(schema.additionalProperties), {
    maxKeys: 3,
  })
  return fc.tuple(known, more).map(([a, b]) => ({ ...b, ...a }))
}

const formats: Readonly<Record<string, fc.Arbitrary<string>>> = {
  date: fc
    .date({ noInvalidDate: true, min: new Date('2015-01-01'), max: new Date('2030-12-31') })
    .map(one => one.toISOString().slice(0, 10)),
  'date-time': fc
    .date({ noInvalidDate: true, min: new Date('2015-01-01'), max: new Date('2030-12-31') })
    .map(one => one.toISOString()),
  uuid: fc.uuid(),
  email: fc.stringMatching(/^[a-z]{1,12}@example\.org$/),
  uri: fc.stringMatching(/^https:\/\/example\.org\/[a-z]{0,12}$/),
}

function textOf({ format, pattern, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  const known = formats[format ?? '']
  if (known) return known
  if (pattern !== undefined) {
    try {
      return fc.stringMatching(new RegExp(pattern, 'u'))
    } catch {
      // A pattern that the generator does not know gives any text.
    }
  }
  const min = Math.min(minLength, 200)
  return fc.string({ unit: 'grapheme', minLength: min, maxLength: Math.max(min, Math.min(maxLength, 60)) })
}
