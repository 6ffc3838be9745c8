/** English of indicators and performance measures. */
export const planMeasureEn = {
  'indicator.title': '{title} – Plan – Understory',
  'indicator.heading': 'How everybody is doing',
  'indicator.headingText':
    'Counted from the data of the city, for everybody. Nobody types these numbers, and no single program can move them alone.',
  'indicator.short.on-path': 'On the path',
  'indicator.short.behind': 'Behind',
  'indicator.short.worse': 'Worse',
  'indicator.short.cannot-tell': 'Cannot tell yet',
  'indicator.brief.no-target': 'No target',
  'indicator.brief.too-few-months': 'Too early to tell',
  'indicator.brief.not-covered': 'No data of the baseline',
  'indicator.brief.no-data': 'No data',
  'indicator.sum':
    '{count, plural, one {Of the one indicator of the plan,} other {Of the # indicators of the plan,}} {parts}.',
  'indicator.count.on-path': '{count, plural, one {one is on its path} other {# are on their path}}',
  'indicator.count.behind': '{count, plural, one {one is behind} other {# are behind}}',
  'indicator.count.worse': '{count, plural, one {one got worse} other {# got worse}}',
  'indicator.count.cannot-tell':
    '{count, plural, one {one cannot be told from chance yet} other {# cannot be told from chance yet}}',
  'indicator.count.none': '{count, plural, one {one has no state} other {# have no state}}',
  'indicator.stand.on-path':
    'From {from} to {to} it was {mean} a month, {ratio} of the {baseline} before ({low} to {high}). That is {better, select, more {more} other {less}} than chance alone would make it; {asked} was asked for.',
  'indicator.stand.behind':
    'From {from} to {to} it was {mean} a month, {ratio} of the {baseline} before ({low} to {high}). The plan asked for {asked}: that was surely missed.',
  'indicator.stand.worse':
    'From {from} to {to} it was {mean} a month, {ratio} of the {baseline} before ({low} to {high}). It got worse by more than chance does alone; {asked} was asked for.',
  'indicator.stand.cannot-tell':
    'From {from} to {to} it was {mean} a month, {ratio} of the {baseline} before ({low} to {high}). Both no change and the {asked} that was asked for could look like this.',
  'indicator.reason.no-target': 'It has no target.',
  'indicator.reason.too-few-months': 'Too few months have passed since the baseline.',
  'indicator.reason.not-covered': 'The data do not cover the whole baseline.',
  'indicator.reason.no-data': 'There are no data for it.',
  'indicator.target':
    'Target: {change} {more, select, yes {more} other {less}} each year than the mean from {from} to {to}, until {until}.',
  'indicator.tell':
    'A lasting change of {change} shows within {months, plural, one {one month} other {# months}}, with a chance of 90%.',
  'indicator.tellNever':
    'Even a lasting change of {change} does not surely show within a year: the counts are too small.',
  'indicator.chart': 'Counted, and asked for',
  'indicator.unit': '{what} a month: {kinds}',
  'indicator.chartNote':
    'Dots are months, the line is the mean of twelve. The dashed path is what was asked of that mean; in the band around it chance alone can put it (99%). {settling, plural, =0 {} one {The newest month still fills up: an open dot, left out.} other {The newest # months still fill up: open dots, left out.}}',
  'indicator.meanLabel': 'mean of twelve months',
  'indicator.pathLabel': 'asked for',
  'indicator.bandLabel': 'chance alone',
  'indicator.counted': 'Counted',
  'indicator.mean': 'Mean of twelve',
  'indicator.path': 'Asked for',
  'indicator.status': 'As of then',
  'indicator.settling': '(still fills up)',
  'indicator.sure': 'How sure this is',
  'indicator.sureText':
    'Shootings vary from month to month without anything having changed. A color is shown only where chance alone would hardly do it: in a city where nothing changes, about one month in a hundred gets one.',
  'indicator.computed': 'It is computed from open data each time they change. Nobody can type it.',
  'indicator.writings':
    '{count, plural, one {The target was written once} other {The target was written # times}}',
  'indicator.asked': '{change} {more, select, yes {more} other {less}} a year until {until}',
  'indicator.noTarget': 'no target',
  'indicator.typedHeading': 'How everybody is doing, where no data come in',
  'indicator.typedText':
    'Understory has no data of this, so that whoever knows types it, with month and source. It has no path and no color.',
  'performance.heading': 'What programs do',
  'performance.headingText':
    'Typed by whoever owns it, with the source, or counted by Understory from what is public.',
  'performance.kind.how-much': 'How much did we do?',
  'performance.kind.how-well': 'How well did we do it?',
  'performance.kind.better-off': 'Is anyone better off?',
  'performance.before': '(before: {value} in {month})',
  'performance.none': 'Nothing was counted yet; {owner} owes it.',
  'performance.of': '{value} of {of}',
  'performance.nothingCounted': 'Nothing fell into a whole month yet.',
  'performance.counted.promises-delivered':
    'Counted by Understory: promises of which their owners said in the month that they are delivered.',
  'performance.counted.promises-on-time':
    'Counted by Understory: of the promises due in the month, those said to be delivered by the day that was promised first.',
  'performance.counted.proposals-answered':
    'Counted by Understory: of the proposals to be answered in the month, those accepted or declined by their day.',
  'performance.counted.sessions-held': 'Counted by Understory: sessions of public dialogues that were held.',
  'performance.counted.cases-closed':
    'Counted by Understory: of the people killed or shot in the month whose case is known, those whose case is closed by arrest by now. Recent months had less time.',
  'performance.typed': 'Typed by {org}. Source: {source}',
}
