/** A JSON Schema as the OpenAPI document holds it: what the generator looks at. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}

interface Described {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }
}

export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> }
}

/** What a request can be made of, as the document tells it. */
export interface Operation {
  readonly method: string
  /** OpenAPI form: `/api/v1/measures/{name}`. */
  readonly path: string
  readonly parameters: readonly string[]
  readonly body: Schema | null
}

/** Answers without end, commands that would stop or copy the instance under test, and the end of the sessions it is asked with. */
const leftOut = /^\/api\/v1\/(events|member\/commands|member\/sign-out)/

/** Routes of the sign-in library, which describes itself nowhere. */
const ofLibrary: readonly Operation[] = [
  ['GET', '/api/auth/passkey/generate-authenticate-options'],
  ['POST', '/api/auth/passkey/verify-authentication'],
  ['GET', '/api/auth/passkey/generate-register-options'],
  ['POST', '/api/auth/passkey/verify-registration'],
  ['GET', '/api/auth/callback/city'],
].map(([method = '', path = '']) => ({ method, path, parameters: ['state', 'code', 'error'], body: {} }))

export const operationsOf = (document: OpenApiDocument): Operation[] => [
  ...Object.entries(document.paths)
    .filter(([path]) => !leftOut.test(path))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
        method: method.toUpperCase(),
        path,
        parameters: parameters.filter(one => one.in === 'query').map(one => one.name),
        body: requestBody?.content?.['application/json']?.schema ?? null,
      })),
    ),
  ...ofLibrary,
]
