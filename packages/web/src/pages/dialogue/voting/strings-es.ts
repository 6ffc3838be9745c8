import type { votingEn } from './strings-en.ts'

/** Spanish of voting on statements and of the opinion map. */
export const votingEs: Record<keyof typeof votingEn, string> = {
  'voting.statementsTitle': 'Afirmaciones: {title} – Understory',
  'voting.nobodyYet':
    'Nadie ha votado todavía sobre {statements, plural, =0 {ninguna afirmación} one {una afirmación} other {# afirmaciones}}',
  'voting.statementsHeading':
    '{code, plural, =0 {Nadie ha votado} one {Una persona ha votado} other {# personas han votado}} con código y {open, plural, =0 {nadie} one {una} other {#}} sin código, sobre {statements, plural, =0 {ninguna afirmación} one {una afirmación} other {# afirmaciones}}',
  'voting.begin': 'De acuerdo o en desacuerdo',
  'voting.say': 'Dígalo con sus palabras',
  'voting.closed': 'La votación ha terminado.',
  'voting.toMap': 'Lo que todos comparten, en qué difieren',
  'voting.toStatements': 'Todas las afirmaciones',
  'voting.notCounted': 'Todavía no se muestra: menos de diez personas han votado sobre esto.',
  'voting.shares':
    'Alrededor de {agree} de acuerdo · {disagree} en desacuerdo · {pass} pasan · {seen} votaron · cada porcentaje puede variar hasta {margin} puntos',
  'crowd.code': 'Personas que vinieron con un código',
  'crowd.open': 'Cualquier persona, sin código',
  'crowd.about.code':
    'La facilitación entregó los códigos: en una sala, en una tarjeta, en papel o por mensaje de texto.',
  'crowd.about.open': 'podría ser una sola persona muchas veces.',
  'crowd.voters': '{voters, plural, =0 {Nadie ha votado.} one {Una ha votado.} other {Han votado #.}}',
  'crowd.apart': 'Los votos con código y los votos sin código se cuentan por separado y nunca se suman.',
  'counted.none':
    'Todavía no se muestra cómo votó la gente. Los votos se cuentan por primera vez cuando han votado {minPeople} personas.',
  'counted.on': 'Los votos se contaron por última vez el {on}.',
  'counted.next': 'Se cuentan de nuevo cuando hayan votado {minPeople} personas más.',
  'counted.nextFrom':
    'Se cuentan de nuevo no antes de las {from}, y cuando hayan votado {minPeople} personas más.',
  'counted.why':
    'Los votos no se cuentan uno por uno, y alrededor de uno de cada tres se sustituye por uno al azar antes de contarlo. Así nadie puede averiguar cómo votó una persona. Las cifras están corregidas por ello; son estimaciones.',
  'voting.author.participant': 'La escribió alguien que participa.',
  'voting.author.facilitator': 'La escribió la facilitación para empezar.',
  'voting.author.office': 'La escribió la alcaldía.',
  'voting.author.table': 'Se dijo en una mesa.',
  'voting.votes': 'Se han contado al menos {votes} votos, también los cambiados.',
  'voting.limit':
    'Cuenta el último voto de cada votante sobre una afirmación. Un votante es un navegador, una papeleta o un número de teléfono. Quien usa dos cuenta dos veces: sin cuentas eso no se puede saber.',
  'voting.fewer':
    'Una afirmación con la que muchos están en desacuerdo se muestra a menos gente. Compare porcentajes, no cantidades.',
  'voting.moderation': 'Cómo se moderan las afirmaciones: {accepted} aceptadas, {declined} rechazadas',
  'voting.waiting': 'Al menos {waiting} afirmaciones esperan decisión.',
  'voting.log': 'Registro de moderación (CSV)',
  'voting.logCaption': 'Decisiones de moderación más recientes',
  'voting.decided': 'Decidido',
  'voting.statement': 'Afirmación',
  'voting.decision': 'Decisión',
  'voting.accepted': 'Aceptada',
  'voting.declined': 'Rechazada: {reason}',
  'voting.reason.names-somebody': 'nombra o señala a una persona',
  'voting.reason.attacks-people': 'ataca a la gente por ser quien es',
  'voting.reason.off-question': 'no tiene que ver con la pregunta',
  'voting.reason.duplicate': 'dice lo que ya dice otra',
  'voting.reason.several-ideas': 'contiene varias ideas a la vez',
  'voting.reason.advertisement': 'hace publicidad',
  'voting.setAsideHeading': 'Votos apartados por la facilitación',
  'voting.setAside.set-aside':
    'Los votos de {voters, plural, one {un votante} other {# votantes}} se apartaron y no se cuentan: {reason}.',
  'voting.setAside.restored':
    'Los votos de {voters, plural, one {un votante} other {# votantes}} se cuentan de nuevo: {reason}.',
  'voting.setAside.reason.one-network': 'llegaron demasiados desde una red en una hora',
  'voting.setAside.reason.same-votes': 'los mismos votos muchas veces en pocos minutos',
  'voting.setAside.reason.automated': 'los emitió un programa',
  'voting.setAside.reason.code-leaked': 'un código de sala se usó fuera de la sala',
  'voting.setAside.reason.test-votes': 'se emitieron para probar el sistema',
  'voting.setAside.reason.real-people': 'resultaron ser personas reales',
  'voting.setAside.reason.mistake': 'se apartaron por error',
  'voting.voteTitle': 'Votar – Understory',
  'voting.how':
    'Verá una afirmación tras otra, {statements, plural, one {una} other {# en total}}. Diga si está de acuerdo. Pare cuando quiera: cada respuesta cuenta por sí sola. Nadie pregunta quién es.',
  'voting.cookieKept':
    'Un código queda en este navegador durante un año, para que siga donde lo dejó y cuente una vez. No se usa para nada más.',
  'voting.haveCode': 'Tengo un código de sala o una tarjeta de consentimiento',
  'voting.code': 'Código de sala',
  'voting.codeHint':
    'Está a la vista en la sala. También sirve el código de su tarjeta de consentimiento. Los votos con código se cuentan por separado, porque la facilitación entrega cada código.',
  'voting.working': 'Un momento: su aparato se está preparando …',
  'voting.noScript': 'Sin JavaScript: espere seis segundos antes de pulsar el botón.',
  'voting.kioskKept': 'Nada queda en este aparato.',
  'voting.progress': '{at} de {of}',
  'voting.agree': 'De acuerdo',
  'voting.disagree': 'En desacuerdo',
  'voting.pass': 'Paso, o no sé',
  'voting.stop': 'Parar y ver cómo se votó',
  'voting.nextPerson': 'Listo: siguiente persona',
  'voting.done': 'Ha respondido a todas',
  'voting.doneText': 'Gracias. Llegan afirmaciones nuevas mientras la votación está abierta.',
  'voting.sayTitle': 'Enviar una afirmación – Understory',
  'voting.sayHeading': '¿Con qué querría que otros estuvieran de acuerdo?',
  'voting.sayLabel': 'Su afirmación',
  'voting.sayHint':
    'Una idea, de 8 a 200 caracteres. Sin nombres, sin direcciones, nada que señale a una persona: todo el mundo la leerá.',
  'voting.send': 'Enviarla a la facilitación',
  'voting.policy': 'Qué pasa con ella',
  'voting.sent': 'Su afirmación está con la facilitación',
  'voting.sentText':
    'Se lee en un plazo de dos días. El registro de moderación dice qué se decidió, por este número y nunca por su nombre: no dio ninguno.',
  'voting.sentNumber': 'Número:',
  'voting.goOn': 'Seguir votando',
  'opinion.title': 'Lo que se comparte: {title} – Understory',
  'opinion.heading':
    '{voters, plural, one {Un votante está} other {# votantes están}} en {groups, plural, one {un grupo} other {# grupos}}',
  'opinion.headingNone': 'Cómo votan {voters, plural, one {una persona} other {# personas}}',
  'opinion.madeOf.code':
    'Este mapa se hace con los votos de personas que vinieron con un código. Los votos sin código no cambian nada en él.',
  'opinion.madeOf.open':
    'Este mapa se hace con votos sin código, que podrían ser de una sola persona muchas veces. En cuanto se cuenten votos de personas que vinieron con un código, se hará solo con esos.',
  'opinion.notShown.too-few':
    'No se muestran grupos: {placed, plural, =0 {nadie ha} one {una persona ha} other {# personas han}} respondido a suficientes afirmaciones, y {fewestVoters} es el mínimo. En una sala pequeña se podría reconocer a la gente.',
  'opinion.notShown.not-stable':
    'No se muestran grupos: trazados de nuevo salen distintos (se parecen en {stable} de 1, y 0.65 es el mínimo), o uno es tan pequeño que se podría reconocer a la gente.',
  'opinion.notShown.being-worked-out':
    'Los grupos se están calculando. Vuelva a cargar esta página en un minuto.',
  'opinion.shared':
    '{count, plural, =0 {Nada comparten todos los grupos} one {Todos los grupos comparten una afirmación} other {Todos los grupos comparten # afirmaciones}}',
  'opinion.consensus':
    '{count, plural, =0 {En nada está de acuerdo la mayoría} one {La mayoría está de acuerdo con una afirmación} other {La mayoría está de acuerdo con # afirmaciones}}',
  'opinion.nothingShared': 'Ninguna afirmación tiene hasta ahora el acuerdo de la mayoría de cada grupo.',
  'opinion.least': 'En cada grupo está de acuerdo al menos el {least}; el que menos, el grupo {group}.',
  'opinion.againstAll': 'Más de la mitad de estos votantes está en desacuerdo con',
  'opinion.againstSome': 'Un grupo puede verlo de otra manera: más abajo se dice qué distingue a cada grupo.',
  'opinion.where': 'Quien vota parecido está cerca',
  'opinion.planeText':
    'Mapa de {voters} votantes en {groups} grupos; las listas de abajo dicen con qué está de acuerdo y en desacuerdo cada grupo.',
  'opinion.planeNote':
    'Cada marca son cinco votantes o más de un grupo que votan parecido; cuanto mayor es la marca, más son. No se dibuja a quienes quedan aparte. Izquierda y derecha, arriba y abajo no significan nada por sí mismas: solo quién está cerca de quién.',
  'opinion.differ': 'Qué distingue a cada grupo',
  'opinion.group': 'Grupo {name}, {voters} personas',
  'opinion.side.agree': '{share} de acuerdo, {others} de los demás:',
  'opinion.side.disagree': '{share} en desacuerdo, {others} de los demás:',
  'opinion.table': 'Cada afirmación con el acuerdo de todos los grupos',
  'opinion.leastColumn': 'Grupo que menos',
  'opinion.product': 'Producto (Polis)',
  'opinion.method': 'Hasta dónde se puede confiar en esto',
  'opinion.methodText':
    'Los votantes se sitúan según votaron, y los grupos se trazan por sus lugares; nadie elige cuántos. Se muestran grupos a partir de {fewestVoters} votantes, y solo si otros comienzos y dejar fuera a uno de cada diez dan casi los mismos grupos. Un grupo es una manera de votar estas afirmaciones, no una clase de personas. Quienes votaron lo eligieron: no son una muestra de la ciudad.',
  'opinion.stability':
    'Trazados de nuevo desde otros comienzos los grupos se parecen en {starts} de 1, y sin uno de cada diez votantes en {left}. El mapa contiene el {spread} de todas las diferencias entre votantes.',
  'opinion.version': 'Trazado por',
}
