/** English of what was found, and of the check by those who took part. */
export const findingsEn = {
  'findings.title': 'What was found: {title} – Understory',
  'findings.link': 'What was found',
  'findings.linkTo':
    'What was found: {claims, plural, one {one claim} other {# claims}}, {answered} answered, {committed, plural, =0 {none in the plan yet} other {# in the plan}}',
  'findings.checkLink': 'You took part? The code on your card opens what waits for your check',
  'findings.none': 'Nothing was published yet',
  'findings.noneLead':
    'Findings are published by two people of the independent facilitator, after people who worked apart have sorted what was said.',
  'findings.heading':
    '{themes, plural, one {One claim} other {# claims}}, from {points, plural, one {one released point} other {# released points}}',
  'findings.version': 'Version {version}, published on {day} by two people of the independent facilitator.',
  'findings.points':
    '{count, plural, =0 {No point under this claim was released} one {One released point} other {# released points}}',
  'findings.morePoints': '{count, plural, one {One more point} other {# more points}}',
  'findings.coded':
    '{shown, select, yes {{count, plural, =0 {No point carries} one {One point carries} other {# points carry}} this claim, released or not.} other {Fewer than ten points carry this claim, released or not.}}',
  'findings.differences':
    'Where sorters differed: {settled, plural, =0 {none settled} one {one settled} other {# settled}} under a name, {disputed, plural, =0 {none open} one {one open} other {# open}}. An open one is under no claim.',
  'findings.quoted': 'quoted, as participant {pseudonym}',
  'findings.paraphrased': 'in the words of the note-taker',
  'findings.dissent': 'somebody at the table saw it otherwise',
  'findings.noAnswer': 'No answer yet.',
  'findings.answerBy': 'It is promised by {day}.',
  'findings.decision.accepted': 'Accepted.',
  'findings.decision.partly': 'Accepted in part.',
  'findings.decision.declined': 'Declined.',
  'findings.answeredOn': 'Answered on {day}.',
  'findings.promise': 'Promise {no} of the plan',
  'findings.notInPlan': 'It is not in the plan yet.',
  'findings.agreement.good': 'People who sorted points apart from each other agreed well.',
  'findings.agreement.tentative':
    'People who sorted points apart from each other agreed somewhat: take this as tentative.',
  'findings.agreement.poor':
    'People who sorted points apart from each other agreed little: no decision should rest on this alone.',
  'findings.agreement.interval':
    'Alpha {alpha}, likely {low} to {high}; {points, plural, one {one point} other {# points}} sorted by two or more.',
  'findings.agreement.never':
    'People who sorted {points, plural, one {one point} other {# points}} apart from each other never differed (alpha 1). More points could still show differences.',
  'findings.agreement.noInterval':
    'Alpha {alpha}, on {points, plural, one {one point} other {# points}}: too few to say how sure that is.',
  'findings.agreement.noSpread':
    'Alpha {alpha}, on {points, plural, one {one point} other {# points}} that hardly differ: that says too little to tell how sure it is.',
  'findings.agreement.fewPoints': 'Too few points were sorted by two people to say how far they agree.',
  'findings.agreement.allAlike':
    'Everybody sorted all points alike, so that agreement beyond chance cannot be told.',
  'findings.check.none': 'Those who took part were not asked yet, or it is not published',
  'findings.check.noneText': 'Claims go back to people, who say whether that is what they said.',
  'findings.check.heading': 'What those who took part say of these claims',
  'findings.check.rate': '{answered} of {asked} people who were asked answered ({rate}).',
  'findings.check.few': 'Fewer than {fewest} people answered: their answers are not shown.',
  'findings.check.nobody': 'Nobody answered to this claim.',
  'findings.check.missing':
    '{count, plural, =0 {Nobody said that something is missing.} one {One said that something is missing.} other {# said that something is missing.}}',
  'findings.check.counts':
    'Of {all, plural, one {one person} other {# people}} who took part: {yes} say yes, {partly} partly, {no} “that is not what we said”.',
  'findings.check.words': 'What they see otherwise',
  'findings.check.about': 'About: {claim}',
  'findings.check.about.missing': 'About what is missing',
  'findings.check.published': 'Published on {day}. A code on a paper card counts once; no account is needed.',
  'findings.decided':
    '{share} of {points, plural, one {one released point} other {# released points}} led to a decision',
  'findings.decided.none': 'No released point stands under a claim yet',
  'findings.decided.counts':
    '{answered} of {themes, plural, one {one claim} other {# claims}} answered; {committed, plural, =0 {none stands in the plan} one {one stands in the plan} other {# stand in the plan}}.',
  'findings.decidedNote':
    'A point counts where a claim above it was accepted, whole or in part. A claim that was declined was answered, and its points do not count.',
  'findings.daysToAnswer':
    'The first answer came after {days, plural, =0 {less than a day} one {one day} other {# days}}.',
  'findings.daysWaiting':
    'A claim has waited for {days, plural, =0 {less than a day} one {one day} other {# days}}.',
  'findings.promisedBy': 'The answer is promised by {day}.',
  'findings.reached': '{people} people came, to {sessions, plural, one {one session} other {# sessions}}',
  'findings.reachedFew':
    'Fewer than {fewest} people were counted, at {sessions, plural, one {one session} other {# sessions}}',
  'findings.notCounted':
    'Heads were not counted at the tables of {sessions, plural, one {one session} other {# sessions}}',
  'findings.noProfile': 'It was not counted who came.',
  'findings.reachedNote':
    'From head counts of tables and slips without names. Groups of 1 to 9 people are not shown, nor what would give them away. Somebody who came twice is counted twice.',
  'findings.group': 'Group',
  'findings.came': 'Came',
  'findings.cameShare': 'Share',
  'findings.residents': 'Of residents',
  'findings.sharesFrom': 'Shares of residents: {source}',
  'findings.notShown': 'not shown',
  'findings.balance':
    '{tables, plural, =0 {No table was counted} one {One table} other {# tables}}{tables, plural, =0 {} other {, of which {known, plural, =0 {none has} one {one has} other {# have}} enough notes to say how evenly people spoke}}',
  'findings.balanceLead':
    'Evenness is 1 where every seat gave as many points, and 0 where one gave all. Beside it: what chance alone would give. It counts what was written down, not minutes.',
  'findings.balanceCaption': 'How evenly tables spoke',
  'findings.session': 'Session',
  'findings.table': 'Table',
  'findings.evenness': 'Evenness',
  'findings.byChance': 'By chance',
  'findings.how': 'How the claims were made',
  'findings.codebook': 'What points were sorted by was written with {people} residents (version {version}).',
  'findings.codebookFew':
    'What points were sorted by was written with fewer than {fewest} residents (version {version}).',
  'findings.coders':
    '{coded, plural, one {One point} other {# points}} of {points} were sorted, in {rounds, plural, one {one round} other {# rounds}}; {doubly, plural, =0 {none} one {one} other {#}} by at least two people apart from each other.',
  'findings.codes': 'What points were sorted by',
  'findings.code': 'Code',
  'findings.definition': 'Definition',
  'findings.scale': 'Scale',
  'findings.scale.nominal': 'there or not',
  'findings.scale.ordinal': 'an order',
  'findings.scale.interval': 'a distance',
  'findings.scale.ratio': 'an amount',
  'findings.codeState.merged': 'merged into another',
  'findings.mergedInto': 'merged into “{code}”',
  'findings.range': '{low} to {high}',
  'findings.codeState.retired': 'given no more',
  'findings.alpha': 'Alpha',
  'findings.interval': '95 % interval',
  'findings.alphaNote':
    'Krippendorff’s alpha: 1 when people who sort apart always agree, 0 when they agree as by chance. From 0.80 it is usually taken as reliable, from 0.67 as tentative: the two marks on each line.',
  'findings.csv': 'Claims as a table (CSV)',
  'findings.log': 'The public log',
  'findings.versions': 'All versions:',
  'memberCheck.title': 'Is this what you said? – Understory',
  'memberCheck.heading': 'Is this what you said?',
  'memberCheck.lead':
    'You took part in a dialogue. Here is what was made of it. Say whether it is right. You need no account, and nobody learns who you are.',
  'memberCheck.code': 'Code on your card',
  'memberCheck.codeHint': 'The 14 letters and digits on the paper card about consent.',
  'memberCheck.open': 'Show the claims',
  'memberCheck.until': 'You can answer until {day}, and change your answer until then.',
  'memberCheck.answer.yes': 'Yes, this is what we said',
  'memberCheck.answer.partly': 'Partly',
  'memberCheck.answer.no': 'That is not what we said',
  'memberCheck.answer.none': 'I cannot say',
  'memberCheck.missing': 'What is missing?',
  'memberCheck.missingHint':
    'Leave it empty if nothing is. Write no names. Two people read it before it is published.',
  'memberCheck.send': 'Send my answers',
  'memberCheck.done': 'Thank you. Your answers count.',
  'memberCheck.doneText':
    'They are published with how many answered, once at least ten did. You can answer again with the same code; the later answer counts.',
  'memberCheck.toFindings': 'What was found',
}
