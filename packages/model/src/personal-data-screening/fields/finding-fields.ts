import {
  acknowledgedPassages,
  codeTyped,
  day,
  fieldsOf,
  publicProse,
  publicTitle,
  residentWords,
  unscreened,
} from '../free-text-field.ts'

const series = 'member/dialogue/series/{series}'
const findings = `${series}/findings/{findings}`
const knownId = unscreened('public', 'must be the id of a code or a theme of this series')
const cleared = { 'cleared[]': acknowledgedPassages }

/** What is made of a dialogue: codes, themes, findings, answers and the check by those who took part. */
export const findingFields = [
  ...fieldsOf([`${series}/codebook`], 'codebook_version.codes', {
    why: { ...publicProse, kept: 'codebook_version.why' },
    'codes[].id': publicTitle,
    'codes[].into': publicTitle,
    'codes[].label': publicProse,
    'codes[].definition': publicProse,
    ...cleared,
  }),
  ...fieldsOf([`${series}/participants`], 'participant_profile.dimensions', {
    'dimensions[].id': publicTitle,
    'dimensions[].title': publicProse,
    'dimensions[].source': publicTitle,
    'dimensions[].groups[].label': publicProse,
    ...cleared,
  }),
  ...fieldsOf([`${series}/coding/{round}/decisions`], 'coding_decision.why', {
    code: { ...knownId, kept: 'coding_decision.code' },
    why: residentWords,
  }),
  ...fieldsOf([`${series}/themes`], 'theme_list.themes', {
    'themes[].id': publicTitle,
    'themes[].codes[]': knownId,
    'themes[].claim': publicProse,
    'themes[].summary': publicProse,
    ...cleared,
  }),
  ...fieldsOf([`${findings}/decision`], 'findings.why', { why: residentWords }),
  ...fieldsOf([`${findings}/answers`], 'theme_answer.words', {
    theme: { ...knownId, kept: 'theme_answer.theme_id' },
    words: publicProse,
    ...cleared,
  }),
  ...fieldsOf([`${findings}/check`], null, { endsOn: day }),
  ...fieldsOf([`${series}/checks/{check}/answers`], 'check_answer.missing', {
    code: codeTyped,
    missing: residentWords,
  }),
  ...fieldsOf([`${series}/checks/{check}/end`], 'member_check.result', {
    'words[].theme': knownId,
    'words[].text': publicProse,
    ...cleared,
  }),
  ...fieldsOf(['part/dialogue/check/open'], null, { code: codeTyped }),
  ...fieldsOf(['part/dialogue/check/answers'], 'check_answer.missing', {
    code: codeTyped,
    missing: residentWords,
    ...cleared,
  }),
]
