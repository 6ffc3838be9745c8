export const apiEn = {
  'api.title': 'The interface for programs – Understory',
  'api.heading': 'The interface for programs',
  'api.lead':
    'Everything on these pages can be asked by a program too: {count, plural, one {# address} other {# addresses}}, no key needed for what is public.',
  'api.document':
    'The whole description as <a>OpenAPI 3.1</a>, made from the same shapes that the server checks with.',
  'api.paging': 'Lists that grow come in pages: ask again with the cursor in “next” until it is null.',
  'api.etag': 'Answers carry an ETag: send it back as If-None-Match, and 304 says that nothing changed.',
  'api.problems':
    'A problem says what is wrong, where, and what would be right (RFC 9457, application/problem+json).',
  'api.tokens':
    'People who are signed in make tokens of their own, with a scope and an end date, and send them as “Authorization: Bearer …”.',
  'api.contents': 'Features',
  'api.other': 'other',
  'api.needsSignIn': 'Needs a token or a session.',
  'api.parameters': '{count, plural, one {# parameter} other {# parameters}}',
  'api.body': 'Takes',
  'api.answers': 'Answers:',
} as const
