import { agreementFields } from './fields/agreement-fields.ts'
import { roomFields, votingFields } from './fields/dialogue-fields.ts'
import { findingFields } from './fields/finding-fields.ts'
import { gunFields } from './fields/gun-fields.ts'
import { peopleFields } from './fields/people-fields.ts'
import { commitmentFields, planFields } from './fields/plan-fields.ts'
import type { FreeTextField } from './free-text-field.ts'

/**
 * Every field of a request into which a person types words, with who reads it afterwards and how it is screened. A text field of the OpenAPI
 * document that is not here fails a test, and so does a column of text that nothing here accounts for.
 */
export const freeTextFields: readonly FreeTextField[] = [
  ...peopleFields,
  ...agreementFields,
  ...gunFields,
  ...roomFields,
  ...votingFields,
  ...findingFields,
  ...commitmentFields,
  ...planFields,
]

const byOperation: ReadonlyMap<string, readonly FreeTextField[]> = Map.groupBy(
  freeTextFields.filter(one => one.screening !== 'none' && one.appliedBy === 'request'),
  one => one.operation,
)

/** The fields that are screened before an operation is handled. */
export const screenedFieldsOf = (operation: string): readonly FreeTextField[] =>
  byOperation.get(operation) ?? []
