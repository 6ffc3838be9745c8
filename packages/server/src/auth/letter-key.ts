import { timingSafeEqual } from 'node:crypto'
import { isUuid } from '@understory/model'
import type { HouseAuth } from './house-auth.ts'

/**
 * The key in a letter by which its reader chooses letters without signing in: the id of the person with its keyed hash. It opens nothing else, and
 * holds as long as the session key of the house.
 */
export const letterKey = (auth: Pick<HouseAuth, 'keyOf'>, person: string): string =>
  `${person}.${auth.keyOf('letters', person)}`

/** Whose key it is; null for nobody's. */
export function personOfKey(auth: Pick<HouseAuth, 'keyOf'>, key: string): string | null {
  const [person = '', hash = ''] = key.split('.')
  if (!isUuid(person)) return null
  const [given, right] = [Buffer.from(hash), Buffer.from(auth.keyOf('letters', person))]
  return given.length === right.length && timingSafeEqual(given, right) ? person : null
}

/** Where a person stops letters, or changes their language. */
export const stopAddress = (
  auth: Pick<HouseAuth, 'keyOf'> | null,
  home: string,
  { person, language }: { readonly person: string; readonly language: 'en' | 'es' },
): string | null =>
  auth &&
  `${home}${language === 'es' ? '/es' : ''}/letters?key=${encodeURIComponent(letterKey(auth, person))}`
