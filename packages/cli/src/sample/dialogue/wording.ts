import type { Bilingual, Day } from '@understory/model'
import { dayNumber, dayOfNumber } from '@understory/model'
import { sampleCity } from '../city.ts'

export const both = (en: string, es: string): Bilingual => ({ en, es })

/** The four parts of a dialogue in Alder City; nobody has two that must be apart. */
export const parties = {
  convener: { name: 'Office of Safety of Alder City', organisationId: null },
  facilitator: { name: 'Alder City Community Mediation', organisationId: null },
  noteTakers: { name: 'Students of Alder City College', organisationId: null },
} as const
export const parks = { name: 'Recreation and Parks of Alder City', organisationId: null } as const

/** The Thursday so many weeks from the week of a day: 1 January 1970 was one. */
export const thursday = (asOf: Day, weeks: number): Day =>
  dayOfNumber(Math.floor(dayNumber(asOf) / 7) * 7 + weeks * 7)
export const daysFrom = (day: Day, days: number): Day => dayOfNumber(dayNumber(day) + days)

const hourThere = new Intl.DateTimeFormat('en-US', {
  timeZone: sampleCity.timeZone,
  hour: 'numeric',
  hourCycle: 'h23',
})
/** The instant at which clocks of the city show this hour and minute, after six in the morning; the city is four or five hours behind UTC. */
export function clock(day: Day, hour: number, minute = 0): Date {
  const at = new Date(Date.parse(`${day}T00:00:00Z`) + ((hour + 4) * 60 + minute) * 60_000)
  return Number(hourThere.format(at)) === hour ? at : new Date(at.getTime() + 3_600_000)
}
