const formats = new Map<string, Intl.DateTimeFormat>()
let offsets = new Map<string, number>()

/** Offsets change on a quarter of an hour at the finest, so one answer serves all instants of it. */
const quarter = 900_000

/** Minutes that local time is ahead of UTC at an instant. The zone must be a valid IANA name. */
export function zoneOffset(instant: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0
  const start = Math.floor(instant / quarter) * quarter
  const key = `${timeZone}${start}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const offset = measured(start, timeZone)
  if (offsets.size >= 100_000) offsets = new Map()
  offsets.set(key, offset)
  return offset
}

function measured(instant: number, timeZone: string): number {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    formats.set(timeZone, format)
  }
  const name = format.formatToParts(new Date(instant)).find(part => part.type === 'timeZoneName')?.value ?? ''
  const match = /^GMT([+-])(\d{2}):?(\d{2})?/.exec(name)
  if (!match) return 0
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0))
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return true
  } catch {
    return false
  }
}
