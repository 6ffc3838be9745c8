import { type AgreementTerms, agreementTermsShape, type Day, localDay } from '@understory/model'
import { DatabaseError } from '../../engine/engine.ts'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import { asWriter, type CityContext } from '../context.ts'
import { addVersion } from './write.ts'

/** The same in every city: it is made with the city, by whichever server opens it first. */
export const standingAgreementId = '00000000-0000-7000-8000-000000000001'

const words = {
  open: {
    title: { en: 'Open data', es: 'Datos abiertos' },
    summary: {
      en: 'Data that their publishers have already opened to everyone, under their own licences, may be brought in, shown and downloaded here by anyone. They are shown exactly as they came.',
      es: 'Los datos que sus editores ya abrieron a todos, con sus propias licencias, se pueden traer, mostrar y descargar aquí por cualquier persona. Se muestran tal como llegaron.',
    },
    giver: 'Publishers of open data',
    signatory: 'As each publisher’s licence says',
    authority: 'The open licence of each publisher',
  },
  invented: {
    title: { en: 'Invented data', es: 'Datos inventados' },
    summary: {
      en: 'This city is invented. Its data are made up, tell of nobody, and may be used by anyone for anything that this agreement does not forbid.',
      es: 'Esta ciudad es inventada. Sus datos están inventados, no hablan de nadie y cualquiera puede usarlos para todo lo que este acuerdo no prohíbe.',
    },
    giver: 'Understory (invented)',
    signatory: 'Nobody: the city is invented',
    authority: 'None is needed: the data are invented',
  },
}

function standingTerms(provenance: 'open' | 'invented', city: string, on: Day): AgreementTerms {
  const { title, summary, giver, signatory, authority } = words[provenance]
  return agreementTermsShape.parse({
    tier: 'dsa',
    title,
    summary,
    parties: [
      { organisation: giver, part: 'gives', signatory },
      { organisation: city, part: 'receives', signatory: 'Made with the city' },
    ],
    purposes: ['analysis', 'evaluation', 'data-quality'],
    dataSets: [{ source: '*', provenance, legalAuthority: authority, fields: 'all' }],
    linkageAllowed: true,
    breach: { role: 'Operator', hours: 72 },
    minimumCell: 1,
    redisclosure: 'open',
    auditRight: true,
    effectiveOn: on,
  })
}

/** Makes the standing agreement for open (or invented) data, unless there is one: counsel may change or end it. */
export async function ensureStanding(
  context: Pick<CityContext, 'engine' | 'city'>,
  now = new Date(),
): Promise<void> {
  try {
    await asWriter(context, 'record', 'make the standing agreement', unit => makeStanding(unit, context, now))
  } catch (error) {
    // Another server that opens the city at this moment was faster.
    if (!(error instanceof DatabaseError) || error.code !== '23505') throw error
  }
}

async function makeStanding(unit: UnitOfWork, { city }: Pick<CityContext, 'city'>, now: Date): Promise<void> {
  const there = await unit.db
    .selectFrom('agreement')
    .select('version')
    .where('id', '=', standingAgreementId)
    .limit(1)
    .executeTakeFirst()
  if (there) return
  const terms = standingTerms(city.invented ? 'invented' : 'open', city.title, localDay(now, city.timeZone))
  const standing = { id: standingAgreementId, version: 1, written: 'in-force', terms } as const
  await addVersion(
    unit,
    { ...standing, endedOn: null, madeBy: 'record', why: 'made with the city' },
    'agreement-signed',
    now,
  )
}
