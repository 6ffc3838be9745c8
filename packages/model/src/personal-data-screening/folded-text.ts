/** A text as the screening reads it, with the place in the original of each of its UTF-16 units. */
export interface FoldedText {
  readonly text: string
  /** Start in the original of a unit of `text`. */
  readonly startOf: (unit: number) => number
  /** End in the original of a unit of `text`. */
  readonly endOf: (unit: number) => number
}

/** Characters that take no space: they are typed between digits or letters to hide them. */
const invisible =
  /^(?:\p{Cf}|\p{Cc}|\u034f|\u115f|\u1160|\u17b4|\u17b5|[\u180b-\u180f]|\u20e3|\u2800|\u3164|[\ufe00-\ufe0f]|\uffa0)$/u
const decimal = /^\p{Nd}$/u
const dash = /^[\p{Pd}\u2212]$/u
const gap = /^[\s\p{Zs}\p{Zl}\p{Zp}]$/u
const isPlain = (text: string): boolean => /^[\x20-\x7e\n]*$/.test(text) && !/\s\s/.test(text)

/** The ASCII digit of a decimal digit of any script: Unicode gives each script its ten digits in a row, from zero. */
function asciiDigit(one: string): string {
  const code = one.codePointAt(0) ?? 0
  for (let back = 0; back < 10; back++)
    if (!decimal.test(String.fromCodePoint(code - back - 1))) return String(back)
  return '0'
}

function fold(one: string): string {
  if (gap.test(one)) return one === '\n' || one === '\r' || one === '\u2028' || one === '\u2029' ? '\n' : ' '
  if (invisible.test(one)) return ''
  if (one <= '~') return one
  const compatible = one.normalize('NFKC')
  if (/^[\x21-\x7e]+$/.test(compatible)) return compatible
  if (decimal.test(one)) return asciiDigit(one)
  return dash.test(one) ? '-' : one
}

/**
 * Folds a text so that one pattern reads every way to write the same: digits and letters of other widths and scripts become ASCII, dashes become
 * hyphens, invisible characters go, and white space in a row becomes one space or one line break. Everything else stays.
 */
export function foldText(original: string): FoldedText {
  if (isPlain(original)) return { text: original, startOf: unit => unit, endOf: unit => unit + 1 }
  let text = ''
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const one of original) {
    const folded = fold(one)
    const last = text.at(-1)
    if (isGap(folded) && isGap(last)) {
      if (folded === '\n' && last === ' ') text = `${text.slice(0, -1)}\n`
      ends[ends.length - 1] = at + one.length
    } else
      for (const unit of folded.split('')) {
        text += unit
        starts.push(at)
        ends.push(at + one.length)
      }
    at += one.length
  }
  return { text, startOf: unit => starts[unit] ?? at, endOf: unit => ends[unit] ?? at }
}

const isGap = (unit: string | undefined): boolean => unit === ' ' || unit === '\n'
