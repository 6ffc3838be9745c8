import fc from 'fast-check'

const nested = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`)

/** Values that break programs: ends of numbers, text that is no text, keys of prototypes, much of something. */
const oddities: readonly unknown[] = [
  null,
  true,
  0,
  -0,
  -1,
  1.5,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  2 ** 63,
  1e308,
  -1e308,
  5e-324,
  '',
  ' ',
  '0',
  '\0',
  'a\0b',
  '\ud800',
  '\udc00a',
  '\ufeff',
  '\u202e\u0000',
  '\uffff',
  'e\u0301'.repeat(200),
  '👩‍👩‍👧‍👦'.repeat(50),
  'a'.repeat(20_000),
  '\n\r\t',
  '9999-99-99',
  '0000-01-01',
  '+275760-09-13T00:00:00.000Z',
  '1e400',
  'NaN',
  "'; drop table incident; --",
  '{{7*7}}',
  '<script>alert(1)</script>',
  '=1+1',
  [],
  {},
  [[], {}, null, 1, 'a'],
  Array.from({ length: 2_000 }, () => 0),
  nested(20),
  nested(2_000),
  JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"a":1}}}'),
  JSON.parse('{"toString":"a","valueOf":1,"hasOwnProperty":null,"length":-1}'),
  { a: { a: { a: { a: 'x'.repeat(5_000) } } } },
]

export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...oddities) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
)

/** The same for a place in an address; halves of characters cannot stand there. */
export const oddText: fc.Arbitrary<string> = fc
  .oneof(
    fc.constantFrom(
      ...oddities.map(value => (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 3_000)),
    ),
    fc.string({ unit: 'binary', maxLength: 60 }),
  )
  .map(text => text.toWellFormed())

/** A value with some of its parts replaced, left out or added. */
export function mutated(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const change = fc.record({ steps: fc.array(fc.nat(9), { maxLength: 4 }), how: fc.nat(3), by: oddValue })
  return fc
    .tuple(value, fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([root, changes]) => changes.reduce((now, one) => changedAt(now, one.steps, one.how, one.by), root))
}

function changedAt(value: unknown, steps: readonly number[], how: number, by: unknown): unknown {
  if (typeof value !== 'object' || value === null) return by
  const keys = Object.keys(value)
  const [step = 0, ...rest] = steps
  const key = keys[step % Math.max(1, keys.length)]
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? [...value]
    : Object.assign(Object.create(null), value)
  const fields = copy as Record<string, unknown>
  if (key === undefined || how === 0) fields[Array.isArray(copy) ? copy.length : 'extra'] = by
  else if (how === 1 && !Array.isArray(copy)) delete fields[key]
  else fields[key] = rest.length > 0 ? changedAt(fields[key], rest, how, by) : by
  return copy
}
