import type { releasesEn } from './strings-en.ts'

/** Spanish of the pages about releases. */
export const releasesEs: Record<keyof typeof releasesEn, string> = {
  'releases.title': 'Publicaciones – Understory',
  'releases.heading':
    '{count, plural, =0 {Todavía no hay tablas publicadas} one {<b># conjunto de datos</b> está publicado y ya no cambia} other {<b># conjuntos de datos</b> están publicados y ya no cambian}}',
  'releases.lead':
    'Una publicación es un conjunto de tablas que alguien hizo, otra persona aprobó y nadie puede cambiar. Se queda para siempre en su dirección; la siguiente se pone a su lado.',
  'releases.current': 'Publicaciones vigentes',
  'releases.all': 'Todo lo publicado, lo más reciente primero',
  'releases.column.release': 'Publicación',
  'releases.column.published': 'Fecha',
  'releases.column.state': 'Estado',
  'releases.state.public': 'Vigente',
  'releases.state.superseded': 'Reemplazada',
  'releases.more': 'Publicaciones anteriores',
  'releases.for':
    'Para programas: <api>la lista en JSON</api> y un catálogo para recolectores en <one>DCAT-US 1.1</one> y <three>DCAT-US 3</three>.',
  'release.name': '{title}, publicación {number}',
  'release.asOf': 'Datos al {day}',
  'release.published': 'Publicada el {day}',
  'release.isCurrent': 'Es la publicación vigente.',
  'release.isSuperseded': 'Hay una más reciente: <a>la publicación vigente</a>. Esta se queda como estaba.',
  'release.class.open-exact': 'Números exactos de datos abiertos',
  'release.class.cell-key': 'Números con un poco de ruido; los pequeños no se muestran',
  'release.class.suppressed': 'Números exactos; los pequeños no se muestran',
  'release.tables': 'Lo que dice',
  'release.value': 'Número',
  'release.total': 'Todo',
  'release.suppressed': 'suprimido',
  'release.firstRows': 'Las primeras {shown} de {rows, number} filas; los archivos las tienen todas.',
  'release.column.kind': 'Tipo',
  'release.column.year': 'Año',
  'release.column.month': 'Mes',
  'release.column.quarter': 'Trimestre',
  'release.column.weapon': 'Arma',
  'release.column.clearance': 'Resolución',
  'release.column.setting': 'Lugar',
  'release.column.district': 'Distrito',
  'release.column.neighborhood': 'Barrio',
  'release.column.csa': 'Área comunitaria',
  'release.protected': 'Cómo se protegió',
  'release.protected.open-exact':
    'Cada número es exacto. Las filas que hay detrás son datos abiertos y cualquiera puede volver a contarlas; no hizo falta ocultar nada.',
  'release.protected.cell-key':
    'Cada número lleva un poco de ruido, siempre el mismo cuando se cuentan las mismas filas, para que nadie sea hallado comparando tablas. Los números menores que {small} se suprimen. Los totales llevan su propio ruido: las filas no tienen por qué sumar.',
  'release.protected.suppressed':
    'Los números son exactos, pero los recuentos de 1 a {small} se suprimen, y también otros que los delatarían al restar.',
  'release.audited':
    'Antes de aprobarla se simuló a alguien que junta todo lo publicado aquí contra {attacked, plural, one {# recuento pequeño} other {# recuentos pequeños}}, y pudo averiguar {found, plural, =0 {ninguno} one {#} other {#}}.',
  'release.counts':
    'De {cells, number} números se muestran {shown, number}, entre ellos {zeros, plural, =0 {ningún cero} one {# cero} other {# ceros}}; {hidden, plural, =0 {ninguno está suprimido} one {# está suprimido} other {# están suprimidos}}.',
  'release.report': 'El informe completo (en inglés): <page>para leer</page>, <data>para programas</data>.',
  'release.words': 'Tres cosas que no son un número',
  'release.word.suppressed':
    '<b>Suprimido</b> quiere decir que se contó y no se muestra, para que nadie pueda ser hallado.',
  'release.word.missing': '<b>Sin dato</b> quiere decir que la fuente no lo dice.',
  'release.word.not-applicable':
    '<b>Todo</b> (en los archivos «not-applicable») marca una fila que es un total sobre esa columna.',
  'release.word.zero': '<b>Cero</b> es un número: se contó y no hubo ninguno.',
  'release.files': 'Descargar',
  'release.bytes': '{size} kB',
  'release.fileNote':
    'Estas direcciones nunca cambian. El CSV se abre en cualquier hoja de cálculo; Parquet lleva tipos, para DuckDB, R o Python; <code>datapackage.json</code> describe cada columna (Data Package v2). Puedes usarlo para lo que quieras (CC0).',
  'release.check': 'Compruébalo',
  'release.hash': 'Huella del contenido (SHA-256)',
  'release.hashText':
    'Es el SHA-256 de <manifest>manifest.json</manifest>, y ese archivo nombra a todos los demás con el suyo. Quien tiene los archivos puede comprobarlos sin nosotros: <code>sha256sum manifest.json</code>.',
  'release.inLog':
    'Es la <entry>entrada {index} del registro público</entry>; <proof>su prueba</proof> se puede comprobar sin conexión.',
  'release.approved': 'Quién la aprobó',
  'release.approvedText':
    '{role} de {organisation} la aprobó el {day}. Quien la hizo no puede aprobarla, y la base de datos también lo rechaza.',
  'release.approvedRole':
    '{role} la aprobó el {day}. Quien la hizo no puede aprobarla, y la base de datos también lo rechaza.',
  'release.approver.custodian': 'La persona responsable de los datos policiales',
  'release.approver.counsel': 'La asesoría jurídica',
  'release.methods': 'Hecha con',
  'release.versions': 'Todas las versiones',
  'release.thisOne': 'esta',
  'release.quote': 'Cómo citarla',
  'release.quoteText': '{city}: {title}, publicación {number}, datos al {day}. {page} (SHA-256 {hash}…)',
  'releases.crumb': 'Publicaciones',
  'release.table': 'Tabla',
  'release.otherFiles': 'Lo que las describe y las prueba',
  'release.is.datapackage.json': 'cada archivo y cada columna (Data Package v2)',
  'release.is.disclosure-report.html': 'cómo se protegió, para leer (en inglés)',
  'release.is.disclosure-report.json': 'cómo se protegió, para programas',
  'release.is.manifest.json': 'cada archivo con su SHA-256',
  'release.is.methods.json': 'con qué se hizo',
  'release.is.preview.json': 'cómo empieza cada tabla',
  'release.is.tables.json': 'todas las tablas en un archivo',
  'release.dataset.reported-incidents': 'Incidentes denunciados',
  'release.dataset.agency-incidents': 'Incidentes en registros de agencias',
  'release.dataset.community-incidents': 'Lesiones contadas por hospitales y organizaciones comunitarias',
  'release.what.reported-incidents':
    'Incidentes y víctimas en datos abiertos de la policía y otros, por tipo, tiempo y lugar.',
  'release.what.agency-incidents':
    'Incidentes y víctimas en registros que comparten las agencias, por tipo, tiempo y lugar.',
  'release.what.community-incidents':
    'Incidentes y víctimas en registros de hospitales y organizaciones comunitarias, por tipo, tiempo y lugar.',
  'release.table.incidents-by-kind-year-district': 'Incidentes por tipo, año y distrito',
  'release.table.incidents-by-kind-year-neighborhood': 'Incidentes por tipo, año y barrio',
  'release.table.incidents-by-kind-month': 'Incidentes por tipo y mes',
  'release.table.incidents-by-weapon-year': 'Incidentes por arma y año',
  'release.table.incidents-by-kind-clearance-year': 'Incidentes por tipo, cómo se cerraron y año',
  'release.table.victims-by-kind-month': 'Personas afectadas, por tipo y mes',
  'release.table.victims-by-weapon-year': 'Personas afectadas, por arma y año',
  'release.missing': 'no se sabe',
}
