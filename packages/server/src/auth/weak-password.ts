import { type Problem, problem } from '@understory/model'

/** Guesses an attacker who tries the likeliest first would need, as a power of ten; strangers have 90 guesses a day. */
const minGuesses_log10 = 8
const product = ['understory']

/**
 * Leaked passwords by how common they are, from the list of `@zxcvbn-ts/language-common`: 49,233, read from the disk when somebody first chooses a
 * password. The matcher of that library takes seconds for a long password, in the thread that serves everybody; this one takes well under a
 * millisecond and needs no other list.
 */
let loaded: Promise<ReadonlyMap<string, number>> | null = null
const leakedRanks = (): Promise<ReadonlyMap<string, number>> => {
  loaded ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Map(dictionary['passwords-common'].map((word, at) => [word, at + 1])),
  )
  loaded.catch(() => {
    loaded = null
  })
  return loaded
}

const maxPiece = 24
const lookalikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
const withoutLookalikes = (text: string): string =>
  text.replaceAll(/[013457@$!]/g, sign => lookalikes[sign] ?? sign)

/** Words of at least three letters in what is known about somebody: their name, address, organisation, city. */
const wordsAbout = (about: readonly string[]): Set<string> =>
  new Set(
    [...product, ...about]
      .flatMap(text => [plain(text), ...plain(text).split(/[^\p{L}\p{N}]+/u)])
      .filter(word => word.length >= 3),
  )

const isRun = (piece: string): boolean => {
  const steps = [...piece].map((sign, at) => (piece.codePointAt(at + 1) ?? 0) - (sign.codePointAt(0) ?? 0))
  const step = steps[0]
  return piece.length >= 3 && Math.abs(step ?? 9) <= 1 && steps.slice(0, -1).every(one => one === step)
}

/** The cheapest way to guess a piece, as a power of ten; infinite where it must be guessed sign by sign. */
function costOf(
  text: string,
  from: number,
  to: number,
  { ranks, personal }: { ranks: ReadonlyMap<string, number>; personal: ReadonlySet<string> },
): number {
  const piece = text.slice(from, to)
  if (text.slice(Math.max(0, from - piece.length), from) === piece) return 0.3
  if (piece.length < 3) return Number.POSITIVE_INFINITY
  if (/^(19|20)\d\d$/.test(piece)) return 2
  if (isRun(piece)) return 1.5
  const letters = withoutLookalikes(piece)
  if (personal.has(piece) || personal.has(letters)) return 0.5
  const rank = Math.min(
    ranks.get(piece) ?? Number.POSITIVE_INFINITY,
    (ranks.get(letters) ?? Number.POSITIVE_INFINITY) * 2,
  )
  return Math.log10(rank) + 0.3
}

/** How many guesses a password withstands, as a power of ten: the cheapest way to put it together. */
export async function guesses_log10(password: string, about: readonly string[]): Promise<number> {
  const text = plain(password)
  const lists = { ranks: await leakedRanks(), personal: wordsAbout(about) }
  const cheapest = [0]
  for (let to = 1; to <= text.length; to++) {
    let best = (cheapest[to - 1] ?? 0) + 1
    for (let from = Math.max(0, to - maxPiece); from < to; from++)
      best = Math.min(best, (cheapest[from] ?? 0) + costOf(text, from, to, lists))
    cheapest[to] = best
  }
  return cheapest[text.length] ?? 0
}

/**
 * Why a password is refused, or null. NIST SP 800-63B section 5.1.1.2: what leaked, repeats, runs, and what is known of the person; no rule asks
 * for capitals or signs.
 */
export async function weakPassword(
  password: string,
  about: readonly string[],
  where: 'password' | 'wanted',
): Promise<Problem | null> {
  if ((await guesses_log10(password, about)) >= minGuesses_log10) return null
  return problem(
    'weak-password',
    'This password is easy to guess: it is made of passwords that leaked, of repeats, or of your name, address or city.',
    {
      where,
      expected:
        'three or four words that do not belong together, or a password that a password manager makes',
    },
  )
}
