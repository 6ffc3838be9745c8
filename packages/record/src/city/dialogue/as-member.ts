import { memberWork } from '../../engine/member-work.ts'
import type { UnitOfWork } from '../../engine/unit-of-work.ts'
import type { Doing } from '../agreements/types.ts'
import type { CityContext } from '../context.ts'

/** Reads as row-level security shows it to a member, for dialogue. */
export const asDialogueMember = <T>(
  context: CityContext,
  { member }: Doing,
  work: (unit: UnitOfWork) => Promise<T>,
): Promise<T> => memberWork(context.engine, { member, city: context.city.name, purpose: 'dialogue' }, work)
