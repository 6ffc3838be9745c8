import * as z from 'zod'

/** A row of open data as anyone may read it. No names of people, no house numbers. */
export const publicIncidentShape = z.object({
  id: z.string(),
  source: z.string(),
  occurredOn: z.string().nullable(),
  hour: z.int().nullable(),
  kind: z.string(),
  offence: z.string().nullable(),
  weapon: z.string(),
  clearance: z.string(),
  setting: z.string(),
  victims: z.int(),
  block: z.string().nullable(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  /** Place slug per boundary version, e.g. {"neighborhood:2020": "abell"}. */
  places: z.record(z.string(), z.string()),
  flags: z.array(z.string()),
})
export type PublicIncident = z.infer<typeof publicIncidentShape>

export const incidentPageShape = z.object({
  rows: z.array(publicIncidentShape),
  /** Opaque; null on the last page. */
  next: z.string().nullable(),
})
export type IncidentPage = z.infer<typeof incidentPageShape>
