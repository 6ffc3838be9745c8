import type { AgreementTermsInput, Sensitivity } from '@understory/model'

/** The made-up agreements of the invented city; days are filled in by whoever makes them. */
type Words = Omit<AgreementTermsInput, 'effectiveOn' | 'parent'>

const breach = { role: 'Privacy officer of the Office of Neighborhood Safety', hours: 24 }
const police = { organisation: 'Alder City Police', part: 'gives', signatory: 'Commissioner' } as const
const office = {
  organisation: 'Office of Neighborhood Safety',
  part: 'receives',
  signatory: 'Director',
} as const
const fields = (list: Readonly<Record<string, Sensitivity>>) =>
  Object.entries(list).map(([name, sensitivity]) => ({ name, sensitivity }))

export const together: Words = {
  tier: 'mou',
  title: { en: 'Working together on violence prevention', es: 'Trabajar juntos para prevenir la violencia' },
  summary: {
    en: 'The mayor’s office, the police, the hospital, the school district and the mediation centre agree to prevent violence together, to meet every quarter, and to share data only under written agreements that residents can read.',
    es: 'La alcaldía, la policía, el hospital, el distrito escolar y el centro de mediación acuerdan prevenir juntos la violencia, reunirse cada trimestre y compartir datos solo con acuerdos escritos que los residentes puedan leer.',
  },
  parties: [
    { ...office, part: 'governs' },
    { ...police, part: 'governs' },
    { organisation: 'Alder General Hospital', part: 'governs', signatory: 'Chief executive' },
    { organisation: 'Alder School District', part: 'governs', signatory: 'Superintendent' },
    { organisation: 'Alder Mediation Centre', part: 'governs', signatory: 'Director' },
  ],
  breach,
  minimumCell: 11,
  redisclosure: 'never',
  auditRight: true,
}

const shared = { breach, redisclosure: 'releases-only', auditRight: true } as const

export const caseFile: Words = {
  ...shared,
  tier: 'dsa',
  title: { en: 'Shooting case file', es: 'Expediente de tiroteos' },
  summary: {
    en: 'The police give the office one line for each shooting: when, which block, which kind, and whether the case is closed. No names. The office may count and study it, and nothing else.',
    es: 'La policía da a la oficina una línea por cada tiroteo: cuándo, en qué cuadra, de qué tipo y si el caso está cerrado. Sin nombres. La oficina puede contarlos y estudiarlos, y nada más.',
  },
  parties: [police, office],
  purposes: ['analysis', 'evaluation', 'data-quality'],
  dataSets: [
    {
      source: 'shooting-case-file',
      provenance: 'agency-own',
      legalAuthority: 'City charter, article 7 (invented)',
      fields: fields({
        case_number: 'internal',
        occurred_at: 'internal',
        block: 'sensitive',
        offense: 'open',
        status: 'internal',
        age_band: 'sensitive',
      }),
    },
  ],
  subjects: ['people-harmed'],
  consentBasis: 'law',
  transfer: 'A file every Monday, over an encrypted line.',
  storage: 'The city’s own server room.',
  accessRoles: ['analyst'],
  training: 'Privacy training once a year.',
  retentionDays: 365,
  publicationReviewDays: 10,
  minimumCell: 11,
}

export const harborStudy: Words = {
  ...shared,
  tier: 'dul',
  title: { en: 'Did the Harbor strategy work?', es: '¿Funcionó la estrategia de Harbor?' },
  summary: {
    en: 'Analysts of the office may use four fields of the shooting case file to find out whether shootings in Harbor fell because of the strategy. They may not look for a person, and they publish the answer whatever it is.',
    es: 'Quienes analizan en la oficina pueden usar cuatro campos del expediente de tiroteos para saber si los tiroteos en Harbor bajaron gracias a la estrategia. No pueden buscar a una persona, y publican la respuesta, sea cual sea.',
  },
  parties: [police, office],
  purposes: ['evaluation'],
  dataSets: [
    {
      source: 'shooting-case-file',
      provenance: 'agency-own',
      legalAuthority: 'City charter, article 7 (invented)',
      fields: fields({
        case_number: 'internal',
        occurred_at: 'internal',
        block: 'sensitive',
        offense: 'open',
      }),
    },
  ],
  subjects: ['people-harmed'],
  consentBasis: 'law',
  accessRoles: ['analyst'],
  people: ['sample-analyst'],
  training: 'Privacy training once a year.',
  retentionDays: 90,
  publicationReviewDays: 10,
  minimumCell: 15,
}

export const injuries: Words = {
  ...shared,
  tier: 'dsa',
  title: { en: 'Injuries seen at the hospital', es: 'Heridas atendidas en el hospital' },
  summary: {
    en: 'The hospital gives its own violence-prevention team the month, the ward and the kind of injury of people treated after violence, so that help reaches them. Police never see it.',
    es: 'El hospital da a su propio equipo de prevención el mes, la sala y el tipo de herida de las personas atendidas tras un hecho violento, para que la ayuda les llegue. La policía nunca lo ve.',
  },
  parties: [
    { organisation: 'Alder General Hospital', part: 'gives', signatory: 'Chief executive' },
    { organisation: 'Hospital violence-prevention team', part: 'receives', signatory: 'Head of the team' },
  ],
  purposes: ['service-delivery', 'data-quality'],
  dataSets: [
    {
      source: 'hospital-injuries',
      provenance: 'health',
      legalAuthority: 'Written consent of each patient (invented)',
      fields: fields({
        month: 'internal',
        ward: 'internal',
        injury: 'sensitive',
        contact_code: 'identifying',
      }),
    },
  ],
  subjects: ['patients'],
  consentBasis: 'written-consent',
  accessRoles: ['provider'],
  retentionDays: 180,
  publicationReviewDays: 30,
  minimumCell: 20,
  redisclosure: 'never',
}

export const firstMap: Words = {
  ...harborStudy,
  title: { en: 'A map for the first plan', es: 'Un mapa para el primer plan' },
  summary: {
    en: 'Analysts of the office used two fields of the shooting case file to draw the map of the first plan. The work is done and the licence ran out.',
    es: 'Quienes analizan en la oficina usaron dos campos del expediente de tiroteos para dibujar el mapa del primer plan. El trabajo está hecho y la licencia venció.',
  },
  purposes: ['analysis'],
  dataSets: [
    {
      source: 'shooting-case-file',
      provenance: 'agency-own',
      legalAuthority: 'City charter, article 7 (invented)',
      fields: fields({ block: 'sensitive', offense: 'open' }),
    },
  ],
}

export const attendance: Words = {
  ...shared,
  tier: 'dsa',
  title: { en: 'School attendance', es: 'Asistencia escolar' },
  summary: {
    en: 'The school district was to give the office how many pupils were absent in each school and week. It was ended before anything was sent.',
    es: 'El distrito escolar iba a dar a la oficina cuántos alumnos faltaron en cada escuela y semana. Terminó antes de enviarse nada.',
  },
  parties: [{ organisation: 'Alder School District', part: 'gives', signatory: 'Superintendent' }, office],
  purposes: ['analysis'],
  dataSets: [
    {
      source: 'school-attendance',
      provenance: 'agency-own',
      legalAuthority: 'Agreement of the school board (invented)',
      fields: fields({ school: 'internal', week: 'internal', absent: 'sensitive' }),
    },
  ],
  subjects: ['residents'],
  consentBasis: 'law',
  accessRoles: ['analyst'],
  retentionDays: 30,
  publicationReviewDays: 14,
  minimumCell: 11,
}
