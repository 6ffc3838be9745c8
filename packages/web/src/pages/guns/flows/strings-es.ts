import type { flowsEn } from './strings-en.ts'

/** Spanish of the page about flows of guns between states. */
export const flowsEs = {
  'flows.title': 'De dónde vienen las armas – {city} – Understory',
  'flows.name': 'De dónde vienen las armas',
  'flows.nothing':
    'Ningún dato abierto de esta ciudad dice en qué estado se vendieron las armas por primera vez.',
  'flows.heading':
    'El {share} de las armas recuperadas en {place} en {year} se vendieron allí por primera vez',
  'flows.headingAll':
    'El {share} de las armas recuperadas en {year} se vendieron por primera vez en el mismo estado',
  'flows.source': 'Datos',
  'flows.ownGuns': 'Armas recuperadas en esta ciudad',
  'flows.ownSource': 'Contado a partir de las armas de esta ciudad que son datos abiertos.',
  'flows.place': 'Recuperadas en',
  'flows.allPlaces': 'Todos los estados',
  'flows.year': 'Año',
  'flows.show': 'Mostrar',
  'flows.origins': 'De fuera, la mayoría viene de {state}: {count}',
  'flows.originsAll': 'La mayoría se vendió por primera vez en {state}: {count}',
  'flows.originsNone': 'Ninguna vino de otro estado',
  'flows.unit':
    'Armas recuperadas en {year} con estado de primera venta conocido: {count}. El ancho de las líneas es el número de armas.',
  'flows.alternative':
    'Un mapa de estados con líneas desde el estado de la primera venta hasta el de la recuperación. Las más anchas: {pairs}.',
  'flows.years': 'Parte vendida por primera vez en el estado donde se recuperó',
  'flows.inState': 'Mismo estado',
  'flows.corridors': 'Caminos entre dos estados',
  'flows.from': 'Primera venta en',
  'flows.to': 'Recuperada en',
  'flows.ofRecovered': 'De todas las recuperadas allí',
  'flows.known':
    '{count} armas con estado de primera venta conocido; {elsewhere} de lugares para los que la fuente no nombra estado.',
  'flows.more': 'De dónde vienen las armas: el mapa',
} satisfies Record<keyof typeof flowsEn, string>
