import { isPersonalPage } from '../pages/personal-pages.ts'

/** Never kept: answers of one visitor, streams, and what machines watch. */
const neverKept =
  /^\/(log\/|api\/(auth(\/|$)|v1\/((member|part)(\/|$)|events$|log(\/|$)))|healthz$|readyz$|metrics$)/

/** Votes, withdrawn quotes and the days of a wait change these from one second to the next; what is kept of all other pages stays. */
export const changesWithVotes = /^\/api\/v1\/dialogue\/[^/]+\/(statements|opinion-map|findings)$/

/** What anybody may read and nothing is kept of. */
export const isOpenLog = /^\/(log\/|api\/v1\/log(\/|$))/

export const signsIn = /^(\/es)?\/sign-in([/.]|$)/

/** Pages of taking part: many phones of one room may ask for them through one address. */
export const takesPart = /^(\/es)?\/dialogue\/[^/]+\/(take-part|statements|opinion-map)([/.]|$)/

/** Addresses that are no pages: the API, the catalogue, and files of releases. */
export const isAnsweredByApp = (path: string): boolean =>
  path.startsWith('/api/') || path === '/data.json' || /^\/releases\/[^/]+\/files\//.test(path)

export const isOpenGet = (method: string, path: string): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  !neverKept.test(path) &&
  !changesWithVotes.test(path) &&
  !isPersonalPage(path)
