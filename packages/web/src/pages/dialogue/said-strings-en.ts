/** English of what was released of what people said. */
export const saidEn = {
  'said.heading': '{count, plural, one {One point was released} other {# points were released}}',
  'said.lead':
    'Notes of the tables, without names. Two people of the independent facilitator looked through each point before it was released. Most stand in other words; quotes are the words of people who agreed to be quoted, under a made-up name.',
  'said.other': 'Other points',
  'said.voice': 'Voice {name}, a made-up name',
  'said.download': 'All released points (CSV)',
  'quote.link': 'Take back a quote',
  'quote.title': 'Take back a quote – Understory',
  'quote.heading': 'Take back a quote',
  'quote.lead':
    'With the code on your consent card. Your words leave every page at once. Nobody asks why, and nobody learns who you are.',
  'quote.code': 'Code on your card',
  'quote.send': 'Take it back',
  'quote.done': 'Your words are taken back',
  'quote.doneText':
    'Nothing that was quoted under this code stands on any page now. The public log keeps a number that nobody can turn back into your words. Copies that others made before cannot be called back.',
} as const
