import type { Clearance, IncidentKind, Setting, Weapon } from '@understory/model'
import type { ColumnProfile } from './column-profile.ts'

type Rules<Word extends string> = readonly (readonly [pattern: RegExp, word: Word])[]

/** A word of an offence; a code may run into it, as in `4AAGG. ASSLT.- GUN`. */
const word = (pattern: string): RegExp => new RegExp(`(?:\\b|\\d[A-Z]{1,3})(?:${pattern})`)

/**
 * Which kind an offence is, by its words; the first rule that fits decides, so the narrow stand before the wide.
 * Attempts count as what was attempted, as in the UCR handbook, but for murder, which counts as aggravated assault.
 * Only a proposal: a person reads the list before it is used.
 */
const kindRules: Rules<IncidentKind> = [
  [/\bATT(EMPT(ED)?|\.)?\W.*\b(MURDER|HOMICIDE)\b|\b(MURDER|HOMICIDE)\W+ATT/, 'aggravated-assault'],
  [word('THREAT|HOAX|FALSE (REPORT|ALARM)'), 'other'],
  [word('NON-? ?FATAL|SHOOTING|SHOT(?!S)\\b'), 'shooting'],
  [word('(MURDER|HOMICIDE|MANSLAUGHTER|KILLING)\\b|FATAL\\b'), 'homicide'],
  [word('(RAPE|SEX(UAL)? (ABUSE|ASSAULT|BATTERY)|SODOMY)\\b'), 'rape'],
  [word('(ROBBERY|ROBB?|CAR ?JACK(ING)?)\\b'), 'robbery'],
  [
    word('ADW|AGG[A-Z.]*\\W+(ASSAULT|ASSLT|BATTERY)|(ASSAULT|ASSLT)\\W+(W(ITH)?\\W+|AGG)'),
    'aggravated-assault',
  ],
  [word('(ASSAULT|ASSLT|BATTERY)\\b'), 'common-assault'],
  [word('(BURG(LARY)?|BREAKING AND ENTERING|B ?& ?E)\\b'), 'burglary'],
  [word('STOLEN (AUTO|VEH|BUS|CAR|TRUCK|MOTOR)|(AUTO|CAR|VEHICLE) THEFT|MVT|UUV|UUMV'), 'auto-theft'],
  [word('ARSON\\b'), 'arson'],
  [word('THEFT|LARCENY|SHOPLIFT|STEALING|PICKPOCKET|PURSE'), 'theft'],
]

const weaponRules: Rules<Weapon> = [
  [/\b(FIREARM|GUN|HANDGUN|PISTOL|REVOLVER|RIFLE|SHOTGUN)S?\b/, 'firearm'],
  [/\b(KNIFE|CUTTING|BLADE|STAB)/, 'knife'],
  [/\b(HANDS?|FISTS?|FEET|PERSONAL)\b/, 'hands'],
  [/\b(FIRE|ARSON|INCENDIARY)\b/, 'fire'],
  [/^((MOTOR )?VEHICLE|AUTOMOBILE|CAR)$/, 'vehicle'],
  [/^(UNKNOWN|UNK)$/, 'unknown'],
  [/^(OTHERS?|BLUNT.*|CLUB)$/, 'other'],
]

const clearanceRules: Rules<Clearance> = [
  [/\b(WITHOUT ARREST|NO ARREST|EXCEPTION)/, 'closed-without-arrest'],
  [/\b(BY ARREST|ARREST|CLEARED|CLOSED)\b/, 'closed-by-arrest'],
  [/\b(OPEN|UNSOLVED|ACTIVE|PENDING)\b/, 'open'],
]

const settingRules: Rules<Setting> = [
  [/^(I|IN|INSIDE|INDOORS?)$/, 'inside'],
  [/^(O|OUT|OUTSIDE|OUTDOORS?)$/, 'outside'],
]

export interface WordMap<Word extends string> {
  /** The source's word, upper-case, to ours. */
  readonly words: Readonly<Record<string, Word>>
  /** Words that no rule fits, the most frequent first. */
  readonly unmapped: readonly string[]
  /** Share of the values that a rule fits, 0 to 1. */
  readonly share: number
}

/** A column with more different words than this is free text, and no lookup is proposed. */
const mostWords = 400

export const kindsOf = (profile: ColumnProfile): WordMap<IncidentKind> => mapWords(profile, kindRules)
export const weaponsOf = (profile: ColumnProfile): WordMap<Weapon> => mapWords(profile, weaponRules)
export const clearancesOf = (profile: ColumnProfile): WordMap<Clearance> => {
  const open = /OPEN.*NO ARREST/
  return mapWords(profile, [[open, 'open'], ...clearanceRules])
}
export const settingsOf = (profile: ColumnProfile): WordMap<Setting> => mapWords(profile, settingRules)

/** The kind that an offence's own words suggest, or null. */
export const suggestKind = (offence: string): IncidentKind | null =>
  firstMatch(offence.trim().toUpperCase(), kindRules)

function mapWords<Word extends string>(profile: ColumnProfile, rules: Rules<Word>): WordMap<Word> {
  const counts = new Map<string, number>()
  for (const [value, count] of profile.counts) {
    const key = value.toUpperCase()
    counts.set(key, (counts.get(key) ?? 0) + count)
    if (counts.size > mostWords) return { words: {}, unmapped: [], share: 0 }
  }
  const words: Record<string, Word> = {}
  const unmapped: string[] = []
  let mapped = 0
  for (const [key, count] of [...counts].sort((a, b) => b[1] - a[1])) {
    const word = firstMatch(key, rules)
    if (word === null || key === '__PROTO__') unmapped.push(key)
    else {
      words[key] = word
      mapped += count
    }
  }
  return { words, unmapped, share: profile.values.length === 0 ? 0 : mapped / profile.values.length }
}

function firstMatch<Word extends string>(text: string, rules: Rules<Word>): Word | null {
  return rules.find(([pattern]) => pattern.test(text))?.[1] ?? null
}
