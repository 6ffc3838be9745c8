export type { PublicRegister } from './published/agreements.ts'
export { publishedOf } from './published/published.ts'
export type { IncidentQuery, Published, PublishedAboutData } from './published/types.ts'
