import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { registerOneShape, registerShape } from '@understory/model'
import { json, openRoute } from '../../http/open-route.ts'
import { one } from '../../http/query.ts'
import { type OpenContext, withCity } from './context.ts'
import { cityParameter } from './parameters.ts'

const pageParameters = {
  cursor: one(z.string().max(100), 'Where the page before ended.', 'the `next` of a page'),
  limit: one(
    z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number)
      .refine(n => n >= 1 && n <= 500),
    'Agreements on a page; 100 when left out.',
    'a number from 1 to 500',
  ),
}

export function mountAgreements(app: OpenAPIHono, context: OpenContext): void {
  const { publish } = context
  openRoute(app, {
    path: '/api/v1/agreements',
    summary: 'The register of agreements: who may use which data, for what, until when. Ended ones too.',
    feature: 'agreements',
    parameters: { ...cityParameter, ...pageParameters },
    answer: registerShape,
    handle: query => withCity(context, query, async city => json(await publish.agreements(city, query))),
  })
  openRoute(app, {
    path: '/api/v1/agreements/{id}',
    summary: 'One agreement, with what it stands on, what stands on it, and its versions.',
    feature: 'agreements',
    parameters: cityParameter,
    pathShape: z.object({ id: z.string().openapi({ description: 'UUID of the agreement' }) }),
    answer: registerOneShape,
    handle: (query, param) =>
      withCity(context, query, async city => json(await publish.agreement(city, param('id')))),
  })
}
