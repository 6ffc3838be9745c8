import type { gunsEn } from './strings-en.ts'

/** Spanish of the page about crime guns. */
export const gunsEs = {
  'work.guns': 'Armas de delitos',
  'work.gunsText':
    'Tiempo hasta el delito, dónde se vendieron las armas y qué tan completos son los rastreos. Cada consulta queda anotada.',
  'guns.title': 'Armas de delitos – Understory',
  'guns.none':
    'No hay armas abiertas para usted: no ha llegado ninguna fuente de armas o ningún acuerdo le abre una para análisis.',
  'guns.lead':
    '{guns} armas de delitos. Donde se conoce el tiempo, la mitad se recuperó en un plazo de {days} días desde su primera venta.',
  'guns.leadWithout':
    '{guns} armas de delitos, ninguna con un tiempo conocido entre la primera venta y la recuperación.',
  'guns.coverage': 'Lo que se puede saber',
  'guns.coverageTraced': 'El comercio de la primera venta se conoce en el {share} de las armas.',
  'guns.coverageTime':
    'El tiempo hasta el delito se conoce en el {share}: {computed} contados aquí a partir de dos días, {stated} solo indicados por la fuente.',
  'guns.turnaround': 'La mediana de los rastreos fue de {days} días ({count} con ambos días conocidos).',
  'guns.turnaroundUnknown': 'Las fuentes no dicen cuánto tardaron los rastreos.',
  'guns.line.traced': '{share} de {guns} armas rastreadas hasta un comercio',
  'guns.line.turnaround': 'la mediana de los rastreos fue de {days} días',
  'guns.line.turnaroundUnknown': 'no se sabe cuánto tardaron los rastreos',
  'guns.line.asOf': 'archivo más reciente del {day}',
  'guns.asOf': 'Archivo más reciente recibido el {day}.',
  'guns.notASample':
    'Las armas rastreadas no son una muestra al azar de las usadas en delitos: la policía elige qué se rastrea y no todo rastreo tiene éxito.',
  'guns.flags': '{count, plural, one {# duda} other {# dudas}} sobre estas filas',
  'guns.bands': 'El {share} se recuperó dentro de los tres años de su primera venta',
  'guns.bandsUnit': 'Proporción de las {count} armas con tiempo conocido, con el margen que permite el azar',
  'guns.bandsCaption': 'Tiempo hasta el delito por tramos',
  'guns.bandColumn': 'Tiempo desde la primera venta',
  'guns.band.under-3-months': 'menos de 3 meses',
  'guns.band.3-to-7-months': 'de 3 a menos de 7 meses',
  'guns.band.7-to-12-months': 'de 7 meses a menos de un año',
  'guns.band.1-to-2-years': 'de 1 a menos de 2 años',
  'guns.band.2-to-3-years': 'de 2 a menos de 3 años',
  'guns.band.3-years-and-over': '3 años o más',
  'guns.share': 'Proporción',
  'guns.count': 'Armas',
  'guns.undefined': '{count} de {of} armas no tienen tiempo hasta el delito: {reasons}.',
  'guns.reason.no-sale-day': 'sin día de venta',
  'guns.reason.no-recovery-day': 'sin día de recuperación',
  'guns.reason.neither-day': 'sin ninguno de los dos días',
  'guns.reason.sale-after-recovery': 'venta fechada después de la recuperación',
  'guns.reason.later-used-sale': 'venta posterior de un arma usada',
  'guns.reason.several-guns': 'varias armas en una fila',
  'guns.asCounted': 'Según el conteo',
  'guns.corrected': 'Corregido',
  'guns.years': '{count, plural, =0 {venta} one {# año} other {# años}}',
  'guns.curves':
    'Según el conteo, el {naive} aparece en un año; corregido por las armas aún no vistas, el {corrected}',
  'guns.curvesWithout': 'Tiempo hasta el delito corregido: no hay datos suficientes',
  'guns.curvesUnit':
    'Proporción recuperada hasta entonces, de {count} armas vendidas desde el {from} y recuperadas dentro de {years, plural, one {# año} other {# años}}',
  'guns.curvesAlternative':
    'Dos curvas que suben. La del conteo queda por encima de la corregida; la tabla siguiente da ambas.',
  'guns.curvesTable': 'Tiempo hasta el delito según el conteo y corregido',
  'guns.curvesNote':
    'Un arma vendida el año pasado solo puede tener, por ahora, un tiempo corto. La curva corregida quita ese efecto; la banda es su intervalo del 95 %. Las armas nunca recuperadas no están en ninguna.',
  'guns.notEstimable':
    '{count} armas tienen dos días conocidos dentro del horizonte; el método necesita más.',
  'guns.withinYear': 'Recuperadas dentro de un año',
  'guns.median': 'La mitad recuperada en (días)',
  'guns.states': 'El {share} se vendió por primera vez en otro estado',
  'guns.statesUnit':
    'Proporción de las {count} armas con ambos estados conocidos, con el margen que permite el azar',
  'guns.statesCaption': 'Estados de la primera venta',
  'guns.state': 'Estado',
  'guns.medianDays': 'Mediana de días',
  'guns.dealers': '{half} de {all} comercios vendieron la mitad de las armas',
  'guns.dealersNote':
    'Son conteos, no tasas: un comercio grande vende muchas armas y por eso aparecen más. Sin el número de armas vendidas no se puede llamar inusual a nadie, y un comercio robado no vendió lo que le robaron.',
  'guns.dealersTable': 'Comercios por número de armas',
  'guns.dealer': 'Comercio',
  'guns.shortTime': 'Menos de tres años',
  'guns.ofKnown': '{count} de {of}',
  'guns.kinds': 'Números de serie, armas de fabricación privada, dispositivos de conversión',
  'guns.kindsNote':
    'Cada cosa se cuenta por separado. Un arma que nunca tuvo número de serie no es un arma a la que se lo quitaron.',
  'guns.serial.not-stated': 'Número de serie no indicado',
  'guns.serial.intact': 'Número de serie intacto',
  'guns.serial.obliterated': 'Número de serie borrado',
  'guns.serial.restored': 'Número de serie restaurado',
  'guns.serial.partial': 'Número de serie parcial',
  'guns.serial.none': 'Nunca tuvo número de serie',
  'guns.serial.unreadable': 'Número de serie ilegible',
  'guns.privatelyMade': 'De fabricación privada',
  'guns.conversionDevices': 'Con dispositivo de conversión',
  'guns.ballisticLinks': 'Con vínculo balístico',
  'guns.flag.no-recovery-day': 'La fuente no da el día de la recuperación.',
  'guns.flag.recovery-in-future': 'El día de la recuperación es posterior a la llegada del archivo.',
  'guns.flag.recovery-day-unreadable': 'El día de la recuperación no se puede leer; se deja fuera.',
  'guns.flag.no-sale-day': 'La fuente no da el día de la primera venta.',
  'guns.flag.sale-in-future': 'El día de la venta es posterior a la llegada del archivo.',
  'guns.flag.sale-day-unreadable': 'El día de la venta no se puede leer; se deja fuera.',
  'guns.flag.sale-after-recovery':
    'La venta tiene fecha posterior a la recuperación: no hay tiempo hasta el delito.',
  'guns.flag.several-guns-in-a-row': 'Una fila habla de varias armas; no se adivina qué corresponde a cuál.',
  'guns.flag.time-to-crime-unreadable': 'Hay palabras donde la fuente debería dar un número de días.',
  'guns.flag.time-to-crime-stated-only':
    'La fuente da un número de días, pero no los días de los que se contó.',
  'guns.flag.stated-time-differs':
    'El número de días de la fuente no es la diferencia de sus propias fechas.',
  'guns.flag.stated-band-differs':
    'La etiqueta de la fuente (por debajo o por encima de un límite) contradice el número de días.',
  'guns.flag.no-serial-given': 'La fuente deja en blanco el número de serie y no dice por qué.',
  'guns.flag.short-serial': 'El número de serie es demasiado corto para distinguir armas.',
  'guns.flag.no-maker': 'La fuente deja en blanco el fabricante.',
  'guns.flag.no-calibre': 'La fuente deja en blanco el calibre.',
  'guns.flag.no-dealer': 'La fuente no nombra ningún comercio.',
  'guns.flag.no-dealer-state': 'La fuente no dice en qué estado está el comercio.',
  'guns.flag.unmapped-word':
    'Una palabra de la fuente no está en su correspondencia; cuenta como no indicada.',
  'guns.flag.key-repeats': 'La clave de la fuente aparece más de una vez en el archivo.',
  'guns.flag.repeated-content': 'Otra fila del archivo es igual en todo menos en su clave.',
  'nav.guns': 'Armas',
  'guns.openTitle': 'Armas de delitos en {city} – Understory',
  'guns.openHeading':
    '{guns} armas de delitos. Donde se conoce el tiempo, la mitad se recuperó en un plazo de {days} días desde su primera venta.',
  'guns.openNothing': 'Todavía no hay nada público sobre las armas de delitos en {city}.',
  'guns.heldHeading': 'Lo que no es público y quién lo guarda',
  'guns.heldText':
    'Los rastreos de armas nombran a compradores y comercios. Se quedan con quien los custodia; lo que se publica de ellos es una tabla que dos personas aprobaron y que se inscribe en el registro público.',
  'guns.heldNothing': 'No hay ningún acuerdo vigente sobre rastreos, balística o ventas.',
  'guns.heldNoOther': 'No hay ningún acuerdo vigente sobre otros rastreos, balística o ventas.',
  'guns.heldBy': '– lo guarda {who}.',
  'guns.weeks':
    'De las recuperaciones de la última semana, {traced} están rastreadas hasta ahora; serán unas {expected}',
  'guns.weeksUnit':
    'Armas por semana de recuperación, esperadas cuando lleguen todos los rastreos, con el margen que acierta nueve veces de diez',
  'guns.weeksCaption': 'Armas rastreadas por semana de recuperación',
  'guns.week': 'Semana desde',
  'guns.expected': 'Al final',
  'guns.soFar': 'Hasta ahora',
  'guns.weeksNote':
    'Los rastreos tardan semanas, así que las semanas más nuevas siempre parecen bajas al principio. Lo que tardaron antes dice cuántos faltan por llegar.',
} satisfies Record<keyof typeof gunsEn, string>
