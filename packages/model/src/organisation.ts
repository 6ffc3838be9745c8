import * as z from 'zod'

/** What an organisation is in the plan of a city. */
export const organisationKinds = [
  'office',
  'police-custodian',
  'provider',
  'hospital',
  'mediation-centre',
  'agency',
  'counsel',
  'auditor',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

export const organisationShape = z.strictObject({
  id: z.uuid(),
  name: z.string().min(1).max(200),
  kind: z.enum(organisationKinds),
})
/** People belong to organisations; walls stand between organisations too. */
export type Organisation = z.infer<typeof organisationShape>
