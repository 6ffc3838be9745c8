import type { CityContext } from '../../context.ts'
import { answer } from './answers.ts'
import { endCheck, openCheck, publishCheck, typeAnswer } from './check.ts'
import { codebook, saveCodebook } from './codebook.ts'
import { code, join, sheet, startRound } from './coding.ts'
import { decide, list, propose } from './publish.ts'
import { settle } from './settle.ts'
import { profile, saveProfile, saveThemes } from './themes.ts'
import type { CityFindings } from './types.ts'
import { workings } from './workings.ts'

/** Making sense of what was said in one city's dialogues. */
export const cityFindings = (context: CityContext): CityFindings => ({
  codebook: (series, doing) => codebook(context, series, doing),
  saveCodebook: (series, asked, doing) => saveCodebook(context, series, asked, doing),
  startRound: (series, asked, doing) => startRound(context, series, asked, doing),
  join: (series, round, doing) => join(context, series, round, doing),
  sheet: (series, round, doing) => sheet(context, series, round, doing),
  code: (series, round, asked, doing) => code(context, series, round, asked, doing),
  settle: (series, round, asked, doing) => settle(context, series, round, asked, doing),
  workings: (series, doing) => workings(context, series, doing),
  saveThemes: (series, asked, doing) => saveThemes(context, series, asked, doing),
  profile: (series, doing) => profile(context, series, doing),
  saveProfile: (series, asked, doing) => saveProfile(context, series, asked, doing),
  list: (series, doing) => list(context, series, doing),
  propose: (series, asked, doing) => propose(context, series, asked, doing),
  decide: (series, findings, asked, doing) => decide(context, series, findings, asked, doing),
  openCheck: (series, findings, asked, doing) => openCheck(context, series, findings, asked, doing),
  typeAnswer: (series, check, asked, hash, doing) => typeAnswer(context, series, check, asked, hash, doing),
  endCheck: (series, check, asked, doing) => endCheck(context, series, check, asked, doing),
  publishCheck: (series, check, doing) => publishCheck(context, series, check, doing),
  answer: (series, findings, asked, doing) => answer(context, series, findings, asked, doing),
})
