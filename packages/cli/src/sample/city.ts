import type { City } from '@understory/model'

export const sampleCity: City = {
  name: 'sample',
  title: 'Alder City',
  timeZone: 'America/New_York',
  invented: true,
}

interface Validity {
  readonly validFrom?: string
  readonly validTo?: string
}

/** When each version of the boundaries was in force. */
export const validity: Readonly<Record<string, Validity>> = {
  'neighborhood:2010': { validFrom: '2010-01-01', validTo: '2019-12-31' },
  'neighborhood:2020': { validFrom: '2020-01-01' },
  'district:2012': { validFrom: '2012-01-01', validTo: '2023-06-30' },
  'district:2023': { validFrom: '2023-07-01' },
}
