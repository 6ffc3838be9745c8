/** Who reads a text afterwards: anybody, everybody who works here, one organisation or role behind a wall, or nobody since it is not kept. */
export type FreeTextReaders = 'public' | 'members' | 'walled' | 'nobody'

/**
 * How a text is screened before it is kept. `gentle`: passages that may identify somebody are shown, and whoever writes may acknowledge each.
 * `strict`: the same, but contact details and numbers that stand for a person are never taken. `none` has a reason.
 */
export const screenings = ['none', 'gentle', 'strict'] as const
export type Screening = (typeof screenings)[number]

/** `wide`: prose, where a capital letter inside of a sentence may begin a name. `narrow`: titles and names of things. `link`: addresses of pages, names of files. */
export type Reading = 'wide' | 'narrow' | 'link'

/** One field of a request into which a person types words. */
export interface FreeTextField {
  /** Method and path as in the OpenAPI document. */
  readonly operation: string
  /** Path in the body, such as `terms.lines[].title`; a text in two languages is one field. */
  readonly field: string
  /** Table and column where it is kept; null where it is not. */
  readonly kept: string | null
  readonly readers: FreeTextReaders
  readonly screening: Screening
  readonly reading: Reading
  /** Why it is not screened, or not for the whole request at once; null where it is. */
  readonly reason: string | null
  /** Who applies the screening: the request before it is handled, or the operation for each item, so that one stopped point does not hold up the others. */
  readonly appliedBy: 'request' | 'operation'
}

type Rule = Omit<FreeTextField, 'operation' | 'field' | 'kept'>

const screened = (
  readers: FreeTextReaders,
  screening: Screening,
  reading: FreeTextField['reading'],
): Rule => ({ readers, screening, reading, reason: null, appliedBy: 'request' })

/** Prose that is public, or may become it. */
export const publicProse = screened('public', 'strict', 'wide')
/** Titles, names of places and official texts that are public, or may become it. */
export const publicTitle = screened('public', 'strict', 'narrow')
/** Addresses of pages and names of files. */
export const publicLink = screened('public', 'strict', 'link')
/** Notes that everybody who works here may read. */
export const memberNote = screened('members', 'gentle', 'narrow')
/** Notes behind a wall. */
export const walledNote = screened('walled', 'gentle', 'narrow')
/** Words of residents behind a wall: contact details have a field of their own, and nothing else may hold them. */
export const residentWords = screened('walled', 'strict', 'wide')
/** Ids behind a wall that no list of the server checks. */
export const walledId = screened('walled', 'strict', 'narrow')
/** Points of a table, which are taken or stopped one by one. */
export const tablePoint: Rule = {
  readers: 'walled',
  screening: 'strict',
  reading: 'wide',
  reason: 'a device sends many points at once; a stopped one stays on the device and the others are kept',
  appliedBy: 'operation',
}

export const unscreened = (readers: FreeTextReaders, reason: string): Rule => ({
  readers,
  screening: 'none',
  reading: 'narrow',
  reason,
  appliedBy: 'request',
})
export const organisationName = unscreened(
  'public',
  'the name of an organisation; many are named after a person, and organisations are public',
)
export const cityName = unscreened('members', 'must be the name of a city of this server')
export const day = unscreened('members', 'must be a day, YYYY-MM-DD')
export const codeTyped = unscreened('nobody', 'a code that was handed out; only a keyed hash is kept')
export const secret = unscreened('nobody', 'proves who somebody is; kept encrypted, as a hash, or not at all')
export const ownContact = unscreened(
  'walled',
  'made for contact details: what somebody gives about themselves in order to be reached; erased on the promised day',
)
export const ownName = unscreened('members', 'the name by which a member is known to colleagues')
export const acknowledgedPassages = unscreened(
  'nobody',
  'repeats passages of the same request; only how many there were is kept',
)

/** The fields of some operations, with one rule each; a rule may name another column than that of the group. */
export const fieldsOf = (
  operations: readonly string[],
  kept: string | null,
  rules: Readonly<Record<string, Rule | (Rule & { readonly kept: string | null })>>,
): FreeTextField[] =>
  operations.flatMap(operation =>
    Object.entries(rules).map(([field, rule]) => ({
      operation: `POST /api/v1/${operation}`,
      field,
      kept: rule.readers === 'nobody' ? null : kept,
      ...rule,
    })),
  )
