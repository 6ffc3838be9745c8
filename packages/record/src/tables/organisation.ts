/** An organisation people belong to; its kind is a word of the model. */
export interface OrganisationTable {
  id: string
  name: string
  kind: string
  made_at: string
}
