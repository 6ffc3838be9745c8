import type { OpenAPIHono } from '@hono/zod-openapi'
import { dialogueListShape, dialogueOneShape } from '@understory/model'
import { json, openRoute } from '../../http/open-route.ts'
import { type OpenContext, withCity } from './context.ts'
import { cityParameter } from './parameters.ts'

/** Dialogue as anybody reads it. */
export function mountOpenDialogue(app: OpenAPIHono, context: OpenContext): void {
  const { publish } = context
  openRoute(app, {
    path: '/api/v1/dialogue',
    summary: 'Series of dialogues that are public, with their sessions.',
    feature: 'dialogue',
    parameters: cityParameter,
    answer: dialogueListShape,
    handle: query => withCity(context, query, async city => json(await publish.dialogue(city))),
  })
  openRoute(app, {
    path: '/api/v1/dialogue/{slug}',
    summary: 'One series: its question, who does what in it, what can be changed, and its sessions.',
    feature: 'dialogue',
    parameters: cityParameter,
    answer: dialogueOneShape,
    handle: (query, param) =>
      withCity(context, query, async city => json(await publish.dialogueOne(city, param('slug')))),
  })
}
