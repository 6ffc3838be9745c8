import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  answerCheckRequestShape,
  answeredCheckShape,
  fail,
  ok,
  openMemberCheckRequestShape,
  openMemberCheckShape,
  problem,
  type Result,
  stoppedPassages,
} from '@understory/model'
import type { OpenCheck } from '@understory/publish'
import { typedCode } from './codes.ts'
import type { PartContext } from './context.ts'
import { partRoute } from './part-route.ts'

const base = '/api/v1/part/dialogue/check'

/** Themes going back to those who took part: the code of a consent card opens them, without an account. */
export function mountCheck(app: OpenAPIHono, context: PartContext): void {
  const { desk, publish, secret } = context
  const { room, sense } = publish.dialogue
  const checkOf = async (
    city: string,
    typed: string,
  ): Promise<Result<{ readonly hash: string; readonly check: OpenCheck }>> => {
    const hash = typedCode(secret, 'consent', typed)
    if (!hash.ok) return hash
    const card = await room.consentCard(city, hash.value)
    if (!card.ok) return card
    const check = await sense.openCheck(city, card.value.series)
    return check.ok ? ok({ hash: hash.value, check: check.value }) : check
  }
  partRoute(app, context, {
    path: `${base}/open`,
    feature: 'dialogue',
    summary: 'Themes of a dialogue that go back to those who took part, by the code of a consent card.',
    budget: 'code-uses',
    holder: ({ code }) => code,
    body: openMemberCheckRequestShape,
    answer: openMemberCheckShape,
    handle: async ({ city, body }) => {
      const found = await checkOf(city, body.code)
      if (!found.ok) return found
      const { check } = found.value
      return ok({
        check: check.id,
        series: { slug: check.slug, title: check.terms.title },
        endsOn: check.endsOn,
        themes: check.themes.map(({ id, claim, summary }) => ({ id, claim, summary })),
      })
    },
  })
  partRoute(app, context, {
    path: `${base}/answers`,
    feature: 'dialogue',
    summary:
      'Answer themes: yes, partly, or that is not what we said; and say what is missing. Answered again, the later answer counts.',
    budget: 'code-uses',
    holder: ({ code }) => code,
    body: answerCheckRequestShape,
    answer: answeredCheckShape,
    handle: async ({ city, body, now }) => {
      const found = await checkOf(city, body.code)
      if (!found.ok) return found
      const { check, hash } = found.value
      const given = Object.entries(body.answers)
      const strange = given.find(([theme]) => !check.themes.some(one => one.id === theme))
      if (strange)
        return fail(
          problem('bad-request-body', `This check has no theme ${strange[0]}.`, {
            where: 'answers',
            expected: check.themes
              .map(one => one.id)
              .join(', ')
              .slice(0, 200),
          }),
        )
      const missing = body.missing === '' ? null : body.missing
      if (given.length === 0 && missing === null)
        return fail(
          problem('bad-request-body', 'Nothing was answered.', {
            where: 'answers',
            expected: 'an answer to a theme, or what is missing',
          }),
        )
      const [passage] = stoppedPassages(missing ?? '', body.cleared, check.known)
      if (passage)
        return fail(
          problem('identifying-words', `“${passage.text}” may lead to a person (${passage.kind}).`, {
            where: 'missing',
            expected: 'the words without it',
          }),
        )
      await desk.answerCheck(city, {
        ...{ check: check.id, series: check.series, org: check.org, codeHash: hash },
        ...{ answers: body.answers, missing, language: body.language, channel: 'online', now },
      })
      return ok({ answered: true, themes: given.length })
    },
  })
}
