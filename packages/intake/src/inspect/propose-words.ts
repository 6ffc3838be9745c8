import type { IncidentKind, SourceInput } from '@understory/model'
import type { ClassifiedColumn } from './classify.ts'
import { meaningsOfName } from './column-names.ts'
import type { Finding, Meaning, Question } from './types.ts'
import { clearancesOf, kindsOf, settingsOf, suggestKind, weaponsOf } from './words.ts'

type Columns = readonly ClassifiedColumn[]
export type WordProposal = Pick<
  SourceInput,
  'kind' | 'offence' | 'code' | 'weapon' | 'clearance' | 'setting' | 'victims'
>

/** Lookups for kind, weapon, clearance and setting, and how many people a row counts. */
export function proposeWords(
  columns: Columns,
  fileName: string,
  findings: Finding[],
  questions: Question[],
): WordProposal {
  const name = (meaning: Meaning) => columns.find(column => column.meaning === meaning)?.profile.name ?? null
  const victims = proposeVictims(columns)
  const offence = bestOffence(columns)
  const kind = offence ? lookupKind(offence, questions) : kindOfFile(fileName, victims, questions)
  return {
    kind,
    offence: offence?.profile.name ?? null,
    code: name('code'),
    weapon: withWords(columns, 'weapon', weaponsOf, findings),
    clearance: withWords(columns, 'clearance', clearancesOf, findings),
    setting: withWords(columns, 'setting', settingsOf, findings),
    victims,
  }
}

function bestOffence(columns: Columns): ClassifiedColumn | null {
  const offences = columns
    .filter(column => column.meaning === 'offence')
    .map(column => ({
      column,
      share: kindsOf(column.profile).share,
      named: meaningsOfName(column.profile.name).includes('offence'),
    }))
    .filter(({ share, named }) => share >= (named ? 0.01 : 0.2))
    .sort((a, b) => b.share + (b.named ? 0.3 : 0) - a.share - (a.named ? 0.3 : 0))
  return offences[0]?.column ?? null
}

function lookupKind({ profile }: ClassifiedColumn, questions: Question[]): SourceInput['kind'] {
  const { words, unmapped } = kindsOf(profile)
  if (unmapped.length > 0) {
    questions.push({
      code: 'kind-of-offence',
      where: profile.name,
      asks:
        `${unmapped.length === 1 ? 'One offence' : `${unmapped.length} offences`} of the sample ${unmapped.length === 1 ? 'fits' : 'fit'} no kind and will count as "other", flagged: ` +
        `${unmapped
          .slice(0, 40)
          .map(word => word.slice(0, 60))
          .join('; ')}${unmapped.length > 40 ? ' …' : ''}. Which kind is each?`,
      field: 'kind.words',
      answers: [],
      mustAnswer: false,
    })
  }
  return { how: 'lookup', column: profile.name, words: { ...words } }
}

/** A file of one kind says so by its name at best. */
function kindOfFile(
  fileName: string,
  victims: SourceInput['victims'],
  questions: Question[],
): SourceInput['kind'] {
  const words = fileName
    .replace(/[^A-Za-z]+/g, ' ')
    .replace(/ies\b/gi, 'y')
    .replace(/s\b/g, '')
  const byCount = victims?.how === 'killed-and-injured' ? 'shooting' : null
  const byName = suggestKind(words)
  const kind: IncidentKind = byCount ?? byName ?? 'other'
  questions.push({
    code: 'kind-of-file',
    where: 'file',
    asks:
      byCount !== null
        ? 'No column names an offence. Killed and injured people are counted: are they all of shootings?'
        : byName !== null
          ? `No column names an offence. Going by the name of the file every row is of kind "${kind}": is it so?`
          : 'No column names an offence that is known. Which kind are the rows?',
    field: 'kind.kind',
    answers: kind === 'other' ? [] : [kind],
    mustAnswer: kind === 'other',
  })
  return { how: 'always', kind }
}

function withWords<Word extends string>(
  columns: Columns,
  meaning: Meaning,
  map: (profile: ClassifiedColumn['profile']) => {
    words: Readonly<Record<string, Word>>
    unmapped: readonly string[]
  },
  findings: Finding[],
): { column: string; words: Record<string, Word> } | null {
  const column = columns.find(c => c.meaning === meaning)
  if (!column) return null
  const { words, unmapped } = map(column.profile)
  if (unmapped.length > 0) {
    const some = unmapped
      .slice(0, 20)
      .map(word => word.slice(0, 40))
      .join('; ')
    const says = `Words that fit no ${meaning} and are left unmapped (${unmapped.length}): ${some}${unmapped.length > 20 ? ' …' : ''}.`
    findings.push({ level: 'info', where: column.profile.name, says })
  }
  return { column: column.profile.name, words: { ...words } }
}

function proposeVictims(columns: Columns): NonNullable<SourceInput['victims']> {
  const name = (meaning: Meaning) => columns.find(column => column.meaning === meaning)?.profile.name
  const [killed, injured, victims] = [name('killed'), name('injured'), name('victims')]
  if (killed !== undefined && injured !== undefined) return { how: 'killed-and-injured', killed, injured }
  return victims === undefined ? { how: 'one' } : { how: 'column', column: victims }
}
