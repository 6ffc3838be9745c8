/** English of who owes what, and of the week of the plan. */
export const planWeekEn = {
  'duty.unanswered': 'An answer, late by {days, plural, one {one day} other {# days}}:',
  'duty.overdue': 'Overdue by {days, plural, one {one day} other {# days}}:',
  'duty.silent': 'A word about it, late by {days, plural, one {one day} other {# days}}:',
  'duty.due-soon': '{days, plural, =0 {Due today:} one {Due tomorrow:} other {Due in # days:}}',
  'duty.stale': 'A word about the action, late by {days, plural, one {one day} other {# days}}:',
  'owed.title': 'Who owes what in {city} – Understory',
  'owed.crumb': 'Who owes what',
  'owed.heading':
    '{late, plural, =0 {Nothing is late} one {One thing is owed to the public} other {# things are owed to the public}}',
  'owed.lead':
    'An answer to a proposal, a promise that is due, or a word about how a promise or an action of the plan goes. It follows from the days, and it goes away when its owner writes.',
  'owed.reminded': '{count, plural, one {Reminded once} other {Reminded # times}}, last on {day}.',
  'week.title': 'This week in the plan of {city} – Understory',
  'week.crumb': 'This week',
  'week.heading':
    '{count, plural, =0 {Nothing changed in the plan in seven days} one {One thing changed in the plan in seven days} other {# things changed in the plan in seven days}}',
  'week.counts':
    '{open, plural, one {One promise is} other {# promises are}} under way: {overdue} overdue, {silent} without a word. {unanswered, plural, one {One proposal has} other {# proposals have}} no answer in time; {delivered, plural, one {one is delivered, says its owner} other {# are delivered, say their owners}}. {stale, plural, =0 {No action of the plan is} one {One action of the plan is} other {# actions of the plan are}} stale.',
  'week.changed': 'What changed',
  'week.late': 'What is late',
  'week.stale': 'Actions without a word',
  'week.soon': 'What is due soon',
  'week.nothing': 'Nothing.',
  'week.more': 'and {more} more',
  'week.period': '{from} to {to}.',
  'plan.toWeek': 'This week on one screen',
}
