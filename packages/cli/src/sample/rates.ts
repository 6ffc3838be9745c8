import type { IncidentKind } from '@understory/model'

/** How one kind of incident behaves in Alder City. */
export interface KindRates {
  readonly kind: IncidentKind
  /** Rows in an ordinary year at scale 1. */
  readonly perYear: number
  /** Size of the yearly wave, highest in late July: 0.2 means 20 % above and below the mean. */
  readonly season: number
  /** Monday to Sunday. */
  readonly weekday: readonly number[]
  readonly hours: keyof typeof hourShapes
  /** Multiplier per year of the file, first year first. */
  readonly years: readonly number[]
  /** The file's own words, with weights. */
  readonly offences: Readonly<Record<string, number>>
  readonly weapons: Readonly<Record<string, number>>
  readonly statuses: Readonly<Record<string, number>>
  /** Share outside a building. */
  readonly outside: number
  /** How strongly it concentrates where violence concentrates: 0 follows the population. */
  readonly concentration: number
}

const even = [1, 1, 1, 1, 1, 1, 1]
const weekend = [0.93, 0.9, 0.9, 0.95, 1.05, 1.2, 1.16]
const workweek = [1.06, 1.04, 1.04, 1.04, 1.08, 0.93, 0.8]

/** Relative weight of each hour of the day, midnight first. */
export const hourShapes = {
  night: [9, 8, 7, 5, 3, 2, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 8, 9, 10, 11, 10],
  evening: [6, 5, 4, 2, 2, 1, 2, 3, 4, 4, 5, 6, 6, 6, 7, 8, 9, 9, 9, 9, 9, 9, 8, 7],
  daytime: [4, 2, 2, 1, 1, 2, 4, 7, 9, 8, 8, 8, 9, 8, 8, 9, 9, 9, 8, 7, 6, 5, 5, 4],
} as const

const closed = (arrest: number, other: number, open: number) => ({
  'CLOSED BY ARREST': arrest,
  'CLOSED WITHOUT ARREST': other,
  OPEN: open,
})

export const kindRates: readonly KindRates[] = [
  {
    kind: 'homicide',
    perYear: 78,
    season: 0.18,
    weekday: weekend,
    hours: 'night',
    years: [1.08, 1.04, 1, 0.93, 0.84, 0.78],
    offences: { HOMICIDE: 1 },
    weapons: { FIREARM: 84, KNIFE: 8, HANDS: 4, OTHER: 4 },
    statuses: closed(38, 4, 58),
    outside: 0.78,
    concentration: 1.5,
  },
  {
    kind: 'shooting',
    perYear: 235,
    season: 0.24,
    weekday: weekend,
    hours: 'night',
    years: [1.06, 1.05, 1, 0.97, 0.93, 0.9],
    offences: { SHOOTING: 1 },
    weapons: { FIREARM: 1 },
    statuses: closed(21, 3, 76),
    outside: 0.84,
    concentration: 1.5,
  },
  {
    kind: 'robbery',
    perYear: 960,
    season: 0.12,
    weekday: weekend,
    hours: 'evening',
    years: [1.02, 1, 1, 0.96, 0.9, 0.86],
    offences: { ROBBERY: 1 },
    weapons: { FIREARM: 45, KNIFE: 8, HANDS: 30, OTHER: 7, UNKNOWN: 10 },
    statuses: closed(20, 3, 77),
    outside: 0.7,
    concentration: 0.9,
  },
  {
    kind: 'aggravated-assault',
    perYear: 1700,
    season: 0.14,
    weekday: weekend,
    hours: 'evening',
    years: [1, 1.02, 1, 0.98, 0.96, 0.95],
    offences: { 'AGGRAVATED ASSAULT': 1 },
    weapons: { FIREARM: 25, KNIFE: 25, HANDS: 20, OTHER: 25, VEHICLE: 5 },
    statuses: closed(42, 8, 50),
    outside: 0.45,
    concentration: 0.9,
  },
  {
    kind: 'common-assault',
    perYear: 2650,
    season: 0.1,
    weekday: weekend,
    hours: 'evening',
    years: [0.94, 0.98, 1, 1.02, 1.02, 1.01],
    offences: { 'COMMON ASSAULT': 1 },
    weapons: { HANDS: 1 },
    statuses: closed(48, 12, 40),
    outside: 0.35,
    concentration: 0.7,
  },
  {
    kind: 'burglary',
    perYear: 1150,
    season: 0.08,
    weekday: workweek,
    hours: 'daytime',
    years: [1.1, 1.05, 1, 0.93, 0.9, 0.86],
    offences: { BURGLARY: 1 },
    weapons: { '': 1 },
    statuses: closed(11, 2, 87),
    outside: 0.02,
    concentration: 0.4,
  },
  {
    kind: 'theft',
    perYear: 4300,
    season: 0.09,
    weekday: workweek,
    hours: 'daytime',
    years: [0.9, 0.97, 1, 1.02, 1, 0.97],
    offences: { THEFT: 1 },
    weapons: { '': 1 },
    statuses: closed(9, 3, 88),
    outside: 0.55,
    concentration: 0.3,
  },
  {
    kind: 'auto-theft',
    perYear: 1500,
    season: 0.07,
    weekday: even,
    hours: 'night',
    years: [0.8, 0.9, 1, 1.5, 1.3, 1],
    offences: { 'AUTO THEFT': 1 },
    weapons: { '': 1 },
    statuses: closed(8, 2, 90),
    outside: 0.9,
    concentration: 0.4,
  },
  {
    kind: 'arson',
    perYear: 62,
    season: 0.1,
    weekday: even,
    hours: 'night',
    years: [1, 1, 1, 1, 1, 1],
    offences: { ARSON: 1 },
    weapons: { FIRE: 1 },
    statuses: closed(16, 2, 82),
    outside: 0.5,
    concentration: 0.9,
  },
  {
    kind: 'rape',
    perYear: 115,
    season: 0.06,
    weekday: weekend,
    hours: 'night',
    years: [1, 1, 1, 1, 1, 1],
    offences: { RAPE: 1 },
    weapons: { HANDS: 7, KNIFE: 1, UNKNOWN: 2 },
    statuses: closed(24, 6, 70),
    outside: 0.15,
    concentration: 0.5,
  },
  {
    kind: 'other',
    perYear: 240,
    season: 0.1,
    weekday: even,
    hours: 'evening',
    years: [1, 1, 1, 1, 1, 1],
    offences: { OTHER: 11, 'SEE NARRATIVE': 1 },
    weapons: { '': 4, OTHER: 1 },
    statuses: closed(15, 5, 80),
    outside: 0.6,
    concentration: 0.5,
  },
]
