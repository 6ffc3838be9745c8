import { type OpenAPIHono, z } from '@hono/zod-openapi'
import {
  dialogueListShape,
  dialogueOneShape,
  ok,
  opinionMapShape,
  publicFindingsShape,
  publicPointsShape,
  votingShape,
} from '@understory/model'
import { renderSVG } from 'uqr'
import { json, openRoute } from '../../http/open-route.ts'
import { one, parseQuery } from '../../http/query.ts'
import { problemResponse } from '../../problem-response.ts'
import { type OpenContext, withCity } from './context.ts'
import { cityParameter, formatParameter } from './parameters.ts'

/** Dialogue as anybody reads it. */
export function mountOpenDialogue(app: OpenAPIHono, context: OpenContext): void {
  const { dialogue } = context.publish
  openRoute(app, {
    path: '/api/v1/dialogue',
    summary: 'Series of dialogues that are public, with their sessions.',
    feature: 'dialogue',
    parameters: cityParameter,
    answer: dialogueListShape,
    handle: query => withCity(context, query, async city => json(await dialogue.list(city))),
  })
  openRoute(app, {
    path: '/api/v1/dialogue/{slug}',
    summary: 'One series: its question, who does what in it, what can be changed, and its sessions.',
    feature: 'dialogue',
    parameters: cityParameter,
    answer: dialogueOneShape,
    handle: (query, param) =>
      withCity(context, query, async city => json(await dialogue.one(city, param('slug'), context.home()))),
  })
  openRoute(app, {
    path: '/api/v1/dialogue/{slug}/statements',
    summary:
      'Statements that are voted on with how everybody voted, the policy of moderation, and its log (CSV: the log alone).',
    feature: 'dialogue',
    parameters: { ...cityParameter, ...formatParameter },
    answer: votingShape,
    csv: true,
    maxAge_s: 2,
    handle: (query, param) =>
      withCity(context, query, async city => {
        if (query.format !== 'csv') return json(await dialogue.voting.tallies(city, param('slug')))
        const csv = await dialogue.voting.moderationCsv(city, param('slug'))
        return csv.ok ? ok({ csv: csv.value, fileName: `${param('slug')}-moderation.csv` }) : csv
      }),
  })
  openRoute(app, {
    path: '/api/v1/dialogue/{slug}/opinion-map',
    summary:
      'Opinion groups: what all share, where they differ, how far groups come back; and why there are none, where there are none.',
    feature: 'dialogue',
    parameters: cityParameter,
    answer: opinionMapShape,
    maxAge_s: 2,
    handle: (query, param) =>
      withCity(context, query, async city => json(await dialogue.voting.opinionMap(city, param('slug')))),
  })
  openRoute(app, {
    path: '/api/v1/dialogue/{slug}/points',
    summary:
      'What was said and released, a point a row, with its session and never with a person; withdrawn quotes are gone.',
    feature: 'dialogue',
    parameters: { ...cityParameter, ...formatParameter },
    answer: publicPointsShape,
    csv: true,
    maxAge_s: 0,
    handle: (query, param) =>
      withCity(context, query, async city => {
        if (query.format !== 'csv') return json(await dialogue.room.points(city, param('slug')))
        const csv = await dialogue.room.pointsCsv(city, param('slug'))
        return csv.ok ? ok({ csv: csv.value, fileName: `${param('slug')}-points.csv` }) : csv
      }),
  })
  openRoute(app, {
    path: '/api/v1/dialogue/{slug}/findings',
    summary:
      'What was found: themes with the released points under each, how far coders agreed, what those who took part say of it, and what was answered (CSV: a theme a row).',
    feature: 'dialogue',
    parameters: { ...cityParameter, ...formatParameter, ...versionParameter },
    answer: publicFindingsShape,
    csv: true,
    maxAge_s: 0,
    handle: (query, param) =>
      withCity(context, query, async city => {
        const slug = param('slug')
        if (query.format !== 'csv') return json(await dialogue.sense.findings(city, slug, query.version))
        const csv = await dialogue.sense.findingsCsv(city, slug, query.version)
        return csv.ok ? ok({ csv: csv.value, fileName: `${slug}-findings.csv` }) : csv
      }),
  })
  mountCalendar(app, context)
  mountCode(app, context)
}

const versionParameter = {
  version: one(
    z
      .string()
      .regex(/^[1-9]\d{0,3}$/)
      .transform(Number),
    'Version of the findings; the newest when left out.',
    'a number',
  ),
}
const calendarParameters = {
  ...cityParameter,
  language: one(z.enum(['en', 'es']), 'Language of titles; English when left out.', 'en or es'),
}

function mountCalendar(app: OpenAPIHono, context: OpenContext): void {
  const path = '/api/v1/dialogue/{slug}/calendar.ics'
  app.openAPIRegistry.registerPath({
    method: 'get',
    path,
    summary: 'The sessions of a series as iCalendar (RFC 5545): subscribe to it, or load it once.',
    tags: ['dialogue'],
    request: { params: z.object({ slug: z.string() }) },
    responses: {
      200: { description: 'A calendar', content: { 'text/calendar': { schema: z.string() } } },
      default: { description: 'A problem' },
    },
  })
  app.get(path.replace('{slug}', ':slug'), async c => {
    const query = parseQuery(new URL(c.req.url).searchParams, calendarParameters)
    if (!query.ok) return problemResponse(query.problem)
    const slug = c.req.param('slug') ?? ''
    const calendar = await withCity(context, query.value, city =>
      context.publish.dialogue.calendar(city, slug, context.home(), query.value.language ?? 'en'),
    )
    if (!calendar.ok) return problemResponse(calendar.problem)
    return new Response(calendar.value, {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'cache-control': 'public, max-age=300',
        'content-disposition': `inline; filename="${slug}.ics"`,
      },
    })
  })
}

/** The address of a session as a QR code, for flyers: made here, so that no outside service learns who prints one. */
function mountCode(app: OpenAPIHono, context: OpenContext): void {
  const path = '/api/v1/dialogue/{slug}/sessions/{session}/code.svg'
  app.openAPIRegistry.registerPath({
    method: 'get',
    path,
    summary: 'The address of a session as a QR code (SVG), in English or Spanish.',
    tags: ['dialogue'],
    request: { params: z.object({ slug: z.string(), session: z.string() }) },
    responses: {
      200: { description: 'A picture', content: { 'image/svg+xml': { schema: z.string() } } },
      default: { description: 'A problem' },
    },
  })
  app.get('/api/v1/dialogue/:slug/sessions/:session/code.svg', async c => {
    const query = parseQuery(new URL(c.req.url).searchParams, calendarParameters)
    if (!query.ok) return problemResponse(query.problem)
    const [slug, session] = [c.req.param('slug'), c.req.param('session')]
    const found = await withCity(context, query.value, city =>
      context.publish.dialogue.one(city, slug, context.home()),
    )
    if (!found.ok) return problemResponse(found.problem)
    const prefix = query.value.language === 'es' ? '/es' : ''
    const address = `${context.home()}${prefix}/dialogue/${slug}/sessions/${encodeURIComponent(session)}`
    return new Response(renderSVG(address, { border: 1 }), {
      headers: { 'content-type': 'image/svg+xml; charset=utf-8', 'cache-control': 'public, max-age=86400' },
    })
  })
}
