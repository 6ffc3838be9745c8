import * as z from 'zod'
import { agreementStates, agreementTermsShape, writtenStates } from '../agreement.ts'
import { cityShape } from '../city.ts'
import { purposes } from '../purpose.ts'

const state = z.enum(agreementStates)

/** What residents read of an agreement: no id of a person, no place where data lie. */
export const registerEntryShape = agreementTermsShape
  .pick({
    tier: true,
    parent: true,
    title: true,
    summary: true,
    purposes: true,
    prohibitedPurposes: true,
    dataSets: true,
    linkageAllowed: true,
    subjects: true,
    consentBasis: true,
    accessRoles: true,
    retentionDays: true,
    breach: true,
    publicationReviewDays: true,
    minimumCell: true,
    redisclosure: true,
    auditRight: true,
    effectiveOn: true,
    reviewOn: true,
    endsOn: true,
  })
  .extend({
    id: z.string(),
    version: z.int(),
    state,
    parties: z.array(z.object({ organisation: z.string(), part: z.string(), signatory: z.string() })),
    /** The day it was ended before its date, and why. */
    endedOn: z.string().nullable(),
    endedWhy: z.string().nullable(),
    /** The last day on which the receiver may hold the data. */
    destroyBy: z.string().nullable(),
  })
export type RegisterEntry = z.infer<typeof registerEntryShape>

export const registerShape = z.object({
  city: cityShape,
  /** The city-local day the states are of. */
  on: z.string(),
  agreements: z.array(registerEntryShape),
  /** Agreements that were kept out of the register. */
  withheld: z.int(),
  next: z.string().nullable(),
})
export type Register = z.infer<typeof registerShape>

export const registerOneShape = z.object({
  city: cityShape,
  on: z.string(),
  agreement: registerEntryShape,
  /** What it stands on, and what stands on it. */
  parent: registerEntryShape.nullable(),
  children: z.array(registerEntryShape),
  /** Every signed version that was public, newest first. */
  versions: z.array(registerEntryShape.pick({ version: true, state: true, effectiveOn: true, endsOn: true })),
})
export type RegisterOne = z.infer<typeof registerOneShape>

/** An agreement in full, for members. */
export const agreementShape = z.object({
  id: z.string(),
  version: z.int(),
  written: z.enum(writtenStates),
  state,
  /** In force with everything it stands on. */
  holds: z.boolean(),
  terms: agreementTermsShape,
  madeBy: z.string(),
  madeAt: z.string(),
  why: z.string(),
  endedOn: z.string().nullable(),
  destroyBy: z.string().nullable(),
})
export type Agreement = z.infer<typeof agreementShape>
export const agreementPageShape = z.object({
  agreements: z.array(agreementShape),
  next: z.string().nullable(),
})
export type AgreementPage = z.infer<typeof agreementPageShape>

export const draftRequestShape = z.strictObject({
  terms: agreementTermsShape,
  why: z.string().min(1).max(500),
})
/** The version that was read: nobody signs or ends what somebody else has changed meanwhile. */
export const signRequestShape = z.strictObject({
  version: z.int().min(1),
  why: z.string().max(500).default(''),
})
export const endRequestShape = z.strictObject({
  version: z.int().min(1),
  why: z.string().min(1).max(500),
})

/** Rows that are not open, as far as a licence opens them. */
export const licensedRowsShape = z.object({
  source: z.string(),
  purpose: z.enum(purposes),
  /** Under which agreement, and as what: user, giver, or open data. */
  agreement: z.object({ id: z.string(), version: z.int(), as: z.enum(['user', 'giver', 'open']) }),
  fields: z.array(z.string()),
  /** Fields the source has and the agreement does not open. */
  notLicensed: z.array(z.string()),
  rows: z.array(z.record(z.string(), z.unknown())),
  next: z.string().nullable(),
})
export type LicensedRows = z.infer<typeof licensedRowsShape>
