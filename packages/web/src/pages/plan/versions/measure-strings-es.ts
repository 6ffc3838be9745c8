/** Spanish of indicators and performance measures. */
export const planMeasureEs = {
  'indicator.title': '{title} – Plan – Understory',
  'indicator.heading': 'Cómo le va a todo el mundo',
  'indicator.headingText':
    'Contado con los datos de la ciudad, para todo el mundo. Nadie escribe estos números, y ningún programa los mueve solo.',
  'indicator.short.on-path': 'En camino',
  'indicator.short.behind': 'Por detrás',
  'indicator.short.worse': 'Peor',
  'indicator.short.cannot-tell': 'Aún no se sabe',
  'indicator.brief.no-target': 'Sin meta',
  'indicator.brief.too-few-months': 'Muy pronto para saberlo',
  'indicator.brief.not-covered': 'Sin datos de la línea base',
  'indicator.brief.no-data': 'Sin datos',
  'indicator.sum':
    '{count, plural, one {Del único indicador del plan} other {De los # indicadores del plan}}, {parts}.',
  'indicator.count.on-path': '{count, plural, one {uno va en camino} other {# van en camino}}',
  'indicator.count.behind': '{count, plural, one {uno va por detrás} other {# van por detrás}}',
  'indicator.count.worse': '{count, plural, one {uno empeoró} other {# empeoraron}}',
  'indicator.count.cannot-tell':
    '{count, plural, one {uno aún no se distingue del azar} other {# aún no se distinguen del azar}}',
  'indicator.count.none': '{count, plural, one {uno no tiene estado} other {# no tienen estado}}',
  'indicator.stand.on-path':
    'De {from} a {to} fueron {mean} al mes, el {ratio} de los {baseline} de antes ({low} a {high}). Es {better, select, more {más} other {menos}} de lo que haría el azar solo; se pedía el {asked}.',
  'indicator.stand.behind':
    'De {from} a {to} fueron {mean} al mes, el {ratio} de los {baseline} de antes ({low} a {high}). El plan pedía el {asked}: seguro que no se alcanzó.',
  'indicator.stand.worse':
    'De {from} a {to} fueron {mean} al mes, el {ratio} de los {baseline} de antes ({low} a {high}). Empeoró más de lo que hace el azar; se pedía el {asked}.',
  'indicator.stand.cannot-tell':
    'De {from} a {to} fueron {mean} al mes, el {ratio} de los {baseline} de antes ({low} a {high}). Tanto sin cambio como con el {asked} que se pedía podría verse así.',
  'indicator.reason.no-target': 'No tiene meta.',
  'indicator.reason.too-few-months': 'Han pasado muy pocos meses desde el período de base.',
  'indicator.reason.not-covered': 'Los datos no cubren todo el período de base.',
  'indicator.reason.no-data': 'No hay datos para esto.',
  'indicator.target':
    'Meta: un {change} {more, select, yes {más} other {menos}} cada año que la media de {from} a {to}, hasta {until}.',
  'indicator.tell':
    'Un cambio duradero del {change} se nota en {months, plural, one {un mes} other {# meses}}, con una probabilidad del 90 %.',
  'indicator.tellNever':
    'Ni un cambio duradero del {change} se nota con seguridad en un año: los números son muy pequeños.',
  'indicator.chart': 'Lo contado y lo pedido',
  'indicator.unit': '{what} al mes: {kinds}',
  'indicator.chartNote':
    'Los puntos son meses; la línea, la media de doce. La línea discontinua es lo que se pedía de esa media; en la franja puede ponerla el azar solo (99 %). {settling, plural, =0 {} one {El mes más nuevo todavía se llena: un punto abierto, no se cuenta.} other {Los # meses más nuevos todavía se llenan: puntos abiertos, no se cuentan.}}',
  'indicator.meanLabel': 'media de doce meses',
  'indicator.pathLabel': 'lo pedido',
  'indicator.bandLabel': 'solo azar',
  'indicator.counted': 'Contado',
  'indicator.mean': 'Media de doce',
  'indicator.path': 'Pedido',
  'indicator.status': 'En ese momento',
  'indicator.settling': '(todavía se llena)',
  'indicator.sure': 'Qué tan seguro es esto',
  'indicator.sureText':
    'Los tiroteos varían de mes a mes sin que nada haya cambiado. Solo se muestra un color donde el azar difícilmente bastaría: en una ciudad donde nada cambia, lo recibe cerca de un mes de cada cien.',
  'indicator.computed': 'Se calcula con datos abiertos cada vez que cambian. Nadie puede escribirlo.',
  'indicator.writings':
    '{count, plural, one {La meta se escribió una vez} other {La meta se escribió # veces}}',
  'indicator.asked': 'un {change} {more, select, yes {más} other {menos}} al año hasta {until}',
  'indicator.noTarget': 'sin meta',
  'indicator.typedHeading': 'Cómo estamos todos, donde no llegan datos',
  'indicator.typedText':
    'Understory no tiene datos de esto: quien lo sabe lo escribe, con el mes y la fuente. No tiene camino ni color.',
  'performance.heading': 'Lo que hacen los programas',
  'performance.headingText': 'Contado y escrito por quien lo tiene a su cargo, con la fuente.',
  'performance.kind.how-much': '¿Cuánto hicimos?',
  'performance.kind.how-well': '¿Qué tan bien lo hicimos?',
  'performance.kind.better-off': '¿Alguien está mejor?',
  'performance.before': '(antes: {value} en {month})',
  'performance.none': 'Todavía no se contó nada; lo debe {owner}.',
  'performance.of': '{value} de {of}',
  'performance.nothingCounted': 'Todavía no cayó nada en un mes entero.',
  'performance.counted.promises-delivered':
    'Lo cuenta Understory: promesas de las que su responsable dijo en el mes que están cumplidas.',
  'performance.counted.promises-on-time':
    'Lo cuenta Understory: de las promesas que vencían en el mes, las que se dieron por cumplidas en el primer plazo prometido.',
  'performance.counted.proposals-answered':
    'Lo cuenta Understory: de las propuestas que debían responderse en el mes, las aceptadas o rechazadas a tiempo.',
  'performance.counted.sessions-held':
    'Lo cuenta Understory: sesiones de diálogos públicos que se celebraron.',
  'performance.counted.cases-closed':
    'Lo cuenta Understory: de las personas muertas o heridas de bala en el mes cuyo caso se conoce, aquellas cuyo caso ya se cerró con un arresto. Los meses recientes tuvieron menos tiempo.',
  'performance.typed': 'Escrito por {org}. Fuente: {source}',
}
