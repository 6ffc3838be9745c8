import type { CityContext } from '../../context.ts'
import { consents, consentText, saveConsentText, typeConsent } from './consent.ts'
import { notes, typeNotes } from './notes.ts'
import { makePass, passes, revokePass } from './passes.ts'
import { decide, propose, releases } from './releases.ts'
import type { CityRoom } from './types.ts'
import { settleWithdrawals } from './withdrawals.ts'

/** What is said in the rooms of one city's dialogues. */
export const cityRoom = (context: CityContext): CityRoom => ({
  makePass: (session, asked, doing) => makePass(context, session, asked, doing),
  passes: (session, doing) => passes(context, session, doing),
  revokePass: (session, id, doing) => revokePass(context, session, id, doing),
  notes: (session, doing) => notes(context, session, doing),
  typeNotes: (session, asked, doing) => typeNotes(context, session, asked, doing),
  consentText: (series, doing) => consentText(context, series, doing),
  saveConsentText: (series, asked, doing) => saveConsentText(context, series, asked, doing),
  consents: (session, doing) => consents(context, session, doing),
  typeConsent: (session, asked, codeHash, doing) => typeConsent(context, session, asked, codeHash, doing),
  releases: (series, doing) => releases(context, series, doing),
  propose: (series, asked, doing) => propose(context, series, asked, doing),
  decide: (series, release, asked, doing) => decide(context, series, release, asked, doing),
  settleWithdrawals: now => settleWithdrawals(context, now),
})
