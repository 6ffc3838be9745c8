import { createHash } from 'node:crypto'
import {
  type AddEvidenceRequest,
  fail,
  isUuid,
  ok,
  problem,
  type Result,
  type WorkCommitment,
} from '@understory/model'
import { v7 as uuidv7 } from 'uuid'
import { memberWork } from '../../engine/member-work.ts'
import type { Doing } from '../agreements/types.ts'
import { asWriter, type CityContext } from '../context.ts'
import { noteLook } from '../note-access.ts'
import { lookThrough } from './public-words.ts'
import { workCommitmentsIn } from './read.ts'
import type { KeptEvidence } from './types.ts'
import { addStep, readyFor } from './write.ts'

const most_bytes = 4_194_304

/** The bytes and their SHA-256. Problem bad-request-body: too large, empty, or another hash than the one sent along. */
function hashed(asked: AddEvidenceRequest): Result<{ bytes: Uint8Array | null; sha256: string }> {
  if (asked.file === null) return ok({ bytes: null, sha256: asked.sha256 ?? '' })
  const bytes = Buffer.from(asked.file, 'base64')
  const wrong = (detail: string, expected: string) =>
    fail(problem('bad-request-body', detail, { where: 'file', expected }))
  if (bytes.length === 0 || bytes.length > most_bytes)
    return wrong(`The file has ${bytes.length} bytes.`, '1 byte to 4 MB')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (asked.sha256 !== null && asked.sha256 !== sha256)
    return wrong(`The file has the SHA-256 ${sha256}.`, 'the file that was hashed, or no hash')
  return ok({ bytes, sha256 })
}

export const addEvidence = (
  context: CityContext,
  no: string,
  asked: AddEvidenceRequest,
  doing: Doing,
): Promise<Result<WorkCommitment>> =>
  asWriter(context, doing.member.person, 'hand evidence in', async unit => {
    const found = await readyFor(unit, context, no, { read: asked.read, kind: 'evidence' }, doing)
    if (!found.ok) return found
    const looked = await lookThrough(unit, { title: asked.title }, asked.cleared)
    if (!looked.ok) return looked
    const file = hashed(asked)
    if (!file.ok) return file
    const { id, no: number } = found.value
    const { kind, title, language, day, address, mediaType } = asked
    const seq = asked.read + 1
    const { bytes, sha256 } = file.value
    const facts = { evidence: { kind, day, sha256 } }
    const step = { id, no: number, seq, kind: 'evidence', content: {}, facts } as const
    await addStep(unit, context, doing, { ...step, cleared: looked.value })
    await unit.db
      .insertInto('commitment_evidence')
      .values({
        ...{ id: uuidv7(), commitment_id: id, seq, kind, title, language, day, address, bytes, sha256 },
        ...{ media_type: bytes === null ? null : (mediaType ?? 'application/octet-stream') },
        ...{ org: doing.member.organisation?.id ?? '', by_person: doing.member.person },
        at: doing.now.toISOString(),
      })
      .execute()
    const [after] = await workCommitmentsIn(unit, context.city, doing, number)
    if (!after) throw new Error(`commitment ${number} vanished`)
    return ok(after)
  })

/** Evidence may show people: its bytes stay in the house, and each look is written down. */
export async function evidenceFile(
  context: CityContext,
  id: string,
  doing: Doing,
): Promise<Result<KeptEvidence>> {
  const { member } = doing
  const row = isUuid(id)
    ? await memberWork(context.engine, { member, city: context.city.name, purpose: 'evaluation' }, ({ db }) =>
        db
          .selectFrom('commitment_evidence')
          .select(['title', 'media_type', 'bytes'])
          .where('id', '=', id)
          .executeTakeFirst(),
      )
    : undefined
  if (!row?.bytes) return fail(problem('not-found', 'No file was handed in under this id.', { where: 'id' }))
  await noteLook(context, {
    ...{
      member,
      purpose: 'evaluation',
      subject: `evidence ${id}`,
      fields: ['bytes'],
      rows: 1,
      agreement: {},
    },
  })
  return ok({
    title: row.title,
    mediaType: row.media_type ?? 'application/octet-stream',
    bytes: row.bytes,
  })
}
