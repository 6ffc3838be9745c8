import * as z from 'zod'
import { cityShape } from '../city.ts'

/** A draft is decided once: made public or withdrawn. A public release is superseded by the next one and stays. */
export const releaseStates = ['draft', 'public', 'superseded', 'withdrawn'] as const
export type ReleaseState = (typeof releaseStates)[number]

const id = z.uuid()
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** What a number was made with, by name and version. */
export const methodVersionShape = z.object({ name: z.string(), version: z.string() })
export type MethodVersion = z.infer<typeof methodVersionShape>

export const releaseFileShape = z.object({
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  sha256,
  /** Never changes. */
  address: z.string(),
})
export type ReleaseFile = z.infer<typeof releaseFileShape>

/** Who approved: the hat, never the person. */
const approvalShape = z.object({ role: z.string(), organisation: z.string().nullable(), at: z.string() })

export const releaseShape = z.object({
  id,
  dataset: z.string(),
  number: z.int().positive(),
  state: z.enum(releaseStates),
  title: z.string(),
  what: z.string(),
  disclosure: z.string(),
  /** City-local day of the snapshot it was made from. */
  asOf: day,
  madeAt: z.string(),
  /** SHA-256 of the file `manifest.json`, which names every other file with its hash. */
  contentHash: sha256,
  approved: approvalShape.nullable(),
  supersedes: id.nullable(),
  supersededBy: id.nullable(),
})
export type Release = z.infer<typeof releaseShape>

export const releaseListShape = z.object({
  city: cityShape,
  releases: z.array(releaseShape),
  next: z.string().nullable(),
})
export type ReleaseList = z.infer<typeof releaseListShape>

/** The part of a disclosure report that pages show; the whole is a file of the release. */
export const releaseReportShape = z.looseObject({
  method: z.looseObject({
    kind: z.string(),
    threshold: z.number().optional(),
    minimumCell: z.number().optional(),
  }),
  tables: z.array(
    z.looseObject({
      name: z.string(),
      cells: z.number(),
      zeros: z.number(),
      published: z.number(),
      primary: z.number(),
      complementary: z.number(),
    }),
  ),
  audit: z.looseObject({ attacked: z.number(), disclosed: z.array(z.unknown()) }).nullable(),
  remains: z.array(z.string()),
  approvable: z.boolean(),
  reasons: z.array(z.string()),
})
export type ReleaseReport = z.infer<typeof releaseReportShape>

/** How a table begins. A value is null where it is suppressed; a label is null in a total over its column. */
export const tablePreviewShape = z.object({
  name: z.string(),
  title: z.string(),
  unit: z.string(),
  columns: z.array(z.string()),
  rows: z.array(
    z.object({
      /** Codes of the columns; null in a total over the column. */
      codes: z.array(z.string().nullable()),
      labels: z.array(z.string().nullable()),
      value: z.number().nullable(),
      status: z.enum(['published', 'suppressed']),
    }),
  ),
  /** Rows of the whole table. */
  rowCount: z.int(),
})
export type TablePreview = z.infer<typeof tablePreviewShape>

const contents = {
  notes: z.array(z.string()),
  provenances: z.array(z.string()),
  methods: z.array(methodVersionShape),
  report: releaseReportShape,
  files: z.array(releaseFileShape),
}

export const releaseOneShape = z.object({
  city: cityShape,
  release: releaseShape.extend({ ...contents, previews: z.array(tablePreviewShape) }),
  /** Where it is read by people, as a whole address. */
  page: z.string(),
  /** Its entry in the public log; null where the server keeps none, or has not read it yet. */
  log: z.object({ index: z.int(), proof: z.string() }).nullable(),
  /** All public releases of the dataset, newest first. */
  versions: z.array(releaseShape),
})
export type ReleaseOne = z.infer<typeof releaseOneShape>

/** A draft, or what became of it, as those who make, approve and audit releases read it. */
export const releaseDraftShape = releaseShape.extend({
  ...contents,
  why: z.string(),
  /** Whether whoever asks made it: nobody approves their own. */
  own: z.boolean(),
  /** Built from trace data: only the police custodian approves it. */
  traceDerived: z.boolean(),
  /** Why it was approved or withdrawn; null while it is a draft. */
  decidedWhy: z.string().nullable(),
})
export type ReleaseDraft = z.infer<typeof releaseDraftShape>

export const releaseDraftPageShape = z.object({
  drafts: z.array(releaseDraftShape),
  next: z.string().nullable(),
})
export type ReleaseDraftPage = z.infer<typeof releaseDraftPageShape>

/** Text that the database can hold: no NUL, no half of a surrogate pair. */
const why = z
  .string()
  .trim()
  .min(1)
  .max(1000)
  .refine(text => text.isWellFormed() && !text.includes('\0'), 'This holds characters that are no text.')
const datasetName = z
  .string()
  .regex(/^[a-z0-9-]{1,100}$/, 'The name of a dataset has small letters, digits and hyphens.')
export const draftReleaseRequestShape = z.strictObject({ dataset: datasetName, why })
export const approveReleaseRequestShape = z.strictObject({
  /** Content hash of what was read: exactly this is approved. */
  contentHash: sha256,
  why,
})
export const withdrawReleaseRequestShape = z.strictObject({ why })

/** A dataset of the fixed catalogue that can be drafted. */
export const releaseDatasetShape = z.object({
  name: z.string(),
  title: z.string(),
  what: z.string(),
  disclosure: z.string(),
})
export type ReleaseDatasetWords = z.infer<typeof releaseDatasetShape>

/** Names that files of releases can have. */
export const isReleaseFileName = (name: string): boolean => /^[a-z0-9][a-z0-9._-]{0,120}$/.test(name)

/** Where a file of a release is found, for as long as there is a record. */
export const releaseFileAddress = (release: string, name: string): string =>
  `/releases/${release}/files/${name}`
