import * as z from 'zod'
import { cityShape } from '../city.ts'
import {
  commitmentStates,
  commitmentTermsShape,
  dayShape,
  evidenceKinds,
  ownerSteps,
  referenceShape,
  stepKinds,
  writtenShape,
} from '../commitment.ts'
import { dialoguePartyShape } from '../dialogue.ts'
import { clearedShape } from '../do-not-record.ts'
import { crowdVerdictShape, panelShape, verdictAnswers } from '../verdict.ts'

const count = z.int().min(0)
const instant = z.iso.datetime()
const days = count.nullable()
const shownTerms = z.object(commitmentTermsShape.shape)
const shownWords = z.object(writtenShape.shape)
export const sha256Shape = z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits')

/** One step as anybody reads it: which organisation took it and when, never which person. */
export const publicStepShape = z.object({
  seq: count,
  kind: z.enum(stepKinds),
  org: z.string(),
  at: instant,
  words: shownWords.nullable(),
  /** Where the step wrote them. */
  terms: shownTerms.nullable(),
  due: dayShape.nullable(),
  owner: z.string().nullable(),
  /** Of a review. */
  verdict: z.enum(verdictAnswers).nullable(),
  /** What was written down of how residents judged. */
  tally: z.array(crowdVerdictShape).nullable(),
})
export type PublicStep = z.infer<typeof publicStepShape>

export const publicEvidenceShape = z.object({
  id: z.uuid(),
  seq: count,
  kind: z.enum(evidenceKinds),
  title: z.string(),
  language: z.enum(['en', 'es']),
  day: dayShape,
  address: z.string().nullable(),
  mediaType: z.string().nullable(),
  sha256: sha256Shape,
  /** Who supplied it. */
  org: z.string(),
  at: instant,
})
export type PublicEvidence = z.infer<typeof publicEvidenceShape>

export const publicCommitmentShape = z.object({
  id: z.uuid(),
  /** The short number of its address. */
  no: z.int().min(1),
  state: z.enum(commitmentStates),
  since: instant,
  terms: shownTerms,
  firstDue: dayShape,
  /** Computed on the day of the answer. */
  late: z.object({
    overdue_days: days,
    silent_days: days,
    unanswered_days: days,
    claimedLate_days: days,
  }),
  lastWordAt: instant,
  evidence: count,
})
export type PublicCommitment = z.infer<typeof publicCommitmentShape>

export const commitmentListShape = z.object({
  city: cityShape,
  /** The city-local day on which lateness was computed. */
  on: dayShape,
  commitments: z.array(publicCommitmentShape),
})
export type CommitmentList = z.infer<typeof commitmentListShape>
export const commitmentOneShape = z.object({
  city: cityShape,
  on: dayShape,
  commitment: publicCommitmentShape,
  steps: z.array(publicStepShape),
  evidence: z.array(publicEvidenceShape),
  verdicts: z.object({
    /** Whether it can be judged now. */
    open: z.boolean(),
    /** First and last day of it; null while nobody can know. */
    opensOn: dayShape.nullable(),
    endsOn: dayShape.nullable(),
    /** Whether its last day is past: no answer is taken any more. */
    over: z.boolean(),
    crowds: z.array(crowdVerdictShape),
    panel: panelShape.nullable(),
  }),
  address: z.url(),
})
export type CommitmentOne = z.infer<typeof commitmentOneShape>

export const proposeCommitmentRequestShape = z.strictObject({
  terms: commitmentTermsShape,
  cleared: clearedShape,
})
export type ProposeCommitmentRequest = z.infer<typeof proposeCommitmentRequestShape>
/** Which step was read last; somebody may have taken another one meanwhile. */
const read = z.int().min(1)
export const rewordCommitmentRequestShape = z.strictObject({
  read,
  terms: commitmentTermsShape,
  cleared: clearedShape,
})
export type RewordCommitmentRequest = z.infer<typeof rewordCommitmentRequestShape>
export const stepCommitmentRequestShape = z.strictObject({
  read,
  kind: z.enum(ownerSteps),
  words: writtenShape.nullable().default(null),
  /** The new day, where it is moved. */
  due: dayShape.nullable().default(null),
  /** Who owns it from now on, where it is handed over. */
  owner: dialoguePartyShape.nullable().default(null),
  cleared: clearedShape,
})
export type StepCommitmentRequest = z.infer<typeof stepCommitmentRequestShape>

/** Evidence: a file, whose hash the house makes; or an address and the hash of what stands there. */
export const addEvidenceRequestShape = z
  .strictObject({
    read,
    kind: z.enum(evidenceKinds),
    title: z.string().trim().min(3).max(200),
    language: z.enum(['en', 'es']),
    day: dayShape,
    address: referenceShape.nullable().default(null),
    sha256: sha256Shape.nullable().default(null),
    /** Base 64, at most 4 MB of bytes. */
    file: z.base64().max(5_600_000).nullable().default(null),
    mediaType: z
      .string()
      .max(100)
      .regex(/^[a-z]+\/[a-z0-9.+-]+$/, 'a media type such as application/pdf')
      .nullable()
      .default(null),
    cleared: clearedShape,
  })
  .refine(one => one.file !== null || (one.sha256 !== null && one.address !== null), {
    message: 'Send a file, or an address with the SHA-256 of what stands there.',
    path: ['file'],
  })
export type AddEvidenceRequest = z.infer<typeof addEvidenceRequestShape>

/** A commitment as members work on it. */
export const workCommitmentShape = publicCommitmentShape.extend({
  steps: z.array(publicStepShape),
  /** The last step: what is sent back as read. */
  read,
  /** Whether its owner is the organisation that the asking member acts for, or one the office acts for. */
  own: z.boolean(),
  evidenceList: z.array(publicEvidenceShape.extend({ kept: z.boolean() })),
})
export type WorkCommitment = z.infer<typeof workCommitmentShape>
export const workCommitmentListShape = z.object({ on: dayShape, commitments: z.array(workCommitmentShape) })
export type WorkCommitmentList = z.infer<typeof workCommitmentListShape>
