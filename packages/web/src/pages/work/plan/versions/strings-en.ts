/** English of the workspace pages about versions of the plan. */
export const workVersionsEn = {
  'workVersions.door': 'Versions and actions',
  'workVersions.title': 'Versions of the plan – Workspace – Understory',
  'workVersions.heading':
    '{stale, plural, =0 {No action of yours is stale} one {One action waits for your word} other {# actions wait for your word}}',
  'workVersions.new': 'Write a new version',
  'workVersions.newLead':
    'Paste the plan, one item a line. It is a draft until you make it public. What was public before stands in the text already, each line with the number it had.',
  'workVersions.slug': 'Last part of its address',
  'workVersions.slugHint': 'A year, such as 2026, or 2026-update. It cannot be changed later.',
  'workVersions.name': 'Title',
  'workVersions.from': 'In force from',
  'workVersions.to': 'In force to',
  'workVersions.toHint': 'May stay empty.',
  'workVersions.text': 'The plan',
  'workVersions.textHint':
    'Number, title in both languages, then owner, how often it is reported (weekly, monthly, quarterly) and “was” with its old number, where there are any. An action (three parts) needs an owner. What has no line any more is merged or dropped, with a reason.',
  'workVersions.save': 'Keep the draft',
  'workVersions.counts':
    '{lines, plural, one {One item} other {# items}}, {moves, plural, =0 {none merged or dropped} one {one merged or dropped} other {# merged or dropped}}.',
  'workVersions.publish': 'Make it public for good',
  'workVersions.publishText':
    'It takes the place of the version in force and is entered in the public log. Nothing of it can be changed afterwards. What was changed above must be kept first.',
  'workVersions.publicPage': 'Its public page',
  'workVersions.own': 'Actions of your organization',
  'workVersions.others': 'Actions of others',
  'workVersions.say': 'Say how it goes',
  'workVersions.status': 'Status',
  'workVersions.words': 'In your words',
  'workVersions.wordsHint': 'Public. Delayed needs a reason. No names of people.',
  'workVersions.sayIt': 'Write this',
}
