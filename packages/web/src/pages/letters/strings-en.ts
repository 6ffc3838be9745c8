/** English of the page on which letters are stopped. */
export const lettersEn = {
  'letters.title': 'Letters – Understory',
  'letters.heading': 'Letters of the plan come to you',
  'letters.lead':
    'Reminders of what your organization owes the public, and once a week the week of the plan. They stop for you alone, at once, and for good.',
  'letters.stopped': 'No more letters of the plan come to you',
  'letters.stoppedLead':
    'What your organization owes stays to be read on the public page. Links to sign in still come when you ask for one.',
  'letters.stop': 'Stop these letters',
  'letters.again': 'Let them come again',
  'letters.saved': 'Kept.',
  'letters.language': 'Language',
  'letters.in.en': 'They are in English.',
  'letters.in.es': 'They are in Spanish.',
  'letters.other.en': 'Recibirlas en español',
  'letters.other.es': 'Get them in English',
  'letters.owed': 'Whoever has the link of one of your letters can do this too. It opens nothing else.',
  'letters.account': 'Letters of the plan',
  'letters.accountLink': 'Stop them, or change their language',
}
