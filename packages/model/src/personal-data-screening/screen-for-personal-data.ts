import {
  acknowledgedTexts,
  type IdentifyingKind,
  type IdentifyingPassage,
  identifyingPassages,
  mayBeCleared,
} from '../do-not-record.ts'
import { isUuid } from '../uuid.ts'
import type { FreeTextField } from './free-text-field.ts'
import { screenedFieldsOf } from './free-text-fields.ts'

/** A passage that stops a request, with its field and whether whoever writes may acknowledge it. */
export interface StoppedPassage extends IdentifyingPassage {
  /** The field as a path in the body: `terms.lines.3.title.en`. */
  readonly where: string
  readonly mayAcknowledge: boolean
}

/** The schema of no screened field takes a longer text, so a longer one is refused unread. */
export const maxScreenedLength = 5_000

/** A day is no passage outside of the notes of a table: every commitment has one. */
const keptApart: ReadonlySet<IdentifyingKind> = new Set(['date'])

/**
 * Passages in the body of a request that may identify somebody and that nobody acknowledged, by the registry of free-text fields; empty where the
 * request can be handled. `known` are names that identify no one: areas and organisations.
 */
export function screenForPersonalData(
  operation: string,
  body: unknown,
  acknowledged: readonly string[],
  known: readonly string[],
): StoppedPassage[] {
  const isAcknowledged = acknowledgedTexts(acknowledged)
  return screenedFieldsOf(operation).flatMap(field =>
    textsAt(body, field.field).flatMap(({ where, text }) =>
      passagesOf(field, text, known)
        .map(one => ({ ...one, where, mayAcknowledge: field.screening === 'gentle' || mayBeCleared(one) }))
        .filter(one => !one.mayAcknowledge || !isAcknowledged(one.text)),
    ),
  )
}

function passagesOf(field: FreeTextField, text: string, known: readonly string[]): IdentifyingPassage[] {
  if (isUuid(text) || text.length > maxScreenedLength) return []
  const passages = identifyingPassages(readable(field, text), known, field.reading)
  return passages.filter(one => !keptApart.has(one.kind))
}

/** Words of an address or an id are joined by hyphens; they are read as words. */
const readable = ({ field }: FreeTextField, text: string): string =>
  /(?:^|\.)(?:slug|id)$/.test(field) ? text.replaceAll('-', ' ') : text

interface TextAt {
  readonly where: string
  readonly text: string
}

/** The texts of a body at a path of the registry; a text in two languages gives both. */
export function textsAt(body: unknown, path: string): TextAt[] {
  let found: { where: string; value: unknown }[] = [{ where: '', value: body }]
  for (const step of path.split('.')) {
    const name = step.replaceAll('[]', '')
    found = found.flatMap(({ where, value }) => {
      const inside = childOf(value, name)
      return inside === undefined ? [] : [{ where: where === '' ? name : `${where}.${name}`, value: inside }]
    })
    for (let lists = (step.length - name.length) / 2; lists > 0; lists--)
      found = found.flatMap(({ where, value }) =>
        Array.isArray(value) ? value.map((one, n) => ({ where: `${where}.${n}`, value: one })) : [],
      )
  }
  return found.flatMap(({ where, value }) =>
    typeof value === 'string'
      ? [{ where, text: value }]
      : ['en', 'es'].flatMap(language => {
          const text = childOf(value, language)
          return typeof text === 'string' ? [{ where: `${where}.${language}`, text }] : []
        }),
  )
}

const childOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined
