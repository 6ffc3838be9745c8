import { apiPath, askMeasure, type Context } from '../../api/ask.ts'
import { askDialogue } from '../../api/dialogue.ts'
import { lastMonths } from '../../api/periods.ts'
import { askCommitments } from '../../api/plan.ts'
import { during, killedOrShot, measures } from '../../api/questions.ts'
import { nextOfAll } from '../../measured/dialogue/next-session.ts'
import { promiseCounts } from '../../measured/plan/promise-counts.ts'
import { loadRateMap } from '../../measured/rate-map-data.ts'

/** Everything the home page says, asked of the API. Null fields: the city has no dated rows, or no boundaries. */
export async function loadHome(context: Context) {
  const [whole, loop] = await Promise.all([
    askMeasure(context, measures.victims, killedOrShot),
    loadLoop(context),
  ])
  const newest = whole.proviso.age.newestDay
  const { city, proviso } = whole
  if (newest === null) return { city, proviso, loop, figures: null, map: null }
  const year = lastMonths(newest, 12)
  const years = lastMonths(newest, 60)
  const trendQuery = { ...killedOrShot, by: 'month', ...during(lastMonths(newest, 72)) }
  const [people, change, trend, kinds, kindChange, map] = await Promise.all([
    askMeasure(context, measures.victims, { ...killedOrShot, ...during(year) }),
    askMeasure(context, measures.change, { ...killedOrShot, ...during(year) }),
    askMeasure(context, measures.victims, trendQuery),
    askMeasure(context, measures.incidents, { by: 'kind', ...during(year) }),
    askMeasure(context, measures.changeInIncidents, { by: 'kind', ...during(year) }),
    loadRateMap(context, { ...killedOrShot, ...during(years) }),
  ])
  const downloads = {
    trend: apiPath(`measures/${measures.victims}`, { ...trendQuery, format: 'csv' }),
    kinds: apiPath(`measures/${measures.incidents}`, { by: 'kind', ...during(year), format: 'csv' }),
  }
  return {
    city,
    proviso,
    loop,
    figures: { newest, year, people, change, trend, kinds, kindChange, downloads },
    map,
  }
}

export type HomeLoop = Awaited<ReturnType<typeof loadLoop>>

/** What people are asked next, and what was promised to them. Null parts: there is no dialogue, or no promise. */
async function loadLoop(context: Context) {
  const [{ series }, { commitments }] = await Promise.all([askDialogue(context), askCommitments(context)])
  const next = nextOfAll(series, new Date().toISOString())
  const dialogues = series.filter(one => one.state === 'public').length
  return {
    dialogue:
      series.length === 0
        ? null
        : {
            open: dialogues,
            next: next && {
              question: next.series.terms.question,
              slug: next.series.slug,
              startsAt: next.session.startsAt,
              endsAt: next.session.endsAt,
            },
          },
    promises: commitments.length === 0 ? null : promiseCounts(commitments),
  }
}
