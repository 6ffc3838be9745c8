export const checkEn = {
  'check.title': 'Check us – Understory',
  'check.heading':
    '{count, plural, =0 {The log is empty, and signed} one {# entry that nobody can change unseen} other {# entries that nobody can change unseen}}',
  'check.nothing': 'Nothing is signed yet',
  'check.lead':
    'What is promised, agreed or published here is entered in a public log. You need not trust us: anybody can check the log, with tools that are not ours.',
  'check.refused': 'The log is not being signed now.',
  'check.proves': 'What the log proves',
  'check.proves1': 'An entry was there when the checkpoint was signed.',
  'check.proves2': 'Nothing that was in the log has been changed or taken out since.',
  'check.proves3': 'Everybody who compares checkpoints sees the same list.',
  'check.provesNot': 'What it does not prove',
  'check.provesNot1':
    'That what an entry is about is true or good. For that there are sources, methods and people.',
  'check.provesNot2': 'That everything was entered. If something is missing here, ask.',
  'check.entries': 'The entries',
  'check.type.release': 'A release',
  'check.type.agreement': 'An agreement',
  'check.type.commitment': 'A commitment',
  'check.type.verdict': 'A verdict',
  'check.version': 'version {version}',
  'check.more': 'More entries',
  'check.yourself': 'Check all of it yourself',
  'check.command':
    'This reads every entry and every hash and reports the first fault. Any other program for tlog-tiles logs does the same.',
  'check.key':
    'The key that signs. Compare it with a printed copy, such as council minutes, before you believe it.',
  'check.checkpoint': 'The newest checkpoint, signed on {day}:',
  'check.witnesses':
    '{count, plural, =0 {No witness outside this house has cosigned it; without one, a log could tell two people two things.} one {One witness outside this house saw it, checked that it only grew, and cosigned it:} other {# witnesses outside this house saw it, checked that it only grew, and cosigned it:}}',
  'check.file': 'The checkpoint as a file',
  'check.keyFile': 'The key as a file',
  'check.entryTitle': 'Entry {index} of the log – Understory',
  'check.entryHeading': '{type}: entry {index} of the public log',
  'check.entryLead':
    'Entered on {day}, version {version}. The entry holds no name and no text, only a hash of what it is about.',
  'check.verify': 'Verify it in this browser',
  'check.needsScript':
    'Checking here needs script. Without it, download the proof and check it with a program.',
  'check.notYet': 'No checkpoint covers this entry yet. Come back in a few seconds.',
  'check.good':
    'Yes: your browser computed it itself. This entry is in the log of {origin} with {size, plural, one {# entry} other {# entries}}, and the key signed that.',
  'check.bad.shape': 'No: the proof cannot be read. Something changed it on the way, or here.',
  'check.bad.key': 'No: the key does not belong to this log.',
  'check.bad.signature': 'No: the signature does not hold. This checkpoint is not what the key signed.',
  'check.bad.path':
    'No: the hashes do not lead from this entry to the signed root. Entry or log were changed.',
  'check.theEntry': 'The entry, letter by letter',
  'check.about': 'What it is about',
  'check.aboutText':
    'The hash in the entry is SHA-256 of the salt and these facts, written as canonical JSON.',
  'check.salt': 'Salt:',
  'check.erased': 'This was erased. The entry shows only that something was there.',
  'check.keep': 'Keep the proof',
  'check.proofFile': 'Download the proof.',
  'check.keepText':
    'With the key of {origin} it shows for ever that this entry was in the log, even if this site is gone.',
  'check.back': 'All entries',
} as const
