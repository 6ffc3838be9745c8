import { gunsEs } from '../measured/guns/strings-es.ts'
import { apiEs } from '../pages/api-reference/strings-es.ts'
import { checkEs } from '../pages/check/strings-es.ts'
import { findingsEs } from '../pages/dialogue/findings/strings-es.ts'
import { saidEs } from '../pages/dialogue/said-strings-es.ts'
import { dialogueEs } from '../pages/dialogue/strings-es.ts'
import { votingEs } from '../pages/dialogue/voting/strings-es.ts'
import { exploreEs } from '../pages/explore/strings-es.ts'
import { flowsEs } from '../pages/guns/flows/strings-es.ts'
import { lettersEs } from '../pages/letters/strings-es.ts'
import { planEs } from '../pages/plan/strings-es.ts'
import { verdictEs } from '../pages/plan/verdict-strings-es.ts'
import { planMeasureEs } from '../pages/plan/versions/measure-strings-es.ts'
import { planItemEs } from '../pages/plan/versions/strings-es.ts'
import { planWeekEs } from '../pages/plan/week-strings-es.ts'
import { releasesEs } from '../pages/releases/strings-es.ts'
import { roomEs } from '../pages/room/strings-es.ts'
import { trustEs } from '../pages/trust/strings-es.ts'
import { draftEs } from '../pages/work/agreement/strings-es.ts'
import { workRoomEs } from '../pages/work/dialogue/room/strings-es.ts'
import { senseEs } from '../pages/work/dialogue/sense/strings-es.ts'
import { workDialogueEs } from '../pages/work/dialogue/strings-es.ts'
import { workVotingEs } from '../pages/work/dialogue/voting-strings-es.ts'
import { workGunsEs } from '../pages/work/guns/strings-es.ts'
import { workMeasuresEs } from '../pages/work/plan/measures/strings-es.ts'
import { meetingEs } from '../pages/work/plan/meeting-strings-es.ts'
import { workPlanEs } from '../pages/work/plan/strings-es.ts'
import { workVersionsEs } from '../pages/work/plan/versions/strings-es.ts'
import { retentionEs } from '../pages/work/retention/strings-es.ts'
import { workEs } from '../pages/work/strings-es.ts'
import type { en } from './en.ts'

/** Spanish. */
export const es: Record<keyof typeof en, string> = {
  ...apiEs,
  ...checkEs,
  ...exploreEs,
  ...releasesEs,
  ...trustEs,
  ...workEs,
  ...draftEs,
  ...dialogueEs,
  ...saidEs,
  ...findingsEs,
  ...senseEs,
  ...votingEs,
  ...workDialogueEs,
  ...planEs,
  ...verdictEs,
  ...planWeekEs,
  ...lettersEs,
  ...workPlanEs,
  ...meetingEs,
  ...planItemEs,
  ...planMeasureEs,
  ...workVersionsEs,
  ...workMeasuresEs,
  ...workVotingEs,
  ...workRoomEs,
  ...gunsEs,
  ...flowsEs,
  ...roomEs,
  ...workGunsEs,
  ...retentionEs,
  'flag.no-date': 'La fuente no da fecha.',
  'flag.date-before-collection': 'La fecha es anterior a los años que cubre esta fuente.',
  'flag.date-in-future': 'La fecha es posterior a la llegada del archivo.',
  'flag.no-time': 'La fuente no da la hora.',
  'flag.odd-time-layout': 'La hora está escrita de otra forma que en el resto del archivo.',
  'flag.no-point': 'La fuente no da coordenadas, o da 0,0, que significa que faltan.',
  'flag.half-point': 'Solo se da una de las dos coordenadas.',
  'flag.point-outside-city': 'El punto está fuera de la ciudad.',
  'flag.no-place': 'Ni un punto ni un nombre dicen dónde ocurrió.',
  'flag.place-name-unknown':
    'El nombre del lugar no está en la versión de los límites a la que debería pertenecer.',
  'flag.point-and-name-differ': 'El punto está en otro lugar que el que nombra la fuente.',
  'flag.no-weapon': 'La fuente deja el arma en blanco.',
  'flag.no-address': 'La fuente no da dirección.',
  'flag.half-address': 'Falta la primera calle de un cruce.',
  'flag.key-repeats': 'La clave de la fuente aparece más de una vez en el archivo.',
  'flag.key-destroyed':
    'Una hoja de cálculo arruinó la clave de la fuente; la fila se reconoce por su contenido.',
  'flag.repeated-content': 'Otra fila del archivo es igual en todo menos en la clave.',
  'flag.one-event': 'Muchas filas comparten esta hora y dirección: se cuentan como un solo suceso.',
  'flag.shifted-columns':
    'Las columnas de la fuente están corridas; los valores se leyeron de donde están en realidad.',
  'flag.unmapped-offence': 'El delito no está en la tabla de esta fuente; se cuenta como otro.',
  'flag.corrected-text': 'Se corrigió un error de escritura conocido de la fuente.',

  'layout.skip': 'Saltar al contenido',
  'layout.invented':
    '{city} es inventada. Todos los números de esta página son inventados para mostrar cómo funciona Understory.',
  'nav.label': 'Secciones',
  'nav.incidents': 'Incidentes',
  'nav.places': 'Lugares',
  'nav.explore': 'Explorar',
  'nav.aboutData': 'Los datos',
  'nav.otherLanguage': 'English',
  'footer.promise':
    'Todo número de aquí se puede comprobar: cada uno tiene su tabla, su fuente y sus filas para descargar, y nada cambia sin una revisión.',
  'footer.measures': 'Cómo contamos',
  'footer.api': 'Interfaz para programas',
  'footer.rows': 'Todas las filas (CSV)',

  'figure.table': 'Tabla',
  'figure.download': 'Descargar (CSV)',
  'figure.link': 'Enlace',
  'figure.linkTo': 'Enlace a esto: {title}',
  'figure.source': 'Fuente: {publishers}.',
  'figure.until': 'Datos hasta el {day}.',
  'figure.received': 'Recibidos el {day}.',
  'figure.nothing': 'No hay filas con fecha que dibujar.',

  'table.period': 'Período',
  'table.people': 'Personas',
  'table.incidents': 'Incidentes',
  'table.range': 'Rango probable',
  'table.fromTo': '{low} a {high}',
  'table.kind': 'Tipo',
  'table.reports': 'Incidentes',
  'table.count': 'Número',
  'table.change': 'Frente al año anterior',
  'table.place': 'Lugar',
  'table.rate': 'Tasa',
  'table.residents': 'Habitantes',
  'table.rows': 'Filas',

  'change.fewer':
    'La baja es mayor de lo que explica el azar: el rango probable va de {near} a {far} menos. El año anterior fueron {before, number}.',
  'change.more':
    'El alza es mayor de lo que explica el azar: el rango probable va de {near} a {far} más. El año anterior fueron {before, number}.',
  'change.unclear':
    'El año anterior fueron {before, number}. Una diferencia así suele ser azar: el rango probable va de {down} menos a {up} más.',
  'change.unknown':
    'No se puede comparar con el año anterior: los datos no lo cubren, o en él no se contó ninguno.',
  'change.cell.fewer': '{share} menos',
  'change.cell.more': '{share} más',
  'change.cell.unclear': 'sin cambio claro',
  'change.cell.unknown': 'no se sabe',

  'home.title': 'Qué pasó en {city} – Understory',
  'home.description':
    'Cuántas personas fueron asesinadas o baleadas en {city}, qué tan seguro es y qué no se sabe.',
  'home.empty.title': 'Todavía no hay datos de {city}.',
  'home.empty.text': 'En cuanto se importe un archivo, esta página dirá qué muestra y qué tan seguro es.',
  'home.headline.fewer':
    '{old, select, yes {En los doce meses hasta el {to}} other {En los últimos doce meses}} <b>{people, plural, one {# persona fue asesinada o baleada} other {# personas fueron asesinadas o baleadas}}</b> en {city}, <b>{difference, number} menos</b> que el año anterior.',
  'home.headline.more':
    '{old, select, yes {En los doce meses hasta el {to}} other {En los últimos doce meses}} <b>{people, plural, one {# persona fue asesinada o baleada} other {# personas fueron asesinadas o baleadas}}</b> en {city}, <b>{difference, number} más</b> que el año anterior.',
  'home.headline.unclear':
    '{old, select, yes {En los doce meses hasta el {to}} other {En los últimos doce meses}} <b>{people, plural, one {# persona fue asesinada o baleada} other {# personas fueron asesinadas o baleadas}}</b> en {city}: <b>sin cambio claro</b> frente al año anterior.',
  'home.headline.unknown':
    '{old, select, yes {En los doce meses hasta el {to}} other {En los últimos doce meses de datos}} <b>{people, plural, =0 {no consta nadie asesinado ni baleado} one {# persona fue asesinada o baleada} other {# personas fueron asesinadas o baleadas}}</b> en {city}.',
  'home.period': 'Contado del {from} al {to}.',
  'home.trend.title': 'Personas asesinadas o baleadas cada mes, y el rango que permite el azar',
  'home.trend.unit': 'Personas por mes',
  'trend.note': 'El punto es lo contado; la barra detrás es el rango que permite el azar (95 %).',
  'trend.newest': '{period}: {value}',
  'trend.soFar': '{period} hasta ahora: {value}',
  'trend.periodSoFar': '{period}, hasta ahora',
  'trend.alternative':
    'De {from} a {to}. Lo más reciente: {newest}. Lo más alto: {highest} en {highestAt}. Lo más bajo: {lowest} en {lowestAt}. La tabla de abajo tiene cada número con su rango probable.',
  'home.map.title': 'Dónde hay personas asesinadas o baleadas, por cada 100,000 habitantes',
  'map.unit': 'Personas por cada 100,000 habitantes y año',
  'map.period':
    'Cinco años juntos, del {from} al {to}, para que una mala semana no marque a un lugar tranquilo.',
  'map.note': 'Límites: {boundary}. Los lugares con menos de 500 habitantes no tienen tasa.',
  'map.alternative':
    'Un mapa de {areas, number} lugares, de los que {known, number} tienen habitantes suficientes para una tasa. Las tasas más altas: {highest}. La tabla de abajo tiene cada lugar.',
  'map.clear': 'difiere de la ciudad más que por azar',
  'map.city': 'Toda la ciudad: {rate}.',
  'map.noPlaces':
    'La mayoría de estos informes no dice dónde ocurrió. Un mapa mostraría los informes que faltan como seguridad, así que no lo hay.',
  'map.notEnough': 'datos insuficientes',
  'map.below': 'menos de {to}',
  'map.between': '{from} a {to}',
  'map.andMore': '{from} y más',
  'map.all': 'todos los lugares',
  'home.kinds.title': 'Todo lo denunciado, por tipo',
  'home.kinds.unit': 'Incidentes en los últimos doce meses, con el rango probable como línea fina',
  'kinds.note': 'Con tantos tipos, alguno puede parecer distinto solo por azar.',
  'home.card.dialogue.next': 'Leer más y venir',
  'home.card.dialogue.all': 'Los diálogos',
  'home.card.plan.link': 'Cada promesa, con su responsable y su fecha',
  'home.card.places.title': 'Tu barrio',
  'home.card.places.text':
    'Cada lugar tiene su página: cuántas personas resultaron heridas, comparado con la ciudad, y qué tan seguro es.',
  'home.card.places.link': 'Buscar un lugar',
  'home.card.claim.title': '¿Alguien te dijo un número?',
  'home.card.claim.text': 'Elige el tipo y el período, y mira qué dice el registro, dónde y cuándo.',
  'home.card.claim.link': 'Comprobar una afirmación',
  'home.card.data.title': 'De dónde vienen los números',
  'home.card.data.text': 'Qué archivos llegaron, qué se apartó y por qué, y qué cambió después.',
  'home.card.data.link': 'Los datos',

  'notKnown.title': 'Lo que aún no sabemos',
  'notKnown.place':
    'El {share} de estos informes no tiene un lugar que conozcamos, así que no está en el mapa.',
  'notKnown.placeAll': 'Todos estos informes tienen un lugar.',
  'notKnown.weapon': 'En el {share} de estos informes no consta el arma.',
  'notKnown.weaponAll': 'Todos estos informes nombran un arma.',
  'notKnown.date':
    '{rows, plural, one {# informe no tiene fecha y no está en ningún mes} other {# informes no tienen fecha y no están en ningún mes}}.',
  'notKnown.age':
    'El informe más reciente es del {day}, {days, plural, =0 {hoy} one {ayer} other {hace # días}}.{old, select, yes { Lo que pasó desde entonces no está aquí.} other { Los meses más recientes suelen subir un poco cuando llegan informes tardíos.}}',
  'notKnown.revised':
    '{rows, plural, one {# informe fue corregido} other {# informes fueron corregidos}} por un archivo posterior, el último el {day}.',
  'notKnown.unrevised': 'Hasta ahora ningún informe fue corregido por un archivo posterior.',
  'notKnown.unreported': 'Solo se cuenta lo denunciado a la policía. Lo que nadie denunció no está aquí.',
  'notKnown.link': '¿Qué tan seguro es?',

  'kind.homicide': 'Homicidio',
  'kind.shooting': 'Balacera',
  'kind.robbery': 'Robo con violencia',
  'kind.aggravated-assault': 'Agresión grave',
  'kind.common-assault': 'Agresión simple',
  'kind.burglary': 'Robo en edificio',
  'kind.theft': 'Hurto',
  'kind.auto-theft': 'Robo de auto',
  'kind.arson': 'Incendio provocado',
  'kind.rape': 'Violación',
  'kind.other': 'Otro',
  'kind.not-known': 'No se sabe',
  'kind.killed-or-shot': 'Personas asesinadas o baleadas',
  'kind.everything': 'Todo lo denunciado',

  'incidents.title': 'Incidentes en {city} – Understory',
  'incidents.sentence':
    '<b>{count, plural, one {# incidente} other {# incidentes}}</b> de {kind} en {city}, del {from} al {to}.',
  'incidents.sentenceVictims':
    '<b>{count, plural, one {# víctima} other {# víctimas}}</b> de {kind} en {city}, del {from} al {to}.',
  'incidents.kinds.title': 'Por tipo',
  'incidents.kinds.unit': 'Incidentes, con el rango probable como línea fina',
  'incidents.sentencePeople':
    '<b>{count, plural, one {# persona asesinada o baleada} other {# personas asesinadas o baleadas}}</b> en {city}, del {from} al {to}.',
  'incidents.sentenceAll':
    '<b>{count, plural, one {# incidente denunciado} other {# incidentes denunciados}}</b> en {city}, del {from} al {to}.',
  'incidents.filters': 'Elige qué contar',
  'incidents.kind': 'Qué',
  'incidents.period': 'Cuándo',
  'incidents.show': 'Mostrar',
  'incidents.period.12m': 'Últimos doce meses',
  'incidents.period.5y': 'Últimos cinco años',
  'incidents.period.all': 'Todo el registro',
  'incidents.trend.title': 'Cada mes, y el rango que permite el azar',
  'incidents.trend.titleYears': 'Cada año, y el rango que permite el azar',
  'incidents.trend.unit': '{what} por {step, select, month {mes} other {año}}',
  'incidents.map.title': 'Dónde, por cada 100,000 habitantes',
  'incidents.map.period': 'Del {from} al {to}.',
  'incidents.when.title': 'A qué hora de la semana',
  'incidents.when.unit': 'Incidentes por día de la semana y hora',
  'incidents.when.alternative':
    'Lo más frecuente: {weekday}, en la hora desde las {hour}: {count}. Sin hora conocida: {unknown}. La tabla de abajo tiene cada hora.',
  'incidents.when.note':
    '{unknown, plural, =0 {Todos los incidentes tienen hora.} one {# incidente no tiene hora conocida.} other {# incidentes no tienen hora conocida.}}',
  'incidents.when.unknown':
    'La mayoría de estos incidentes no tiene hora conocida; una imagen de la semana solo mostraría los pocos que la tienen.',
  'incidents.nothing': 'No consta nada de este tipo en este período.',
  'incidents.rows': 'Las filas detrás de esta página',
  'incidents.rowsText': 'Cada fila como la publicó la fuente, sin nombres de personas ni números de casa.',
  'incidents.rowsDownload': 'Descargar estas filas (CSV)',
  'when.hour': '{hour} {half, select, am {a. m.} other {p. m.}}',
  'when.hourColumn': 'Hora',

  'places.title': 'Lugares de {city} – Understory',
  'places.heading': '{city} por lugar',
  'places.lead':
    'Elige un lugar para ver cuántas personas fueron asesinadas o baleadas allí, comparado con la ciudad.',
  'places.none': 'Todavía no constan límites de esta ciudad.',
  'places.kind.district': 'Distritos policiales',
  'places.kind.neighborhood': 'Barrios',
  'places.kind.csa': 'Áreas estadísticas comunitarias',
  'places.kind.city': 'Ciudad',
  'places.boundary': 'Límites: {label}.',
  'places.otherVersions':
    'Otros límites del mismo tipo: {versions}. Los números de límites distintos no se pueden comparar.',

  'place.title': '{place}, {city} – Understory',
  'place.headline':
    'En {place} <b>{people, plural, =0 {nadie fue asesinado ni baleado} one {# persona fue asesinada o baleada} other {# personas fueron asesinadas o baleadas}}</b> {old, select, yes {en los doce meses hasta el {to}} other {en los últimos doce meses}}.',
  'place.noPlaces':
    'La mayoría de los informes de la ciudad no dice dónde ocurrió, así que de {place} no se puede decir nada. Que ningún informe lo nombre no significa que no pasara nada.',
  'place.residents': 'Habitantes',
  'place.residentsYear': 'contados en {year}',
  'place.residentsUnknown': 'no se sabe',
  'place.rate': 'Tasa aquí',
  'place.rateCity': 'Tasa de toda la ciudad',
  'place.rateRange': 'por cada 100,000 habitantes y año, rango probable {low} a {high}',
  'place.noRate': 'datos insuficientes',
  'place.noRateWhy': 'Con menos de 500 habitantes, un solo suceso da una tasa que no dice nada.',
  'place.noRateUnknown': 'Sin un recuento de habitantes no hay tasa.',
  'place.compare.higher':
    'En cinco años la tasa en {place} es más alta que en la ciudad, más de lo que explica el azar.',
  'place.compare.lower':
    'En cinco años la tasa en {place} es más baja que en la ciudad, más de lo que explica el azar.',
  'place.compare.same': 'En cinco años la tasa en {place} no difiere claramente de la de la ciudad.',
  'place.trend.title': 'Personas asesinadas o baleadas cada año en {place}',
  'place.trend.unit': 'Personas por año',
  'place.trend.partial': 'El año {year} llega solo hasta el {day}.',
  'place.kinds.title': 'Todo lo denunciado en {place}, por tipo',
  'place.map.title': 'Dónde está {place}',
  'place.map.alternative': '{place} en un mapa de la ciudad. Cubre {area} kilómetros cuadrados.',
  'place.boundary':
    'Estos son los límites «{label}»{since, select, none {} other {, en vigor desde el {since}}}.',
  'place.versions':
    'Los límites cambiaron: hay {count, plural, one {# versión más} other {# versiones más}}. Los números de límites distintos no se pueden comparar.',
  'place.version': '{place} en los límites «{label}»',
  'place.until': 'Estos límites estuvieron en vigor hasta el {day}; hay otros más nuevos.',
  'place.all': 'Todos los lugares',

  'about.title': 'Los datos – Understory',
  'about.heading': 'De dónde vienen los números y qué tienen de malo',
  'about.lead':
    'Constan {rows, plural, one {# fila} other {# filas}} de {sources, plural, one {# fuente} other {# fuentes}}. {setAside, plural, =0 {No hubo que apartar ninguna fila.} one {# fila no se pudo usar y se apartó.} other {# filas no se pudieron usar y se apartaron.}}',
  'about.sources': 'Fuentes',
  'about.coverage': '{rows, plural, one {# fila} other {# filas}}, del {from} al {to}.',
  'about.coverageNone': 'Todavía no hay filas con fecha.',
  'about.received': 'Última entrega el {day}.',
  'about.future':
    'La última fecha es posterior a la llegada del archivo: esa fila está marcada y no entra en los doce meses.',
  'about.licence': 'Licencia: {licence}.',
  'about.sourceCounts':
    '{setAside, plural, =0 {Ninguna fila apartada} one {# fila apartada} other {# filas apartadas}}, {revised, plural, =0 {ninguna revisada} one {# revisada} other {# revisadas}} después.',
  'about.flags': 'Qué es dudoso en las filas que se quedaron',
  'about.flagsText': 'Una marca conserva la fila y dice qué tiene de dudoso.',
  'about.flag': 'Qué es dudoso',
  'about.noFlags': 'Ninguna fila de esta fuente tiene marcas.',
  'about.setAside': 'Qué se apartó y por qué',
  'about.setAsideText':
    'Nada se pierde en silencio: una fila que no se puede usar se guarda como llegó, con el motivo.',
  'about.setAsideNone': 'No se apartó nada.',
  'about.reason': 'Motivo',
  'about.source': 'Fuente',
  'about.revisions': 'Qué cambió después',
  'about.revisionsText':
    'Cuando un archivo posterior cambia una fila, la anterior se conserva y el cambio se cuenta aquí, por mes del cambio.',
  'about.revisionsNone': 'Hasta ahora ningún archivo posterior cambió una fila.',
  'about.month': 'Mes',
  'about.revised': 'Filas revisadas',
  'about.boundaries': 'Límites',
  'about.boundariesText':
    'Un nombre significa un área distinta en cada versión. Los números de versiones distintas no se pueden comparar.',
  'about.boundary':
    '{areas, plural, one {# área} other {# áreas}}{from, select, none {} other {, desde el {from}}}{to, select, none {} other { hasta el {to}}}.',
  'about.repairs':
    '{count, plural, one {# forma no era válida y hubo que repararla} other {# formas no eran válidas y hubo que repararlas}}',
  'about.imports': 'Importaciones',
  'about.importsText':
    'Cada archivo que llegó. Filas leídas = guardadas + sin cambio + revisadas + apartadas, siempre.',
  'about.file': 'Archivo',
  'about.when': 'Recibido',
  'about.read': 'Leídas',
  'about.kept': 'Guardadas',
  'about.unchanged': 'Sin cambio',
  'about.revisedShort': 'Revisadas',
  'about.setAsideShort': 'Apartadas',
  'about.state.complete': 'completa',
  'about.state.running': 'en curso',
  'about.state.interrupted': 'interrumpida',
  'about.state.failed': 'fallida',
  'about.sameAs': 'mismo archivo que la importación {no}',
  'about.snapshot': 'Instantánea {no}, hecha el {day}, {rows, plural, one {# fila} other {# filas}}.',

  'trouble.missing.title': 'No hay nada en esta dirección',
  'trouble.missing.text':
    'Quizá la dirección está mal escrita, o el lugar tiene otro nombre en los límites más nuevos.',
  'trouble.unclear.title': 'Esta dirección pide algo que no podemos responder',
  'trouble.unclear.text': 'Una parte de la dirección no es válida.',
  'trouble.denied.title': 'Tu función no abre esta página',
  'trouble.denied.text': 'Es de otras personas; es una regla, y no un error tuyo.',
  'trouble.busy.title': 'Esta respuesta no está lista',
  'trouble.busy.text': 'El registro se está preparando o está ocupado. Inténtalo de nuevo en un minuto.',
  'trouble.broken.title': 'Algo falló de nuestro lado',
  'trouble.broken.text': 'No es culpa tuya. Inténtalo más tarde; la dirección seguirá siendo la misma.',
  'trouble.home': 'Página de inicio',
}
