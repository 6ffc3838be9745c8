import fc from 'fast-check'
import { expect, test } from 'vitest'
import { may } from './actions.ts'
import { isUsualRole, usualOrganisations } from './role-fit.ts'
import { roles, staffRoles } from './roles.ts'
import { separations, separationsBroken } from './separation.ts'

/** Written by hand a second time: pairs that one operator does not give to one person alone, with the rules they break. */
const pairs: Record<string, readonly string[]> = {
  'analyst counsel': ['release'],
  'analyst custodian': ['release', 'office-trace'],
  'counsel custodian': ['release', 'agreement', 'dealer-names'],
  'counsel facilitator': ['agreement'],
  'counsel office': ['agreement'],
  'counsel provider': ['agreement'],
  'facilitator office': ['commitment'],
  'facilitator owner': ['commitment'],
  'facilitator provider': ['commitment'],
  'custodian facilitator': ['police-wall'],
  'custodian provider': ['police-wall'],
  'custodian office': ['office-trace'],
  'custodian owner': ['office-trace'],
  'auditor office': ['commitment', 'audit'],
  'auditor owner': ['commitment', 'audit'],
  'auditor provider': ['commitment', 'audit'],
  'auditor facilitator': ['audit'],
  'auditor analyst': ['audit'],
  'auditor custodian': ['audit'],
  'auditor counsel': ['audit'],
  'auditor operator': ['audit', 'operator'],
  'analyst operator': ['operator'],
  'counsel operator': ['operator'],
  'custodian operator': ['operator'],
  'facilitator operator': ['operator'],
  'operator provider': ['operator'],
}

test('both halves of every rule for two are the pairs written by hand', () => {
  const found: Record<string, readonly string[]> = {}
  for (const one of staffRoles)
    for (const other of staffRoles) {
      const broken = separationsBroken([one], other)
      if (one < other && broken.length > 0) found[`${one} ${other}`] = broken
    }
  const sorted = (table: Record<string, readonly string[]>) =>
    Object.fromEntries(
      Object.entries(table).map(([key, names]) => [key.split(' ').sort().join(' '), [...names].sort()]),
    )
  expect(sorted(found)).toEqual(sorted(pairs))
})

test('it does not matter which half comes first, nor what else somebody has', () => {
  const role = fc.constantFrom(...roles)
  fc.assert(
    fc.property(role, role, fc.array(role), (one, other, more) => {
      expect(separationsBroken([one], other)).toEqual(separationsBroken([other], one))
      const wide = separationsBroken([...more, one], other)
      for (const name of separationsBroken([one], other)) expect(wide).toContain(name)
    }),
  )
})

test('every action that another person must finish has its pair of roles in the table', () => {
  for (const [first, second] of [
    ['draft-release', 'approve-release'],
    ['draft-agreement', 'sign-agreement'],
    ['own-commitment', 'review-commitment'],
    ['follow-up-finding', 'decide-dealer-names'],
  ] as const)
    for (const one of roles)
      for (const other of roles)
        if (one !== other && may(one, first).allowed && may(other, second).allowed)
          expect(separationsBroken([one], other), `${one} may ${first}, ${other} may ${second}`).not.toEqual(
            [],
          )
  expect(new Set(separations.map(one => one.name)).size).toBe(separations.length)
})

test('roles behind walls are usual in the organisations whose walls they open, and in no other', () => {
  expect(isUsualRole('custodian', 'mediation-centre')).toBe(false)
  expect(isUsualRole('facilitator', 'police-custodian')).toBe(false)
  expect(isUsualRole('provider', 'office')).toBe(false)
  expect(isUsualRole('provider', 'hospital')).toBe(true)
  expect(isUsualRole('custodian', null)).toBe(true)
  for (const role of ['facilitator', 'provider', 'office', 'analyst', 'counsel', 'auditor'] as const)
    expect(usualOrganisations[role], role).not.toContain('police-custodian')
})
