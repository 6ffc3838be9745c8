/** English of voting on statements and of the opinion map. */
export const votingEn = {
  'voting.statementsTitle': 'Statements: {title} – Understory',
  'voting.nobodyYet':
    'Nobody has voted yet on {statements, plural, =0 {no statement} one {one statement} other {# statements}}',
  'voting.statementsHeading':
    '{code, plural, =0 {Nobody has voted} one {One person has voted} other {# people have voted}} with a code and {open, plural, =0 {nobody} one {one} other {#}} without, on {statements, plural, =0 {no statement} one {one statement} other {# statements}}',
  'voting.begin': 'Agree or disagree',
  'voting.say': 'Say it in your own words',
  'voting.closed': 'Voting has ended.',
  'voting.toMap': 'What all share, where they differ',
  'voting.toStatements': 'All statements',
  'voting.notCounted': 'Not shown yet: fewer than ten people have voted on this.',
  'voting.shares':
    'About {agree} agree · {disagree} disagree · {pass} pass · {seen} voted · each share may be off by up to {margin} points',
  'crowd.code': 'People who came with a code',
  'crowd.open': 'Anyone, without a code',
  'crowd.about.code': 'The facilitator gave the codes out: in a room, on a card, on paper, by text message.',
  'crowd.about.open': 'could be one person many times.',
  'crowd.voters': '{voters, plural, =0 {None have voted.} one {One has voted.} other {# have voted.}}',
  'crowd.apart': 'Votes with a code and votes without one are counted apart and never added up.',
  'counted.none':
    'How people voted is not shown yet. It is counted for the first time when {minPeople} people have voted.',
  'counted.on': 'Votes were counted last on {on}.',
  'counted.next': 'They are counted again when {minPeople} more people have voted.',
  'counted.nextFrom':
    'They are counted again after {from} at the earliest, and when {minPeople} more people have voted.',
  'counted.why':
    'Votes are not counted one by one, and about one vote in three is replaced by a random one before it is counted. So nobody can find out how one person voted. The numbers are corrected for this; they are estimates.',
  'voting.author.participant': 'Written by a participant.',
  'voting.author.facilitator': 'Written by the facilitator to begin with.',
  'voting.author.office': 'Written by the mayor’s office.',
  'voting.author.table': 'Said at a table.',
  'voting.votes': 'At least {votes} votes are counted, changed ones too.',
  'voting.limit':
    'The latest vote of each voter on a statement counts. A voter is a browser, a paper ballot or a telephone number. Whoever uses two of these counts twice: without accounts that cannot be known.',
  'voting.fewer': 'A statement that many disagree with is shown to fewer people. Compare shares, not counts.',
  'voting.moderation': 'How statements are moderated: {accepted} accepted, {declined} declined',
  'voting.waiting': 'At least {waiting} statements are waiting for a decision.',
  'voting.log': 'Moderation log (CSV)',
  'voting.logCaption': 'Newest decisions of moderation',
  'voting.decided': 'Decided',
  'voting.statement': 'Statement',
  'voting.decision': 'Decision',
  'voting.accepted': 'Accepted',
  'voting.declined': 'Declined: {reason}',
  'voting.reason.names-somebody': 'names or points to a person',
  'voting.reason.attacks-people': 'attacks people for who they are',
  'voting.reason.off-question': 'has nothing to do with the question',
  'voting.reason.duplicate': 'says what another one says',
  'voting.reason.several-ideas': 'holds several ideas at once',
  'voting.reason.advertisement': 'advertises',
  'voting.setAsideHeading': 'Votes set aside by the facilitator',
  'voting.setAside.set-aside':
    'Votes of {voters, plural, one {one voter} other {# voters}} were set aside and are not counted: {reason}.',
  'voting.setAside.restored':
    'Votes of {voters, plural, one {one voter} other {# voters}} are counted again: {reason}.',
  'voting.setAside.reason.one-network': 'too many came from one network within an hour',
  'voting.setAside.reason.same-votes': 'the same votes many times within minutes',
  'voting.setAside.reason.automated': 'cast by a program',
  'voting.setAside.reason.code-leaked': 'a room code was used outside of the room',
  'voting.setAside.reason.test-votes': 'cast to test the system',
  'voting.setAside.reason.real-people': 'they turned out to be real people',
  'voting.setAside.reason.mistake': 'they were set aside by mistake',
  'voting.voteTitle': 'Vote – Understory',
  'voting.how':
    'You see one statement after another, {statements, plural, one {one} other {# in all}}. Say whether you agree. Stop whenever you like: each answer counts by itself. Nobody asks who you are.',
  'voting.cookieKept':
    'A code stays in this browser for a year, so that you go on where you stopped and count once. It is used for nothing else.',
  'voting.haveCode': 'I have a room code or a consent card',
  'voting.code': 'Room code',
  'voting.codeHint':
    'It is shown in the room. The code on your consent card works too. Votes with a code are counted separately, because each code is given out by the facilitator.',
  'voting.working': 'One moment: your device is getting ready …',
  'voting.noScript': 'Without JavaScript: please wait six seconds before you press the button.',
  'voting.kioskKept': 'Nothing stays on this device.',
  'voting.progress': '{at} of {of}',
  'voting.agree': 'Agree',
  'voting.disagree': 'Disagree',
  'voting.pass': 'Pass, or not sure',
  'voting.stop': 'Stop and see how people voted',
  'voting.nextPerson': 'Done: next person',
  'voting.done': 'You have answered them all',
  'voting.doneText': 'Thank you. New statements come in while voting is open.',
  'voting.sayTitle': 'Send a statement – Understory',
  'voting.sayHeading': 'What would you have others agree with?',
  'voting.sayLabel': 'Your statement',
  'voting.sayHint':
    'One idea, 8 to 200 characters. No names, no addresses, nothing that points to a person: everybody will read it.',
  'voting.send': 'Send it to the facilitator',
  'voting.policy': 'What happens to it',
  'voting.sent': 'Your statement is with the facilitator',
  'voting.sentText':
    'It is read within two days. The moderation log says what was decided, by this number and never by your name: you gave none.',
  'voting.sentNumber': 'Number:',
  'voting.goOn': 'Go on voting',
  'opinion.title': 'What people share: {title} – Understory',
  'opinion.heading':
    '{voters, plural, one {One voter stands} other {# voters stand}} in {groups, plural, one {one group} other {# groups}}',
  'opinion.headingNone': 'How {voters, plural, one {one voter} other {# voters}} stand',
  'opinion.madeOf.code':
    'This map is made of the votes of people who came with a code. Votes without a code change nothing on it.',
  'opinion.madeOf.open':
    'This map is made of votes without a code, which could be one person many times. As soon as votes of people who came with a code are counted, it is made of those alone.',
  'opinion.notShown.too-few':
    'Groups are not shown: {placed, plural, =0 {nobody has} one {one voter has} other {# voters have}} answered enough statements, and {fewestVoters} are the least. In a small room people could be told apart.',
  'opinion.notShown.not-stable':
    'Groups are not shown: drawn again, they come out otherwise (alike by {stable} of 1, and 0.65 is the least), or one is so small that people could be told apart.',
  'opinion.notShown.being-worked-out': 'Groups are being worked out. Load this page again in a minute.',
  'opinion.shared':
    '{count, plural, =0 {Nothing is shared by all groups} one {One statement is shared by all groups} other {# statements are shared by all groups}}',
  'opinion.consensus':
    '{count, plural, =0 {On nothing do most agree} one {Most agree with one statement} other {Most agree with # statements}}',
  'opinion.nothingShared': 'No statement has the agreement of most people in every group so far.',
  'opinion.least': 'In every group at least {least} agree; least in group {group}.',
  'opinion.againstAll': 'More than half of these voters disagree with',
  'opinion.againstSome': 'One group may see it otherwise: what sets each group apart is said below.',
  'opinion.where': 'Who votes alike stands close together',
  'opinion.planeText':
    'Map of {voters} voters in {groups} groups; the lists below say what each group agrees and disagrees with.',
  'opinion.planeNote':
    'Each mark is five voters or more of one group who vote alike; the larger the mark, the more they are. Voters who stand apart are not drawn. Left and right, up and down mean nothing in themselves: only who is near whom does.',
  'opinion.differ': 'What sets each group apart',
  'opinion.group': 'Group {name}, {voters} people',
  'opinion.side.agree': '{share} agree, {others} of all others:',
  'opinion.side.disagree': '{share} disagree, {others} of all others:',
  'opinion.table': 'Every statement with the agreement of all groups',
  'opinion.leastColumn': 'Least group',
  'opinion.product': 'Product (Polis)',
  'opinion.method': 'How far this can be relied on',
  'opinion.methodText':
    'Voters are placed by how they voted, and groups are drawn from their places; nobody chooses how many. Groups are shown from {fewestVoters} voters on, and only if other starts and leaving out every tenth voter give much the same groups. A group is a way of voting on these statements, no kind of people. Those who voted chose to: they are no sample of the city.',
  'opinion.stability':
    'Drawn again from other starts the groups are alike by {starts} of 1, with every tenth voter left out by {left}. The map holds {spread} of all differences between voters.',
  'opinion.version': 'Drawn by',
}
