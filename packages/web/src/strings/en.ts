import { type Flag, flagList } from '@understory/model'
import { gunsEn } from '../measured/guns/strings-en.ts'
import { apiEn } from '../pages/api-reference/strings-en.ts'
import { checkEn } from '../pages/check/strings-en.ts'
import { findingsEn } from '../pages/dialogue/findings/strings-en.ts'
import { saidEn } from '../pages/dialogue/said-strings-en.ts'
import { dialogueEn } from '../pages/dialogue/strings-en.ts'
import { votingEn } from '../pages/dialogue/voting/strings-en.ts'
import { exploreEn } from '../pages/explore/strings-en.ts'
import { flowsEn } from '../pages/guns/flows/strings-en.ts'
import { lettersEn } from '../pages/letters/strings-en.ts'
import { planEn } from '../pages/plan/strings-en.ts'
import { verdictEn } from '../pages/plan/verdict-strings-en.ts'
import { planMeasureEn } from '../pages/plan/versions/measure-strings-en.ts'
import { planItemEn } from '../pages/plan/versions/strings-en.ts'
import { planWeekEn } from '../pages/plan/week-strings-en.ts'
import { releasesEn } from '../pages/releases/strings-en.ts'
import { roomEn } from '../pages/room/strings-en.ts'
import { trustEn } from '../pages/trust/strings-en.ts'
import { draftEn } from '../pages/work/agreement/strings-en.ts'
import { workRoomEn } from '../pages/work/dialogue/room/strings-en.ts'
import { senseEn } from '../pages/work/dialogue/sense/strings-en.ts'
import { workDialogueEn } from '../pages/work/dialogue/strings-en.ts'
import { workVotingEn } from '../pages/work/dialogue/voting-strings-en.ts'
import { workGunsEn } from '../pages/work/guns/strings-en.ts'
import { workMeasuresEn } from '../pages/work/plan/measures/strings-en.ts'
import { meetingEn } from '../pages/work/plan/meeting-strings-en.ts'
import { workPlanEn } from '../pages/work/plan/strings-en.ts'
import { workVersionsEn } from '../pages/work/plan/versions/strings-en.ts'
import { retentionEn } from '../pages/work/retention/strings-en.ts'
import { workEn } from '../pages/work/strings-en.ts'

type FlagKey = `flag.${Flag}`

/** The model's own sentences. */
const flagSentences = Object.fromEntries(
  Object.entries(flagList).map(([flag, sentence]) => [`flag.${flag}`, sentence]),
) as Record<FlagKey, string>

/** English. Keys are the same in every catalogue; a test checks it. Plural and select follow ICU MessageFormat. */
export const en = {
  ...flagSentences,
  ...apiEn,
  ...checkEn,
  ...exploreEn,
  ...releasesEn,
  ...trustEn,
  ...workEn,
  ...draftEn,
  ...dialogueEn,
  ...saidEn,
  ...findingsEn,
  ...senseEn,
  ...votingEn,
  ...workDialogueEn,
  ...planEn,
  ...verdictEn,
  ...planWeekEn,
  ...lettersEn,
  ...workPlanEn,
  ...meetingEn,
  ...planItemEn,
  ...planMeasureEn,
  ...workVersionsEn,
  ...workMeasuresEn,
  ...workVotingEn,
  ...workRoomEn,
  ...gunsEn,
  ...flowsEn,
  ...roomEn,
  ...workGunsEn,
  ...retentionEn,
  'layout.skip': 'Skip to the content',
  'layout.invented': '{city} is invented. Every number on this page is made up to show how Understory works.',
  'nav.label': 'Sections',
  'nav.incidents': 'Incidents',
  'nav.places': 'Places',
  'nav.explore': 'Explore',
  'nav.aboutData': 'About the data',
  'nav.otherLanguage': 'Español',
  'footer.promise':
    'Every number here can be checked: each has its table, its source and its rows to download, and nothing is changed without a revision.',
  'footer.measures': 'How we count',
  'footer.api': 'Interface for programs',
  'footer.rows': 'All rows (CSV)',

  'figure.table': 'Table',
  'figure.download': 'Download (CSV)',
  'figure.link': 'Link to this',
  'figure.linkTo': 'Link to this: {title}',
  'figure.source': 'Source: {publishers}.',
  'figure.until': 'Data to {day}.',
  'figure.received': 'Received {day}.',
  'figure.nothing': 'There are no dated rows to draw.',

  'table.period': 'Period',
  'table.people': 'People',
  'table.incidents': 'Incidents',
  'table.range': 'Likely range',
  'table.fromTo': '{low} to {high}',
  'table.kind': 'Kind',
  'table.reports': 'Incidents',
  'table.count': 'Count',
  'table.change': 'Against the year before',
  'table.place': 'Place',
  'table.rate': 'Rate',
  'table.residents': 'Residents',
  'table.rows': 'Rows',

  'change.fewer':
    'The fall is larger than chance alone would explain: the likely range is {near} to {far} fewer. There were {before, number} the year before.',
  'change.more':
    'The rise is larger than chance alone would explain: the likely range is {near} to {far} more. There were {before, number} the year before.',
  'change.unclear':
    'There were {before, number} the year before. A difference of this size is often chance: the likely range goes from {down} fewer to {up} more.',
  'change.unknown':
    'The year before cannot be compared: it is not covered by the data, or nothing was counted in it.',
  'change.cell.fewer': '{share} fewer',
  'change.cell.more': '{share} more',
  'change.cell.unclear': 'no clear change',
  'change.cell.unknown': 'cannot say',

  'home.title': 'What happened in {city} – Understory',
  'home.description':
    'How many people were killed or shot in {city}, how sure we are, and what is not known.',
  'home.empty.title': 'There is no data about {city} yet.',
  'home.empty.text': 'As soon as a file is imported, this page says what it shows and how sure that is.',
  'home.headline.fewer':
    '{old, select, yes {In the twelve months to {to}} other {In the last twelve months}} <b>{people, plural, one {# person was killed or shot} other {# people were killed or shot}}</b> in {city}, <b>{difference, number} fewer</b> than the year before.',
  'home.headline.more':
    '{old, select, yes {In the twelve months to {to}} other {In the last twelve months}} <b>{people, plural, one {# person was killed or shot} other {# people were killed or shot}}</b> in {city}, <b>{difference, number} more</b> than the year before.',
  'home.headline.unclear':
    '{old, select, yes {In the twelve months to {to}} other {In the last twelve months}} <b>{people, plural, one {# person was killed or shot} other {# people were killed or shot}}</b> in {city}: <b>no clear change</b> from the year before.',
  'home.headline.unknown':
    '{old, select, yes {In the twelve months to {to}} other {In the last twelve months of data}} <b>{people, plural, =0 {nobody is recorded as killed or shot} one {# person was killed or shot} other {# people were killed or shot}}</b> in {city}.',
  'home.period': 'Counted from {from} to {to}.',
  'home.trend.title': 'People killed or shot each month, and the range chance allows',
  'home.trend.unit': 'People per month',
  'trend.note': 'A dot is what was counted; the bar behind it is the range that chance alone allows (95 %).',
  'trend.newest': '{period}: {value}',
  'trend.soFar': '{period} so far: {value}',
  'trend.periodSoFar': '{period}, so far',
  'trend.alternative':
    'From {from} to {to}. Newest: {newest}. Highest: {highest} in {highestAt}. Lowest: {lowest} in {lowestAt}. The table below has every number with its likely range.',
  'home.map.title': 'Where people are killed or shot, for every 100,000 who live there',
  'map.unit': 'People per 100,000 residents and year',
  'map.period': 'Five years together, {from} to {to}, so that a quiet place is not marked by one bad week.',
  'map.note': 'Boundaries: {boundary}. Places with fewer than 500 residents have no rate.',
  'map.alternative':
    'A map of {areas, number} places, of which {known, number} have enough residents for a rate. The highest rates: {highest}. The table below has every place.',
  'map.clear': 'differs from the city by more than chance',
  'map.city': 'The whole city: {rate}.',
  'map.noPlaces':
    'Most of these reports do not say where it happened. A map would show missing reports as safety, so there is none.',
  'map.notEnough': 'not enough data',
  'map.below': 'below {to}',
  'map.between': '{from} to {to}',
  'map.andMore': '{from} and more',
  'map.all': 'all places',
  'home.kinds.title': 'Everything reported, by kind',
  'home.kinds.unit': 'Incidents in the last twelve months, with the likely range as a thin line',
  'kinds.note': 'With this many kinds, one may look changed by chance alone.',
  'home.card.dialogue.next': 'Read on and come',
  'home.card.dialogue.all': 'The dialogues',
  'home.card.plan.link': 'Every promise, with its owner and its day',
  'home.card.places.title': 'Your neighborhood',
  'home.card.places.text':
    'Each place has a page: how many people were hurt, compared with the city, and how sure that is.',
  'home.card.places.link': 'Find a place',
  'home.card.claim.title': 'Someone told you a number?',
  'home.card.claim.text': 'Choose the kind and the time, and see what the record says, where and when.',
  'home.card.claim.link': 'Check a claim',
  'home.card.data.title': 'Where the numbers come from',
  'home.card.data.text': 'Which files came in, what was set aside and why, and what was changed later.',
  'home.card.data.link': 'About the data',

  'notKnown.title': 'What we do not know yet',
  'notKnown.place': '{share} of these reports have no place that we know, so they are not on the map.',
  'notKnown.placeAll': 'Every one of these reports has a place.',
  'notKnown.weapon': 'In {share} of these reports the weapon is not recorded.',
  'notKnown.weaponAll': 'Every one of these reports names a weapon.',
  'notKnown.date':
    '{rows, plural, one {# report has no date and is in no month} other {# reports have no date and are in no month}}.',
  'notKnown.age':
    'The newest report is of {day}, {days, plural, =0 {today} one {yesterday} other {# days ago}}.{old, select, yes { What happened since is not here.} other { The newest months usually rise a little when late reports come in.}}',
  'notKnown.revised':
    '{rows, plural, one {# report was} other {# reports were}} corrected by a later file, last on {day}.',
  'notKnown.unrevised': 'No report was corrected by a later file so far.',
  'notKnown.unreported': 'Only what was reported to the police is counted. What nobody reported is not here.',
  'notKnown.link': 'How sure are we?',

  'kind.homicide': 'Homicide',
  'kind.shooting': 'Shooting',
  'kind.robbery': 'Robbery',
  'kind.aggravated-assault': 'Aggravated assault',
  'kind.common-assault': 'Common assault',
  'kind.burglary': 'Burglary',
  'kind.theft': 'Theft',
  'kind.auto-theft': 'Car theft',
  'kind.arson': 'Arson',
  'kind.rape': 'Rape',
  'kind.other': 'Other',
  'kind.not-known': 'Not known',
  'kind.killed-or-shot': 'People killed or shot',
  'kind.everything': 'Everything reported',

  'incidents.title': 'Incidents in {city} – Understory',
  'incidents.sentence':
    '<b>{count, plural, one {# incident} other {# incidents}}</b> of {kind} in {city}, {from} to {to}.',
  'incidents.sentenceVictims':
    '<b>{count, plural, one {# victim} other {# victims}}</b> of {kind} in {city}, {from} to {to}.',
  'incidents.kinds.title': 'By kind',
  'incidents.kinds.unit': 'Incidents, with the likely range as a thin line',
  'incidents.sentencePeople':
    '<b>{count, plural, one {# person} other {# people}}</b> killed or shot in {city}, {from} to {to}.',
  'incidents.sentenceAll':
    '<b>{count, plural, one {# incident} other {# incidents}}</b> reported in {city}, {from} to {to}.',
  'incidents.filters': 'Choose what to count',
  'incidents.kind': 'What',
  'incidents.period': 'When',
  'incidents.show': 'Show',
  'incidents.period.12m': 'Last twelve months',
  'incidents.period.5y': 'Last five years',
  'incidents.period.all': 'Everything on record',
  'incidents.trend.title': 'Each month, and the range chance allows',
  'incidents.trend.titleYears': 'Each year, and the range chance allows',
  'incidents.trend.unit': '{what} per {step, select, month {month} other {year}}',
  'incidents.map.title': 'Where, for every 100,000 who live there',
  'incidents.map.period': '{from} to {to}.',
  'incidents.when.title': 'At what hour of the week',
  'incidents.when.unit': 'Incidents by weekday and hour',
  'incidents.when.alternative':
    'Most often on {weekday} in the hour from {hour}: {count}. Without a known hour: {unknown}. The table below has every hour.',
  'incidents.when.note':
    '{unknown, plural, =0 {Every incident has an hour.} one {# incident has no known hour.} other {# incidents have no known hour.}}',
  'incidents.when.unknown':
    'Most of these incidents have no known hour, so a picture of the week would show the few that do.',
  'incidents.nothing': 'Nothing of this kind is on record in this period.',
  'incidents.rows': 'The rows behind this page',
  'incidents.rowsText': 'Each row as the source published it, without names of people or house numbers.',
  'incidents.rowsDownload': 'Download these rows (CSV)',
  'when.hour': '{hour} {half, select, am {am} other {pm}}',
  'when.hourColumn': 'Hour',

  'places.title': 'Places in {city} – Understory',
  'places.heading': '{city} by place',
  'places.lead': 'Choose a place to see how many people were killed or shot there, compared with the city.',
  'places.none': 'No boundaries are on record for this city yet.',
  'places.kind.district': 'Police districts',
  'places.kind.neighborhood': 'Neighborhoods',
  'places.kind.csa': 'Community statistical areas',
  'places.kind.city': 'City',
  'places.boundary': 'Boundaries: {label}.',
  'places.otherVersions':
    'Older or other boundaries of the same kind: {versions}. Numbers in different boundaries cannot be compared.',

  'place.title': '{place}, {city} – Understory',
  'place.headline':
    'In {place} <b>{people, plural, =0 {nobody was killed or shot} one {# person was killed or shot} other {# people were killed or shot}}</b> {old, select, yes {in the twelve months to {to}} other {in the last twelve months}}.',
  'place.noPlaces':
    'Most reports of the city do not say where it happened, so nothing can be said about {place}. That no report names it does not mean that nothing happened.',
  'place.residents': 'Residents',
  'place.residentsYear': 'counted in {year}',
  'place.residentsUnknown': 'not known',
  'place.rate': 'Rate here',
  'place.rateCity': 'Rate of the whole city',
  'place.rateRange': 'per 100,000 residents and year, likely range {low} to {high}',
  'place.noRate': 'not enough data',
  'place.noRateWhy': 'With fewer than 500 residents, one event makes a rate that says nothing.',
  'place.noRateUnknown': 'Without a count of residents there is no rate.',
  'place.compare.higher':
    'Over five years the rate in {place} is higher than in the city, by more than chance explains.',
  'place.compare.lower':
    'Over five years the rate in {place} is lower than in the city, by more than chance explains.',
  'place.compare.same': 'Over five years the rate in {place} does not clearly differ from that of the city.',
  'place.trend.title': 'People killed or shot each year in {place}',
  'place.trend.unit': 'People per year',
  'place.trend.partial': 'The year {year} goes to {day} only.',
  'place.kinds.title': 'Everything reported in {place}, by kind',
  'place.map.title': 'Where {place} is',
  'place.map.alternative': '{place} on a map of the city. It covers {area} square kilometres.',
  'place.boundary':
    'These are the boundaries “{label}”{since, select, none {} other {, in force since {since}}}.',
  'place.versions':
    'The boundaries changed: there {count, plural, one {is # other version} other {are # other versions}}. Numbers in different boundaries cannot be compared.',
  'place.version': '{place} in the boundaries “{label}”',
  'place.until': 'These boundaries were in force until {day}; newer ones exist.',
  'place.all': 'All places',

  'about.title': 'About the data – Understory',
  'about.heading': 'Where the numbers come from, and what is wrong with them',
  'about.lead':
    '{rows, plural, one {# row} other {# rows}} from {sources, plural, one {# source} other {# sources}} are on record. {setAside, plural, =0 {No row had to be set aside.} one {# row could not be used and was set aside.} other {# rows could not be used and were set aside.}}',
  'about.sources': 'Sources',
  'about.coverage': '{rows, plural, one {# row} other {# rows}}, {from} to {to}.',
  'about.coverageNone': 'No dated rows yet.',
  'about.received': 'Last received on {day}.',
  'about.future':
    'The last date lies after the file was received: that row is flagged and in no twelve months.',
  'about.licence': 'License: {licence}.',
  'about.sourceCounts':
    '{setAside, plural, =0 {No row} one {# row} other {# rows}} set aside, {revised, plural, =0 {none} other {#}} revised later.',
  'about.flags': 'What is doubtful in rows that were kept',
  'about.flagsText': 'A flag keeps the row and says what is doubtful about it.',
  'about.flag': 'What is doubtful',
  'about.noFlags': 'No row of this source is flagged.',
  'about.setAside': 'What was set aside, and why',
  'about.setAsideText':
    'Nothing is dropped silently: a row that cannot be used is kept as it came, with the reason.',
  'about.setAsideNone': 'Nothing was set aside.',
  'about.reason': 'Reason',
  'about.source': 'Source',
  'about.revisions': 'What was changed later',
  'about.revisionsText':
    'When a later file changes a row, the old one is kept and the change is counted here, by month of the change.',
  'about.revisionsNone': 'No row was changed by a later file so far.',
  'about.month': 'Month',
  'about.revised': 'Rows revised',
  'about.boundaries': 'Boundaries',
  'about.boundariesText':
    'A name means a different area in each version. Numbers in different versions cannot be compared.',
  'about.boundary':
    '{areas, plural, one {# area} other {# areas}}{from, select, none {} other {, from {from}}}{to, select, none {} other { to {to}}}.',
  'about.repairs':
    '{count, plural, one {# shape was} other {# shapes were}} not valid and had to be repaired',
  'about.imports': 'Imports',
  'about.importsText': 'Every file that came in. Rows read = kept + unchanged + revised + set aside, always.',
  'about.file': 'File',
  'about.when': 'Received',
  'about.read': 'Read',
  'about.kept': 'Kept',
  'about.unchanged': 'Unchanged',
  'about.revisedShort': 'Revised',
  'about.setAsideShort': 'Set aside',
  'about.state.complete': 'complete',
  'about.state.running': 'running',
  'about.state.interrupted': 'interrupted',
  'about.state.failed': 'failed',
  'about.sameAs': 'same file as import {no}',
  'about.snapshot': 'Snapshot {no}, built {day}, {rows, plural, one {# row} other {# rows}}.',

  'trouble.missing.title': 'There is nothing at this address',
  'trouble.missing.text':
    'The address may be mistyped, or the place has another name in the newest boundaries.',
  'trouble.unclear.title': 'This address asks for something we cannot answer',
  'trouble.unclear.text': 'A part of the address is not valid.',
  'trouble.denied.title': 'Your role does not open this page',
  'trouble.denied.text': 'It belongs to others; that is a rule and no mistake of yours.',
  'trouble.busy.title': 'This answer is not ready',
  'trouble.busy.text': 'The record is being prepared or is busy. Try again in a minute.',
  'trouble.broken.title': 'Something went wrong on our side',
  'trouble.broken.text': 'It is not your fault. Try again later; the address will stay the same.',
  'trouble.home': 'Start page',
} as const
