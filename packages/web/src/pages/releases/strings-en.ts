/** English of the pages about releases. */
export const releasesEn = {
  'releases.title': 'Releases – Understory',
  'releases.heading':
    '{count, plural, =0 {No table is released yet} one {<b># dataset</b> is released, and never changes once it is out} other {<b># datasets</b> are released, and never change once they are out}}',
  'releases.lead':
    'A release is a set of tables that somebody made, somebody else approved, and nobody can change. It stays at its address for good; a newer one stands beside it.',
  'releases.current': 'Current releases',
  'releases.all': 'Everything released, newest first',
  'releases.column.release': 'Release',
  'releases.column.published': 'Published',
  'releases.column.state': 'State',
  'releases.state.public': 'Current',
  'releases.state.superseded': 'Superseded',
  'releases.more': 'Earlier releases',
  'releases.for':
    'For programs: <api>the list as JSON</api>, and a catalogue for harvesters as <one>DCAT-US 1.1</one> and <three>DCAT-US 3</three>.',
  'release.name': '{title}, release {number}',
  'release.asOf': 'Data as of {day}',
  'release.published': 'Published {day}',
  'release.isCurrent': 'This is the current release.',
  'release.isSuperseded': 'A newer one is there: <a>the current release</a>. This one stays as it was.',
  'release.class.open-exact': 'Exact numbers of open data',
  'release.class.cell-key': 'Numbers with a little noise, small ones not shown',
  'release.class.suppressed': 'Exact numbers, small ones not shown',
  'release.tables': 'What it says',
  'release.caption': '{title} ({unit, select, incidents {incidents} victims {people harmed} other {counts}})',
  'release.value': 'Number',
  'release.total': 'All',
  'release.suppressed': 'suppressed',
  'release.firstRows': 'The first {shown} of {rows} rows; the files hold all of them.',
  'release.column.kind': 'Kind',
  'release.column.year': 'Year',
  'release.column.month': 'Month',
  'release.column.quarter': 'Quarter',
  'release.column.weapon': 'Weapon',
  'release.column.clearance': 'Clearance',
  'release.column.setting': 'Setting',
  'release.column.district': 'District',
  'release.column.neighborhood': 'Neighborhood',
  'release.column.csa': 'Community area',
  'release.protected': 'How it was protected',
  'release.protected.open-exact':
    'Every number is exact. The rows behind it are open data, so anyone can count them again; nothing had to be hidden.',
  'release.protected.cell-key':
    'Every number carries a little noise, the same one whenever the same rows are counted, so that nobody is found by comparing tables. Numbers under {small} are suppressed. Totals carry noise of their own: rows need not add up.',
  'release.protected.suppressed':
    'Numbers are exact, but counts from 1 to {small} are suppressed, and so are others that would give them away by subtraction.',
  'release.audited':
    'Before it was approved, somebody who puts together everything ever published here was simulated against {attacked, plural, one {# small count} other {# small counts}}, and could work out {found, plural, =0 {none} one {#} other {#}}.',
  'release.counts':
    'Of {cells} numbers {shown} are shown, among them {zeros, plural, =0 {no zero} one {# zero} other {# zeros}}; {hidden, plural, =0 {none is suppressed} one {# is suppressed} other {# are suppressed}}.',
  'release.report': 'The whole disclosure report: <page>to read</page>, <data>for programs</data>.',
  'release.words': 'Three things that are not a number',
  'release.word.suppressed': '<b>Suppressed</b> was counted and is not shown, so that nobody can be found.',
  'release.word.missing': '<b>Missing</b> means that the source does not say.',
  'release.word.not-applicable':
    '<b>All</b> (in files “not-applicable”) marks a row that is a total over that column.',
  'release.word.zero': '<b>Zero</b> is a number: it was counted, and there was none.',
  'release.files': 'Download',
  'release.file': 'File',
  'release.size': 'Size',
  'release.bytes': '{size} kB',
  'release.fileNote':
    'These addresses never change. CSV opens in any spreadsheet; Parquet is typed, for DuckDB, R or Python; <code>datapackage.json</code> describes every column (Data Package v2). Free for any use (CC0).',
  'release.check': 'Check it',
  'release.hash': 'Content hash (SHA-256)',
  'release.hashText':
    'It is the SHA-256 of <manifest>manifest.json</manifest>, and that file names every other file with its own. Whoever has the files can check them without us: <code>sha256sum manifest.json</code>.',
  'release.inLog':
    'It is <entry>entry {index} of the public log</entry>; <proof>its proof</proof> can be checked offline.',
  'release.approved': 'Who approved it',
  'release.approvedText':
    '{role} of {organisation} approved it on {day}. Whoever made it may not approve it, and the database refuses it too.',
  'release.approvedRole':
    '{role} approved it on {day}. Whoever made it may not approve it, and the database refuses it too.',
  'release.approver.custodian': 'The custodian',
  'release.approver.counsel': 'Counsel',
  'release.methods': 'Made with',
  'release.versions': 'All versions',
  'release.thisOne': 'this one',
  'release.quote': 'How to quote it',
  'release.quoteText': '{city}: {title}, release {number}, data as of {day}. {page} (SHA-256 {hash}…)',
}
