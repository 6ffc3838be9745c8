import type { Duty, OwedList, PlanWeek, StepKind } from '@understory/model'

export type LetterLanguage = 'en' | 'es'
export interface LetterText {
  readonly subject: string
  readonly text: string
}
type Owner = OwedList['owners'][number]
type Line = Pick<Owner['items'][number], 'commitment' | 'duty' | 'days'>
type ActionLine = Pick<Owner['actions'][number], 'item' | 'days'>

interface Words {
  readonly owes: Readonly<Record<Duty, (n: number) => string>>
  readonly stale: (n: number) => string
  readonly step: Readonly<Record<StepKind, string>>
  readonly waits: (owner: string, n: number) => string
  readonly owesPublic: (owner: string) => string
  readonly read: (address: string) => string
  readonly more: (n: number) => string
  readonly week: (city: string, from: string, to: string) => string
  readonly counts: (counts: PlanWeek['counts']) => string
  readonly parts: {
    readonly changed: string
    readonly late: string
    readonly stale: string
    readonly soon: string
  }
  readonly all: (address: string) => string
  readonly stop: (address: string) => string
}

const days = (n: number): string => (Math.abs(n) === 1 ? 'one day' : `${Math.abs(n)} days`)
const días = (n: number): string => (Math.abs(n) === 1 ? 'un día' : `${Math.abs(n)} días`)

const english: Words = {
  owes: {
    unanswered: n => `an answer, late by ${days(n)}`,
    overdue: n => `overdue by ${days(n)}`,
    silent: n => `a word about it, late by ${days(n)}`,
    'due-soon': n => (n === 0 ? 'due today' : `due in ${days(n)}`),
  },
  stale: n => `a word about the action, late by ${days(n)}`,
  step: {
    ...{ proposed: 'proposed', reworded: 'written anew', accepted: 'accepted', declined: 'declined' },
    ...{ 'in-progress': 'in progress', stalled: 'stalled', delivered: 'delivered, says its owner' },
    ...{ 'due-moved': 'due day moved', 'handed-over': 'handed over', evidence: 'evidence' },
    ...{ reviewed: 'reviewed', judged: 'how residents judged' },
  },
  waits: (owner, n) => `${n === 1 ? 'One thing waits' : `${n} things wait`} for ${owner}`,
  owesPublic: owner => `${owner} owes the public:`,
  read: address =>
    `Everybody reads this at ${address}. It goes away when something is written, and not before.`,
  more: n => `- and ${n} more`,
  week: (city, from, to) => `The plan of ${city}, ${from} to ${to}`,
  counts: one =>
    `Promises under way: ${one.open}; overdue: ${one.overdue}; without a word: ${one.silent}; proposals without an answer: ${one.unanswered}; delivered, say their owners: ${one.delivered}. Actions of the plan without a word: ${one.stale}.`,
  parts: {
    ...{ changed: 'Changed in seven days:', late: 'Late:', stale: 'Actions without a word:' },
    soon: 'Due soon:',
  },
  all: address => `All of it: ${address}`,
  stop: address => `Stop these letters, or get them in Spanish (en español), without signing in:\n${address}`,
}

const spanish: Words = {
  owes: {
    unanswered: n => `una respuesta, con ${días(n)} de atraso`,
    overdue: n => `venció hace ${días(n)}`,
    silent: n => `decir cómo va, con ${días(n)} de atraso`,
    'due-soon': n => (n === 0 ? 'vence hoy' : `vence en ${días(n)}`),
  },
  stale: n => `decir cómo va la acción, con ${días(n)} de atraso`,
  step: {
    ...{ proposed: 'propuesta', reworded: 'escrita de nuevo', accepted: 'aceptada', declined: 'rechazada' },
    ...{ 'in-progress': 'en marcha', stalled: 'detenida', delivered: 'cumplida, según su responsable' },
    ...{ 'due-moved': 'plazo cambiado', 'handed-over': 'entregada a otra organización' },
    ...{ evidence: 'prueba', reviewed: 'revisada', judged: 'cómo juzgaron los residentes' },
  },
  waits: (owner, n) => `${n === 1 ? 'Una cosa espera' : `${n} cosas esperan`} a ${owner}`,
  owesPublic: owner => `${owner} debe al público:`,
  read: address => `Todo el mundo lo lee en ${address}. Desaparece cuando se escribe algo, y no antes.`,
  more: n => `- y ${n} más`,
  week: (city, from, to) => `El plan de ${city}, del ${from} al ${to}`,
  counts: one =>
    `Promesas en marcha: ${one.open}; vencidas: ${one.overdue}; sin noticias: ${one.silent}; propuestas sin respuesta: ${one.unanswered}; cumplidas, según sus responsables: ${one.delivered}. Acciones del plan sin noticias: ${one.stale}.`,
  parts: {
    ...{ changed: 'Cambió en siete días:', late: 'Atrasado:', stale: 'Acciones sin noticias:' },
    soon: 'Vence pronto:',
  },
  all: address => `Todo: ${address}`,
  stop: address =>
    `Dejar de recibir estas cartas, o recibirlas en inglés (in English), sin iniciar sesión:\n${address}`,
}

const wordsOf: Readonly<Record<LetterLanguage, Words>> = { en: english, es: spanish }
const prefix = (home: string, language: LetterLanguage): string => (language === 'es' ? `${home}/es` : home)

/** What one owner owes, with where to write about it. `stop` is where these letters are stopped. */
export function reminderLetter(
  { owner, items, actions }: { owner: string; items: readonly Line[]; actions: readonly ActionLine[] },
  { home, language, stop }: { home: string; language: LetterLanguage; stop: string | null },
): LetterText {
  const words = wordsOf[language]
  const at = prefix(home, language)
  return {
    subject: words.waits(owner, items.length + actions.length),
    text: [
      words.owesPublic(owner),
      '',
      ...items.flatMap(one => [lineOf(one, language), `  ${at}/work/plan/commitments/${one.commitment.no}`]),
      ...actions.flatMap(one => [actionLine(one, language), `  ${at}/work/plan/items/${one.item.id}`]),
      '',
      words.read(`${at}/plan/owed`),
      ...footer(words, stop),
    ].join('\n'),
  }
}

const lineOf = ({ commitment, duty, days: n }: Line, language: LetterLanguage): string =>
  `- ${commitment.no}: ${wordsOf[language].owes[duty](n)} – ${commitment.terms.what[language]}`
const actionLine = ({ item, days: n }: ActionLine, language: LetterLanguage): string =>
  `- ${item.number}: ${wordsOf[language].stale(n)} – ${item.title[language]}`
const footer = (words: Words, stop: string | null): string[] => (stop === null ? [] : ['', words.stop(stop)])

/** The week of the plan on one screen: at most some forty lines, whatever happened. */
export function digestLetter(
  week: PlanWeek,
  { home, language, stop }: { home: string; language: LetterLanguage; stop: string | null },
): LetterText {
  const words = wordsOf[language]
  const part = (title: string, lines: readonly string[], more: number): string[] =>
    lines.length === 0 ? [] : ['', title, ...lines, ...(more > 0 ? [words.more(more)] : [])]
  return {
    subject: words.week(week.city.title, week.from, week.to),
    text: [
      words.counts(week.counts),
      ...part(
        words.parts.changed,
        week.changed.map(
          ({ commitment, step }) =>
            `- ${commitment.no}: ${words.step[step.kind]} – ${commitment.terms.what[language]}`,
        ),
        week.moreChanged,
      ),
      ...part(
        words.parts.late,
        week.late.map(one => lineOf(one, language)),
        week.moreLate,
      ),
      ...part(
        words.parts.stale,
        week.stale.map(one => actionLine(one, language)),
        week.moreStale,
      ),
      ...part(
        words.parts.soon,
        week.soon.map(one => lineOf(one, language)),
        week.moreSoon,
      ),
      '',
      words.all(`${prefix(home, language)}/plan/week`),
      ...footer(words, stop),
    ].join('\n'),
  }
}
