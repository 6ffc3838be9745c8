import type { OpenAPIHono } from '@hono/zod-openapi'
import { codeNow, makeFindings } from '@understory/analysis'
import {
  answerThemeRequestShape,
  codebookShape,
  codePointsRequestShape,
  codingShape,
  codingSheetShape,
  decideFindingsRequestShape,
  endCheckRequestShape,
  fail,
  findingsListShape,
  ok,
  openCheckRequestShape,
  profileShape,
  proposeFindingsRequestShape,
  publicFindingsShape,
  type Result,
  saveCodebookRequestShape,
  saveProfileRequestShape,
  saveThemesRequestShape,
  settleRequestShape,
  startRoundRequestShape,
  themesShape,
  typeCheckAnswerRequestShape,
} from '@understory/model'
import * as z from 'zod'
import { typedCode } from '../../part/codes.ts'
import { type Asked, memberRoute } from '../answered.ts'
import type { MemberContext } from '../context.ts'
import { codingOf, groundsOf, noCodebook } from './workings.ts'

const base = '/api/v1/member/dialogue/series/{series}'
const shared = { feature: 'dialogue', parameters: {} } as const
type Some = Pick<Asked<Record<never, never>, unknown>, 'city' | 'doing' | 'param'>

/** Making sense together: codebook, coding, themes, findings and their check, and answers of whoever decides. */
export function mountFindings(app: OpenAPIHono, context: MemberContext): void {
  mountCodebook(app, context)
  mountCoding(app, context)
  mountThemes(app, context)
  mountPublishing(app, context)
  mountChecks(app, context)
}

function mountCodebook(app: OpenAPIHono, context: MemberContext): void {
  memberRoute(app, context, {
    ...{ ...shared, method: 'get', path: `${base}/codebook`, action: 'code-notes' },
    summary: 'The codebook in its versions, the newest first.',
    answer: codebookShape,
    body: null,
    handle: ({ city, doing, param }) => city.dialogue.findings.codebook(param('series'), doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/codebook`, action: 'code-notes' },
    summary: 'Write the next version: codes are renamed, merged or retired, and none is lost.',
    answer: codebookShape,
    body: saveCodebookRequestShape,
    handle: ({ city, doing, body, param }) =>
      city.dialogue.findings.saveCodebook(param('series'), body, doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'get', path: `${base}/participants`, action: 'run-dialogue' },
    summary: 'Who came, as head counts of slips without names, beside shares of residents.',
    answer: profileShape,
    body: null,
    handle: ({ city, doing, param }) => city.dialogue.findings.profile(param('series'), doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/participants`, action: 'run-dialogue' },
    summary: 'Write the next version of who came.',
    answer: profileShape,
    body: saveProfileRequestShape,
    handle: ({ city, doing, body, param }) =>
      city.dialogue.findings.saveProfile(param('series'), body, doing),
  })
}

function mountCoding(app: OpenAPIHono, context: MemberContext): void {
  const coding = async (asked: Some) => {
    const found = await asked.city.dialogue.findings.workings(asked.param('series'), asked.doing)
    return found.ok ? ok(await codingOf(context, found.value, asked)) : found
  }
  const after = async (done: Result<unknown>, asked: Some) => (done.ok ? coding(asked) : done)
  memberRoute(app, context, {
    ...{ ...shared, method: 'get', path: `${base}/coding`, action: 'code-notes' },
    summary: 'Rounds of coding, how far coders of closed rounds agree, and where they differ.',
    answer: codingShape,
    body: null,
    handle: coding,
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/coding`, action: 'code-notes' },
    summary: 'Draw a sample of points for coders who work apart.',
    answer: codingShape,
    body: startRoundRequestShape,
    handle: async asked =>
      after(
        await asked.city.dialogue.findings.startRound(asked.param('series'), asked.body, asked.doing),
        asked,
      ),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/coding/{round}/open`, action: 'code-notes' },
    summary: 'Take a place among the coders, and see the points with what you gave: never what another gave.',
    answer: codingSheetShape,
    body: z.strictObject({}),
    handle: ({ city, doing, param }) => city.dialogue.findings.join(param('series'), param('round'), doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'get', path: `${base}/coding/{round}`, action: 'code-notes' },
    summary: 'The points of a round for one of its coders, with what they gave themselves.',
    answer: codingSheetShape,
    body: null,
    handle: ({ city, doing, param }) => city.dialogue.findings.sheet(param('series'), param('round'), doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/coding/{round}/codings`, action: 'code-notes' },
    summary:
      'Code points; with `done` it is your last word. When the last coder is done, the round is closed.',
    answer: codingSheetShape,
    body: codePointsRequestShape,
    handle: ({ city, doing, body, param }) =>
      city.dialogue.findings.code(param('series'), param('round'), body, doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/coding/{round}/decisions`, action: 'code-notes' },
    summary: 'Settle a difference of coders, under your name; what they gave stays.',
    answer: codingShape,
    body: settleRequestShape,
    handle: async asked =>
      after(
        await asked.city.dialogue.findings.settle(
          ...([asked.param('series'), asked.param('round'), asked.body, asked.doing] as const),
        ),
        asked,
      ),
  })
}

function mountThemes(app: OpenAPIHono, context: MemberContext): void {
  const themes = async ({ city, doing, param }: Some) => {
    const found = await city.dialogue.findings.workings(param('series'), doing)
    if (!found.ok) return found
    const { themes: list, codebook } = found.value
    const grounds = groundsOf(found.value)
    const codes = codebook.versions[0]?.codes ?? []
    const made = grounds ? makeFindings(grounds) : null
    return ok({
      series: param('series'),
      version: list.version,
      themes: (made?.content.themes ?? []).map(theme => ({
        ...theme,
        released: made?.points.filter(one => one.theme === theme.id).length ?? 0,
      })),
      codes: codes.filter(one => codeNow(codes, one.id) === one.id),
    })
  }
  memberRoute(app, context, {
    ...{ ...shared, method: 'get', path: `${base}/themes`, action: 'code-notes' },
    summary: 'Themes made of codes, with agreement and how many points stand under each.',
    answer: themesShape,
    body: null,
    handle: themes,
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/themes`, action: 'code-notes' },
    summary: 'Write the next version of the themes.',
    answer: themesShape,
    body: saveThemesRequestShape,
    handle: async asked => {
      const done = await asked.city.dialogue.findings.saveThemes(
        ...([asked.param('series'), asked.body, asked.doing] as const),
      )
      return done.ok ? themes(asked) : done
    },
  })
}

function mountPublishing(app: OpenAPIHono, context: MemberContext): void {
  memberRoute(app, context, {
    ...{ ...shared, method: 'get', path: `${base}/findings`, action: 'code-notes' },
    summary: 'Findings that were proposed, checked, published or declined, with their checks.',
    answer: findingsListShape,
    body: null,
    handle: ({ city, doing, param }) => city.dialogue.findings.list(param('series'), doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/findings`, action: 'publish-findings' },
    summary: 'Propose the themes as they are now; another person decides.',
    answer: findingsListShape,
    body: proposeFindingsRequestShape,
    handle: async ({ city, doing, body, param }) => {
      const found = await city.dialogue.findings.workings(param('series'), doing)
      if (!found.ok) return found
      const grounds = groundsOf(found.value)
      if (!grounds || grounds.themes.length === 0) return fail(noCodebook)
      const made = makeFindings(grounds)
      return city.dialogue.findings.propose(param('series'), { ...made, themes: body.themes }, doing)
    },
  })
  memberRoute(app, context, {
    ...{
      ...shared,
      method: 'post',
      path: `${base}/findings/{findings}/decision`,
      action: 'publish-findings',
    },
    summary:
      'Send what somebody else proposed to those who took part, publish it for everybody, or decline it.',
    answer: findingsListShape,
    body: decideFindingsRequestShape,
    handle: ({ city, doing, body, param }) =>
      city.dialogue.findings.decide(param('series'), param('findings'), body, doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/findings/{findings}/answers`, action: 'answer-dialogue' },
    summary: 'Answer a theme of published findings, as whoever decides.',
    answer: publicFindingsShape,
    body: answerThemeRequestShape,
    handle: async ({ city, doing, body, param }) => {
      const done = await city.dialogue.findings.answer(param('series'), param('findings'), body, doing)
      if (!done.ok) return done
      const series = await city.dialogue.oneSeries(param('series'), doing)
      if (!series.ok) return series
      return context.publish.dialogue.sense.findings(city.city.name, series.value.slug)
    },
  })
}

function mountChecks(app: OpenAPIHono, context: MemberContext): void {
  const check = `${base}/checks/{check}`
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${base}/findings/{findings}/check`, action: 'run-dialogue' },
    summary: 'Send themes back to those who took part, until a day.',
    answer: findingsListShape,
    body: openCheckRequestShape,
    handle: ({ city, doing, body, param }) =>
      city.dialogue.findings.openCheck(param('series'), param('findings'), body, doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${check}/answers`, action: 'run-dialogue' },
    summary: 'Type an answer in from paper or the telephone, by the code of the card.',
    answer: findingsListShape,
    body: typeCheckAnswerRequestShape,
    handle: async ({ city, doing, body, param }) => {
      const hash = typedCode(context.secret, 'consent', body.code)
      if (!hash.ok) return hash
      return city.dialogue.findings.typeAnswer(param('series'), param('check'), body, hash.value, doing)
    },
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${check}/end`, action: 'publish-findings' },
    summary: 'End a check and say which words of dissent are published; another person publishes.',
    answer: findingsListShape,
    body: endCheckRequestShape,
    handle: ({ city, doing, body, param }) =>
      city.dialogue.findings.endCheck(param('series'), param('check'), body, doing),
  })
  memberRoute(app, context, {
    ...{ ...shared, method: 'post', path: `${check}/publication`, action: 'publish-findings' },
    summary: 'Publish a check that somebody else ended, with its rate and its dissent.',
    answer: findingsListShape,
    body: z.strictObject({}),
    handle: ({ city, doing, param }) =>
      city.dialogue.findings.publishCheck(param('series'), param('check'), doing),
  })
}
