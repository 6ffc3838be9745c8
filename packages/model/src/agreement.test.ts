import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AgreementTerms,
  type AgreementTermsInput,
  type AgreementVersion,
  agreementTermsShape,
  countingOn,
  destroyBy,
  holdsOn,
  stateOn,
  versionOn,
} from './agreement.ts'
import { coverOf, licencesOf, minimumCellOf } from './agreement-cover.ts'
import { agreementFaults } from './agreement-faults.ts'
import { dayNumber, dayOfNumber, localDay } from './day.ts'
import type { Member } from './member.ts'
import { sourceShape } from './source.ts'
import { columnsBehind, columnsRead } from './source-fields.ts'

const ids = ['018f0000-0000-7000-8000-00000000000a', '018f0000-0000-7000-8000-00000000000b'] as const
const licenceId = '018f0000-0000-7000-8000-00000000000c'
const columns = ['id', 'date', 'offense', 'beat', 'ward', 'shift']
const fieldsOf = (names: readonly string[]) => names.map(name => ({ name, sensitivity: 'internal' as const }))
const dataSet = (names: readonly string[]) => ({
  source: 'working',
  provenance: 'agency-own' as const,
  legalAuthority: 'City charter',
  fields: fieldsOf(names),
})
const termsOf = (change: Partial<AgreementTermsInput> & Pick<AgreementTermsInput, 'tier'>): AgreementTerms =>
  agreementTermsShape.parse({
    title: { en: 'One', es: 'Uno' },
    summary: { en: 'One.', es: 'Uno.' },
    parties: [
      { organisation: 'Police', part: 'gives', signatory: 'Chief' },
      { organisation: 'Office', part: 'receives', signatory: 'Director' },
    ],
    breach: { role: 'Privacy officer', hours: 24 },
    minimumCell: 11,
    redisclosure: 'releases-only',
    auditRight: true,
    effectiveOn: '2020-01-01',
    ...change,
  })
const signed = (id: string, terms: AgreementTerms, version = 1): AgreementVersion => ({
  id,
  version,
  written: 'in-force',
  terms,
  endedOn: null,
})
const mou = termsOf({ tier: 'mou' })
const dsaOf = (change: Partial<AgreementTermsInput> = {}) =>
  termsOf({ tier: 'dsa', parent: ids[0], purposes: ['analysis'], dataSets: [dataSet(columns)], ...change })
const dulOf = (change: Partial<AgreementTermsInput> = {}) =>
  termsOf({
    tier: 'dul',
    parent: ids[1],
    purposes: ['analysis'],
    dataSets: [dataSet(['id', 'date'])],
    accessRoles: ['analyst'],
    people: ['p1'],
    endsOn: '2030-12-31',
    ...change,
  })
const analyst: Member = {
  person: 'p1',
  name: 'somebody',
  membership: null,
  role: 'analyst',
  organisation: null,
  city: null,
  endsOn: null,
  by: 'session',
  secondFactor: true,
}
const working = sourceShape.parse({
  name: 'working',
  title: 'W',
  publisher: 'P',
  licence: 'none',
  provenance: 'agency-own',
  format: 'csv',
  header: columns,
  key: { how: 'columns', columns: ['id'] },
  date: { how: 'column', column: 'date', layout: 'iso' },
  kind: { how: 'lookup', column: 'offense', words: { '*': 'other' } },
  keep: ['beat'],
})

const someDay = fc.integer({ min: dayNumber('2015-01-01'), max: dayNumber('2035-01-01') }).map(dayOfNumber)
// Zones with summer time, without, at the day line, with half hours, and one where midnight itself is skipped in spring.
const zone = fc.constantFrom(
  'America/New_York',
  'America/Phoenix',
  'Pacific/Kiritimati',
  'Asia/Kolkata',
  'America/Santiago',
  'UTC',
)

/** The first instant of a city-local day, found by search: independent of how the code asks for the day. */
function firstInstant(day: string, timeZone: string): number {
  const minutes = 60_000
  let low = dayNumber(day) * 86_400_000 - 15 * 60 * minutes
  let high = low + 30 * 60 * minutes
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (parts.format(new Date(middle)) >= day) high = middle
    else low = middle
  }
  return high
}

describe('the last day of an agreement', () => {
  test('is in force to its last millisecond in the city, and closed at midnight, in every zone and on every day', () => {
    fc.assert(
      fc.property(someDay, zone, (endsOn, timeZone) => {
        const one = signed(ids[0], termsOf({ tier: 'mou', effectiveOn: '2000-01-01', endsOn }))
        const midnight = firstInstant(dayOfNumber(dayNumber(endsOn) + 1), timeZone)
        expect(stateOn(one, localDay(new Date(midnight - 1), timeZone))).toBe('in-force')
        expect(stateOn(one, localDay(new Date(midnight), timeZone))).toBe('expired')
      }),
      { numRuns: 300 },
    )
  })

  test('holds on the days when clocks change (2026-03-08 and 2026-11-01 in New York)', () => {
    const at = (instant: string) => localDay(new Date(instant), 'America/New_York')
    const one = (endsOn: string) => signed(ids[0], termsOf({ tier: 'mou', endsOn }))
    expect(stateOn(one('2026-03-08'), at('2026-03-09T03:59:59.999Z'))).toBe('in-force')
    expect(stateOn(one('2026-03-08'), at('2026-03-09T04:00:00Z'))).toBe('expired')
    expect(stateOn(one('2026-11-01'), at('2026-11-02T04:59:59.999Z'))).toBe('in-force')
    expect(stateOn(one('2026-11-01'), at('2026-11-02T05:00:00Z'))).toBe('expired')
  })
})

describe('versions', () => {
  const version = fc.record({
    written: fc.constantFrom('draft' as const, 'in-force' as const, 'ended' as const),
    effectiveOn: someDay,
    length: fc.integer({ min: 0, max: 2000 }),
    on: someDay,
  })
  test('the one that counts is the newest signed one that has begun; drafts never count', () => {
    fc.assert(
      fc.property(fc.array(version, { maxLength: 6 }), someDay, (list, on) => {
        const versions = list.map(({ written, effectiveOn, length, on: endedOn }, i) => ({
          id: ids[0],
          version: i + 1,
          written,
          terms: termsOf({ tier: 'mou', effectiveOn, endsOn: dayOfNumber(dayNumber(effectiveOn) + length) }),
          endedOn: written === 'ended' ? endedOn : null,
        }))
        const begun = versions.filter(
          one =>
            (one.written === 'in-force' && one.terms.effectiveOn <= on) ||
            (one.written === 'ended' && (one.endedOn ?? '') <= on),
        )
        const counting = versionOn(versions, on)
        if (begun.length > 0) expect(counting?.version).toBe(begun.at(-1)?.version)
        else expect(counting === null || stateOn(counting, on) === 'upcoming').toBe(true)
        expect(counting?.written).not.toBe('draft')
      }),
    )
  })
})

describe('the tiers', () => {
  test('a licence holds only while it, its DSA and its MOU all hold', () => {
    const span = fc.tuple(someDay, fc.integer({ min: 0, max: 3000 }))
    fc.assert(
      fc.property(span, span, span, someDay, (m, d, l, on) => {
        const days = ([from, length]: [string, number]) => ({
          effectiveOn: from,
          endsOn: dayOfNumber(dayNumber(from) + length),
        })
        const all = [
          signed(ids[0], termsOf({ tier: 'mou', ...days(m) })),
          signed(ids[1], dsaOf(days(d))),
          signed(licenceId, dulOf(days(l))),
        ]
        const counting = countingOn(all, on)
        const inside = [m, d, l].every(span => {
          const { effectiveOn, endsOn } = days(span)
          return effectiveOn <= on && on <= endsOn
        })
        const licence = counting.get(licenceId)
        expect(licence !== undefined && holdsOn(licence, counting, on)).toBe(inside)
        expect(licencesOf(all, analyst, working, 'analysis', on).length > 0).toBe(inside)
      }),
    )
  })

  test('a licence opens to the person, role and purpose it names, and to no other', () => {
    const all = [signed(ids[0], mou), signed(ids[1], dsaOf()), signed(licenceId, dulOf())]
    const opens = (member: Member, purpose: 'analysis' | 'evaluation' = 'analysis') =>
      licencesOf(all, member, working, purpose, '2026-01-01').length > 0
    expect(opens(analyst)).toBe(true)
    expect(opens({ ...analyst, role: 'custodian' })).toBe(false)
    expect(opens({ ...analyst, person: 'p2' })).toBe(false)
    expect(opens(analyst, 'evaluation')).toBe(false)
  })

  test('any other chain has a fault', () => {
    const tiers = { mou, dsa: dsaOf(), dul: dulOf() }
    for (const [tier, terms] of Object.entries(tiers))
      for (const [above, parent] of [...Object.entries(tiers), ['none', null] as const]) {
        const right = `${tier} ${above}`
        const faults = agreementFaults(tier === 'mou' ? { ...terms, parent: null } : terms, parent)
        const fits = ['dsa mou', 'dul dsa'].includes(right) || tier === 'mou'
        expect(faults.length === 0, `${right}: ${JSON.stringify(faults)}`).toBe(fits)
      }
    expect(agreementFaults({ ...mou, parent: ids[1] }, null)[0]?.where).toBe('parent')
  })

  test('a licence that widens its DSA in anything has a fault there', () => {
    const dsa = dsaOf({ endsOn: '2029-12-31' })
    const wider: [string, Partial<AgreementTermsInput>][] = [
      ['purposes', { purposes: ['evaluation'] }],
      ['dataSets.fields', { dataSets: [dataSet(['id', 'officer'])] }],
      ['dataSets', { dataSets: [{ ...dataSet(['id']), source: 'other' }] }],
      ['minimumCell', { minimumCell: 10 }],
      ['linkageAllowed', { linkageAllowed: true }],
      ['redisclosure', { redisclosure: 'open' }],
      ['endsOn', { endsOn: '2030-01-01' }],
      ['endsOn', { endsOn: null }],
      ['accessRoles', { accessRoles: [] }],
      ['people', { people: [] }],
    ]
    expect(agreementFaults(dulOf({ endsOn: '2029-12-31' }), dsa)).toEqual([])
    for (const [where, change] of wider) {
      const faults = agreementFaults(dulOf({ endsOn: '2029-12-31', ...change }), dsa)
      expect(
        faults.map(one => one.where),
        where,
      ).toContain(where)
    }
  })

  test('walled data cannot stand under a wildcard, nor without a MOU', () => {
    const wild = dsaOf({ dataSets: [{ ...dataSet(['id']), source: '*', fields: 'all' }] })
    expect(agreementFaults(wild, mou).map(one => one.where)).toEqual(['dataSets.source', 'dataSets.fields'])
    const open = dsaOf({
      parent: null,
      dataSets: [{ source: '*', provenance: 'open', legalAuthority: 'CC0', fields: 'all' }],
    })
    expect(agreementFaults(open, null)).toEqual([])
  })

  test('what no agreement can allow is in every agreement', () => {
    const missing = { ...mou, prohibitedPurposes: ['enforcement', 'eviction'] }
    expect(agreementTermsShape.safeParse(missing).success).toBe(false)
    expect(mou.prohibitedPurposes).toEqual(['enforcement', 'immigration', 'eviction'])
  })
})

describe('covering', () => {
  const some = fc.subarray([...columns, 'extra'])
  test('a file may come in exactly when every column read is in the agreement; the rest is named', () => {
    fc.assert(
      fc.property(
        some.filter(list => list.length > 0),
        names => {
          const all = [signed(ids[0], mou), signed(ids[1], dsaOf({ dataSets: [dataSet(names)] }))]
          const missing = columnsRead(working).filter(column => !names.includes(column))
          const cover = coverOf(all, working, '2026-01-01')
          expect(cover.ok).toBe(missing.length === 0)
          if (!cover.ok) expect(cover.problem.detail.endsWith(`: ${missing.join(', ')}.`)).toBe(true)
        },
      ),
    )
  })

  test('a mapping reads every column it names anywhere, and those its transforms carry over', () => {
    expect(columnsRead(working)).toEqual(['id', 'date', 'offense', 'beat'])
    const more = sourceShape.parse({
      ...working,
      only: { ward: '4' },
      event: ['shift'],
      transforms: ['fill:date=ward', 'correct:offense=A>B|shift=day'],
    })
    expect(columnsRead(more)).toEqual(columns)
    expect(columnsBehind(more).get('occurredOn')).toEqual(['date', 'ward'])
    expect(columnsBehind(more).get('kind')).toEqual(['offense', 'shift'])
    const byContent = sourceShape.parse({ ...working, key: { how: 'content', why: 'none' } })
    expect(columnsRead(byContent)).toEqual(columns)
  })

  test('the smallest count is the largest that is asked for; more sources never lower it', () => {
    const line = fc.record({
      source: fc.constantFrom('a', 'b', '*'),
      provenance: fc.constantFrom('agency-own', 'open'),
      minimumCell: fc.integer({ min: 1, max: 50 }),
    })
    const named = fc.record({
      name: fc.constantFrom('a', 'b', 'c'),
      provenance: fc.constantFrom('agency-own' as const, 'open' as const),
    })
    fc.assert(
      fc.property(fc.array(line), fc.array(named), named, (agreed, sources, more) => {
        const before = minimumCellOf(agreed, sources)
        expect(minimumCellOf(agreed, [...sources, more])).toBeGreaterThanOrEqual(before)
        const asked = agreed.filter(
          one => one.provenance === more.provenance && ['*', more.name].includes(one.source),
        )
        for (const one of asked) expect(minimumCellOf(agreed, [more])).toBeGreaterThanOrEqual(one.minimumCell)
      }),
    )
  })

  test('data are destroyed by the earlier of the agreed day and the days after the end', () => {
    expect(destroyBy(dulOf({ retentionDays: 10 }), null)).toBe('2031-01-10')
    expect(destroyBy(dulOf({ retentionDays: 10 }), '2026-02-27')).toBe('2026-03-09')
    expect(destroyBy(dulOf({ retentionDays: 10, destroyOn: '2026-01-05' }), null)).toBe('2026-01-05')
    expect(destroyBy(dulOf(), null)).toBe(null)
  })
})
