/** English of the page about flows of guns between states. */
export const flowsEn = {
  'flows.title': 'Where guns come from – {city} – Understory',
  'flows.name': 'Where guns come from',
  'flows.nothing': 'No open data of this city say in which state guns were first sold.',
  'flows.heading': '{share} of the guns recovered in {place} in {year} were first sold there',
  'flows.headingAll': '{share} of the guns recovered in {year} were first sold in the same state',
  'flows.source': 'Data',
  'flows.ownGuns': 'Guns recovered in this city',
  'flows.ownSource': 'Counted from the guns of this city that are open data.',
  'flows.place': 'Recovered in',
  'flows.allPlaces': 'All states',
  'flows.year': 'Year',
  'flows.show': 'Show',
  'flows.origins': 'Most from outside come from {state}: {count}',
  'flows.originsAll': 'Most were first sold in {state}: {count}',
  'flows.originsNone': 'None came from another state',
  'flows.unit':
    'Guns recovered in {year} with a known state of first sale: {count}. Lines are as wide as the guns they stand for.',
  'flows.alternative':
    'A map of states with lines from the state of first sale to the state of recovery. The widest: {pairs}.',
  'flows.years': 'Share first sold in the state where they were recovered',
  'flows.inState': 'Same state',
  'flows.corridors': 'Ways between two states',
  'flows.from': 'First sold in',
  'flows.to': 'Recovered in',
  'flows.ofRecovered': 'Of all recovered there',
  'flows.known':
    '{count} guns with a known state of first sale; {elsewhere} of them from places that the source names no state for.',
  'flows.more': 'Where guns come from: the map',
}
