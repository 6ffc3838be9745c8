import { z } from '@hono/zod-openapi'
import { fail, ok, problem, type Result } from '@understory/model'

/** A query parameter as data: checked by it, and described by it in the OpenAPI document. */
export interface Parameter<T = unknown> {
  readonly shape: z.ZodType<T, string>
  readonly repeats: boolean
  readonly about: string
  /** What a right value looks like, for the problem and the document. */
  readonly expected: string
}
export type Parameters = Readonly<Record<string, Parameter>>
export type ParametersOf<P extends Parameters> = {
  readonly [K in keyof P]?: P[K] extends Parameter<infer T>
    ? P[K]['repeats'] extends true
      ? readonly T[]
      : T
    : never
}

export const one = <T>(shape: z.ZodType<T, string>, about: string, expected: string) =>
  ({ shape, about, expected, repeats: false }) as const
export const many = <T>(shape: z.ZodType<T, string>, about: string, expected: string) =>
  ({ shape, about, expected, repeats: true }) as const

const mostValues = 400
const mostLength = 2000

/** Checks a query string against its parameters. Anything unknown, repeated by mistake or malformed is said, never ignored. */
export function parseQuery<P extends Parameters>(
  search: URLSearchParams,
  parameters: P,
): Result<ParametersOf<P>> {
  const found = new Map<string, unknown[]>()
  for (const [name, value] of search) {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined
    if (!parameter) return unknownParameter(name, parameters)
    const parsed = readable(value) ? parameter.shape.safeParse(value) : null
    if (!parsed?.success) return badValue(name, value, parameter.expected)
    const values = found.get(name) ?? []
    values.push(parsed.data)
    if (values.length > (parameter.repeats ? mostValues : 1)) {
      return fail(
        problem('bad-parameter', `"${name}" is given ${values.length} times.`, {
          where: name,
          expected: parameter.repeats ? `at most ${mostValues} values` : 'one value',
        }),
      )
    }
    found.set(name, values)
  }
  const entries = [...found].map(([name, values]) => [name, parameters[name]?.repeats ? values : values[0]])
  return ok(Object.fromEntries(entries) as ParametersOf<P>)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const readable = (value: string) => value.length <= mostLength && !/[\u0000-\u001f\ufffd]/.test(value)

const shown = (text: string) => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)

const unknownParameter = (name: string, parameters: Parameters) =>
  fail(
    problem('bad-parameter', `There is no parameter ${shown(name)} here.`, {
      where: name.slice(0, 60),
      expected: `one of ${Object.keys(parameters).join(', ')}`,
    }),
  )

export const badValue = (name: string, value: string, expected: string) =>
  fail(problem('bad-parameter', `"${name}" is ${shown(value)}.`, { where: name, expected }))

/** The parameters as an object shape, for the OpenAPI document. */
export function parametersShape(parameters: Parameters) {
  return z.object(
    Object.fromEntries(
      Object.entries(parameters).map(([name, p]) => {
        const text = z.string()
        const shape = p.repeats ? z.array(text) : text
        return [name, shape.optional().openapi({ param: { name, in: 'query', description: describe(p) } })]
      }),
    ),
  )
}

const describe = (p: Parameter) =>
  `${p.about} Expected: ${p.expected}.${p.repeats ? ' May be repeated.' : ''}`
