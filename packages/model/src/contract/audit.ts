import * as z from 'zod'

/** One thing that was done. `link` is its place in the chain; null for events older than it. */
export const auditEventShape = z.object({
  no: z.int(),
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  why: z.string(),
  detail: z.record(z.string(), z.unknown()),
  link: z.int().nullable(),
  hash: z.string().nullable(),
})
export type AuditEvent = z.infer<typeof auditEventShape>
export const auditEventPageShape = z.object({
  events: z.array(auditEventShape),
  next: z.string().nullable(),
})
export type AuditEventPage = z.infer<typeof auditEventPageShape>

/** One look behind a wall: who, in which role, for what, which fields, how many rows, under which agreement. */
export const accessEntryShape = z.object({
  no: z.int(),
  at: z.string(),
  person: z.string(),
  role: z.string(),
  organisation: z.string().nullable(),
  purpose: z.string(),
  subject: z.string(),
  fields: z.array(z.string()),
  rows: z.int(),
  agreement: z.record(z.string(), z.unknown()),
  link: z.int(),
  hash: z.string(),
})
export type AccessEntry = z.infer<typeof accessEntryShape>
export const accessLogPageShape = z.object({
  entries: z.array(accessEntryShape),
  next: z.string().nullable(),
})
export type AccessLogPage = z.infer<typeof accessLogPageShape>
