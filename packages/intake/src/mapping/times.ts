import type { timeLayouts } from '@understory/model'
import { hourOf12, minuteFromParts } from './dates.ts'

export type TimeLayout = (typeof timeLayouts)[number]

/** Minutes since midnight; `odd` when the text is in the rarer of two layouts. */
export interface TimeValue {
  readonly minute: number
  readonly odd: boolean
}

const colons = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/
const digits = /^(\d{1,2})(\d{2})$/
const half = /^(\d{1,2}):(\d{2})(?::(\d{2}))? *([AaPp])\.?[Mm]\.?$/

/** Reads a time of day in one layout, or null when the text is not that. `hh:mm` and `hh:mm:ss` read both. */
export function readTime(raw: string, layout: TimeLayout): TimeValue | null {
  const text = raw.trim()
  if (layout === 'h:mm am') {
    const match = half.exec(text)
    return match
      ? value(hourOf12(Number(match[1]), match[4] ?? ''), Number(match[2]), Number(match[3] ?? 0), false)
      : null
  }
  const shape = layout === 'hhmm' ? digits : colons
  const match = shape.exec(text)
  if (match) return value(Number(match[1]), Number(match[2]), Number(match[3] ?? 0), false)
  if (layout !== 'hh:mm:ss or hhmm') return null
  const odd = digits.exec(text)
  return odd ? value(Number(odd[1]), Number(odd[2]), 0, true) : null
}

function value(hour: number, minute: number, second: number, odd: boolean): TimeValue | null {
  const minutes = minuteFromParts(hour, minute, second)
  return minutes === null ? null : { minute: minutes, odd }
}
