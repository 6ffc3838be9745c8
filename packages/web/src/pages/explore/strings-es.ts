import type { exploreEn } from './strings-en.ts'

/** The explorer's own strings; part of the Spanish catalogue. */
export const exploreEs: Record<keyof typeof exploreEn, string> = {
  'explore.title': 'Explorar el registro',
  'explore.lead':
    'Coinciden {matching, number} de {total, number} registros. Elija un valor y los demás gráficos responden.',
  'explore.lead.all': 'Los {total, number} registros. Elija un valor y los demás gráficos responden.',
  'explore.clear-all': 'Mostrar todo',
  'explore.clear': 'Quitar {facet}',
  'explore.facet.kind': 'Qué pasó',
  'explore.facet.month': 'Cuándo, por mes',
  'explore.facet.weekday': 'Día de la semana',
  'explore.facet.hour': 'Hora del día',
  'explore.facet.weapon': 'Arma',
  'explore.facet.district': 'Distrito policial',
  'explore.facet.neighborhood': 'Vecindario',
  'explore.facet.clearance': 'Cómo se cerró el caso',
  'explore.choose': '{label}: {count, plural, one {# registro} other {# registros}}. Elegir.',
  'explore.chosen':
    '{label}: {count, plural, one {# registro} other {# registros}}. Elegido; elija otra vez para soltar.',
  'explore.from': 'Desde',
  'explore.to': 'Hasta',
  'explore.apply': 'Mostrar estos meses',
  'explore.month-hint': 'Arrastre sobre las columnas o elija dos meses.',
  'explore.month-text': 'Registros por mes de {from} a {to}; el máximo en un mes es {most, number}.',
  'explore.month-outside':
    '{count, plural, one {# registro tiene} other {# registros tienen}} fecha anterior o posterior a estos meses; vea Sobre los datos.',
  'explore.more': 'Los {count, number} vecindarios',
  'explore.map.title': 'Dónde',
  'explore.map.text':
    'Mapa de registros por vecindario. La lista de vecindarios de al lado tiene los mismos números y se usa con el teclado.',
  'explore.map.needs-script': 'El mapa necesita script; la lista de vecindarios tiene los mismos números.',
  'explore.map.fewer': 'menos',
  'explore.map.more': 'más',
  'explore.rows.title': 'Los registros más recientes que coinciden',
  'explore.rows.none': 'Ningún registro coincide. Suelte un valor para ver más.',
  'explore.rows.day': 'Día',
  'explore.rows.block': 'Cuadra',
  'explore.rows.victims': 'Personas afectadas',
  'explore.rows.partial': 'La hora y el día de la semana no limitan esta tabla; todo lo demás sí.',
  'explore.download': 'Descargar estos registros (CSV)',
  'explore.not-known': 'se desconoce',
  'explore.live': 'Llegaron datos nuevos; los números se actualizaron.',
  'explore.hour': 'de {hour}:00 a {hour}:59',
  'explore.missing-time':
    '{count, plural, one {# registro no tiene} other {# registros no tienen}} aquí un valor conocido.',
}
