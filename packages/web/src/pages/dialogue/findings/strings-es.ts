import type { findingsEn } from './strings-en.ts'

/** Spanish of what was found, and of the check by those who took part. */
export const findingsEs: Record<keyof typeof findingsEn, string> = {
  'findings.title': 'Lo que se encontró: {title} – Understory',
  'findings.link': 'Lo que se encontró',
  'findings.linkTo':
    'Lo que se encontró: {claims, plural, one {una afirmación} other {# afirmaciones}}, {answered} con respuesta, {committed, plural, =0 {ninguna en el plan todavía} other {# en el plan}}',
  'findings.checkLink': '¿Participó? El código de su tarjeta abre lo que espera su revisión',
  'findings.none': 'Todavía no se publicó nada',
  'findings.noneLead':
    'Lo que se encontró lo publican dos personas de la facilitación independiente, después de que personas que trabajan por separado ordenan lo dicho.',
  'findings.heading':
    '{themes, plural, one {Una afirmación} other {# afirmaciones}}, de {points, plural, one {un punto publicado} other {# puntos publicados}}',
  'findings.version':
    'Versión {version}, publicada el {day} por dos personas de la facilitación independiente.',
  'findings.points':
    '{count, plural, =0 {Ningún punto de esta afirmación se publicó} one {Un punto publicado} other {# puntos publicados}}',
  'findings.morePoints': '{count, plural, one {Un punto más} other {# puntos más}}',
  'findings.coded':
    '{shown, select, yes {{count, plural, =0 {Ningún punto lleva} one {Un punto lleva} other {# puntos llevan}} esta afirmación, publicados o no.} other {Menos de diez puntos llevan esta afirmación, publicados o no.}}',
  'findings.differences':
    'Donde hubo diferencias al ordenar: {settled, plural, =0 {ninguna resuelta} one {una resuelta} other {# resueltas}} con nombre, {disputed, plural, =0 {ninguna abierta} one {una abierta} other {# abiertas}}. Una abierta no está bajo ninguna afirmación.',
  'findings.quoted': 'cita, como participante {pseudonym}',
  'findings.paraphrased': 'en palabras de quien tomó notas',
  'findings.dissent': 'alguien en la mesa lo vio de otra manera',
  'findings.noAnswer': 'Todavía sin respuesta.',
  'findings.answerBy': 'Se promete para el {day}.',
  'findings.decision.accepted': 'Aceptado.',
  'findings.decision.partly': 'Aceptado en parte.',
  'findings.decision.declined': 'Rechazado.',
  'findings.answeredOn': 'Respondido el {day}.',
  'findings.promise': 'Promesa {no} del plan',
  'findings.notInPlan': 'Todavía no está en el plan.',
  'findings.agreement.good': 'Quienes ordenaron los puntos por separado coincidieron bien.',
  'findings.agreement.tentative':
    'Quienes ordenaron los puntos por separado coincidieron en algo: tómelo como provisional.',
  'findings.agreement.poor':
    'Quienes ordenaron los puntos por separado coincidieron poco: ninguna decisión debería basarse solo en esto.',
  'findings.agreement.interval':
    'Alfa {alpha}, probablemente de {low} a {high}; {points, plural, one {un punto ordenado} other {# puntos ordenados}} por dos o más personas.',
  'findings.agreement.never':
    'Quienes ordenaron {points, plural, one {un punto} other {# puntos}} por separado nunca difirieron (alfa 1). Más puntos todavía podrían mostrar diferencias.',
  'findings.agreement.noInterval':
    'Alfa {alpha}, con {points, plural, one {un punto} other {# puntos}}: muy pocos para decir qué tan seguro es.',
  'findings.agreement.noSpread':
    'Alfa {alpha}, con {points, plural, one {un punto} other {# puntos}} que apenas difieren: dice muy poco sobre qué tan seguro es.',
  'findings.agreement.fewPoints':
    'Muy pocos puntos fueron ordenados por dos personas para decir cuánto coinciden.',
  'findings.agreement.allAlike':
    'Todas las personas ordenaron igual todos los puntos; no se puede decir cuánto coinciden más allá del azar.',
  'findings.check.none': 'Todavía no se preguntó a quienes participaron, o no se ha publicado',
  'findings.check.noneText': 'Las afirmaciones vuelven a la gente, que dice si eso es lo que dijo.',
  'findings.check.heading': 'Lo que dicen de estas afirmaciones quienes participaron',
  'findings.check.rate': 'Respondieron {answered} de {asked} personas a quienes se preguntó ({rate}).',
  'findings.check.few': 'Respondieron menos de {fewest} personas: no se muestran sus respuestas.',
  'findings.check.nobody': 'Nadie respondió a esta afirmación.',
  'findings.check.missing':
    '{count, plural, =0 {Nadie dijo que falte algo.} one {Una persona dijo que falta algo.} other {# dijeron que falta algo.}}',
  'findings.check.counts':
    'De {all, plural, one {una persona} other {# personas}} que participaron: {yes} dicen sí, {partly} en parte, {no} «eso no es lo que dijimos».',
  'findings.check.words': 'Lo que ven de otra manera',
  'findings.check.about': 'Sobre: {claim}',
  'findings.check.about.missing': 'Sobre lo que falta',
  'findings.check.published':
    'Publicado el {day}. El código de una tarjeta cuenta una vez; no hace falta una cuenta.',
  'findings.decided':
    'El {share} de {points, plural, one {un punto publicado} other {# puntos publicados}} llevó a una decisión',
  'findings.decided.none': 'Todavía no hay puntos publicados bajo una afirmación',
  'findings.decided.counts':
    '{answered} de {themes, plural, one {una afirmación respondida} other {# afirmaciones respondidas}}; {committed, plural, =0 {ninguna está en el plan} one {una está en el plan} other {# están en el plan}}.',
  'findings.decidedNote':
    'Un punto cuenta donde se aceptó, entera o en parte, una afirmación de la que forma parte. Una rechazada tuvo respuesta, y sus puntos no cuentan.',
  'findings.daysToAnswer':
    'La primera respuesta llegó después de {days, plural, =0 {menos de un día} one {un día} other {# días}}.',
  'findings.daysWaiting':
    'Una afirmación lleva esperando {days, plural, =0 {menos de un día} one {un día} other {# días}}.',
  'findings.promisedBy': 'La respuesta se promete para el {day}.',
  'findings.reached': 'Vinieron {people} personas, a {sessions, plural, one {una sesión} other {# sesiones}}',
  'findings.reachedFew':
    'Se contaron menos de {fewest} personas, en {sessions, plural, one {una sesión} other {# sesiones}}',
  'findings.notCounted':
    'No se contó cuántas personas vinieron a {sessions, plural, one {una sesión} other {# sesiones}}',
  'findings.noProfile': 'No se contó quién vino.',
  'findings.reachedNote':
    'De conteos en las mesas y papeles sin nombre. No se muestran grupos de 1 a 9 personas, ni lo que los delataría. Quien vino dos veces cuenta dos veces.',
  'findings.group': 'Grupo',
  'findings.came': 'Vinieron',
  'findings.cameShare': 'Parte',
  'findings.residents': 'De residentes',
  'findings.sharesFrom': 'Partes de residentes: {source}',
  'findings.notShown': 'no se muestra',
  'findings.balance':
    '{tables, plural, =0 {No se contó ninguna mesa} one {Una mesa} other {# mesas}}{tables, plural, =0 {} other {, {known, plural, =0 {ninguna tiene} one {una tiene} other {# tienen}} notas suficientes para decir si se habló de forma pareja}}',
  'findings.balanceLead':
    'Es 1 donde cada asiento dio los mismos puntos, y 0 donde uno dio todos. Al lado: lo que daría el puro azar. Cuenta lo que se anotó, no los minutos.',
  'findings.balanceCaption': 'Qué tan pareja fue la palabra en las mesas',
  'findings.session': 'Sesión',
  'findings.table': 'Mesa',
  'findings.evenness': 'Paridad',
  'findings.byChance': 'Por azar',
  'findings.how': 'Cómo se hicieron las afirmaciones',
  'findings.codebook': 'Los códigos para ordenar se escribieron con {people} residentes (versión {version}).',
  'findings.codebookFew':
    'Los códigos para ordenar se escribieron con menos de {fewest} residentes (versión {version}).',
  'findings.coders':
    'Se ordenaron {coded, plural, one {un punto} other {# puntos}} de {points}, en {rounds, plural, one {una ronda} other {# rondas}}; {doubly, plural, =0 {ninguno} one {uno} other {#}} por al menos dos personas por separado.',
  'findings.codes': 'Códigos para ordenar los puntos',
  'findings.code': 'Código',
  'findings.definition': 'Definición',
  'findings.scale': 'Escala',
  'findings.scale.nominal': 'está o no está',
  'findings.scale.ordinal': 'un orden',
  'findings.scale.interval': 'una distancia',
  'findings.scale.ratio': 'una cantidad',
  'findings.codeState.merged': 'unido a otro',
  'findings.mergedInto': 'unido a «{code}»',
  'findings.range': '{low} a {high}',
  'findings.codeState.retired': 'ya no se usa',
  'findings.alpha': 'Alfa',
  'findings.interval': 'Intervalo del 95 %',
  'findings.alphaNote':
    'Alfa de Krippendorff: 1 cuando quienes ordenan por separado siempre coinciden, 0 cuando coinciden como por azar. Desde 0.80 suele tomarse como fiable, desde 0.67 como provisional: las dos marcas de cada línea.',
  'findings.csv': 'Afirmaciones como tabla (CSV)',
  'findings.log': 'El registro público',
  'findings.versions': 'Todas las versiones:',
  'memberCheck.title': '¿Es esto lo que dijo? – Understory',
  'memberCheck.heading': '¿Es esto lo que dijo?',
  'memberCheck.lead':
    'Usted participó en un diálogo. Aquí está lo que se entendió. Diga si es correcto. No necesita cuenta, y nadie sabrá quién es.',
  'memberCheck.code': 'Código de su tarjeta',
  'memberCheck.codeHint': 'Las 14 letras y cifras de la tarjeta de papel sobre el consentimiento.',
  'memberCheck.open': 'Mostrar las afirmaciones',
  'memberCheck.until': 'Puede responder hasta el {day}, y cambiar su respuesta hasta entonces.',
  'memberCheck.answer.yes': 'Sí, eso es lo que dijimos',
  'memberCheck.answer.partly': 'En parte',
  'memberCheck.answer.no': 'Eso no es lo que dijimos',
  'memberCheck.answer.none': 'No puedo decirlo',
  'memberCheck.missing': '¿Qué falta?',
  'memberCheck.missingHint':
    'Déjelo vacío si no falta nada. No escriba nombres. Dos personas lo leen antes de publicarlo.',
  'memberCheck.send': 'Enviar mis respuestas',
  'memberCheck.done': 'Gracias. Sus respuestas cuentan.',
  'memberCheck.doneText':
    'Se publican con cuántas personas respondieron, cuando al menos diez lo hicieron. Puede responder otra vez con el mismo código; cuenta la última respuesta.',
  'memberCheck.toFindings': 'Lo que se encontró',
}
