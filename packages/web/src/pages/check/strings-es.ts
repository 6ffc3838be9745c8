import type { checkEn } from './strings-en.ts'

export const checkEs: Record<keyof typeof checkEn, string> = {
  'check.title': 'Compruébanos – Understory',
  'check.heading':
    '{count, plural, =0 {El registro está vacío, y firmado} one {# asiento que nadie puede cambiar sin que se vea} other {# asientos que nadie puede cambiar sin que se vea}}',
  'check.nothing': 'Todavía no hay nada firmado',
  'check.lead':
    'Lo que aquí se promete, se acuerda o se publica se asienta en un registro público. No tienes que confiar en nosotros: cualquiera puede comprobar el registro, con herramientas que no son nuestras.',
  'check.refused': 'Ahora el registro no se está firmando.',
  'check.proves': 'Qué prueba el registro',
  'check.proves1': 'Un asiento estaba ahí cuando se firmó el punto de control.',
  'check.proves2': 'Desde entonces nada de lo que había en el registro se ha cambiado ni quitado.',
  'check.proves3': 'Todas las personas que comparan puntos de control ven la misma lista.',
  'check.provesNot': 'Qué no prueba',
  'check.provesNot1':
    'Que aquello de lo que trata un asiento sea cierto o bueno. Para eso hay fuentes, métodos y personas.',
  'check.provesNot2': 'Que se haya asentado todo. Si aquí falta algo, pregunta.',
  'check.entries': 'Los asientos',
  'check.type.release': 'Una publicación',
  'check.type.agreement': 'Un acuerdo',
  'check.type.commitment': 'Un compromiso',
  'check.type.verdict': 'Un veredicto',
  'check.version': 'versión {version}',
  'check.more': 'Más asientos',
  'check.yourself': 'Compruébalo todo por tu cuenta',
  'check.command':
    'Esto lee cada asiento y cada hash e informa del primer fallo. Cualquier otro programa para registros tlog-tiles hace lo mismo.',
  'check.key':
    'La clave que firma. Compárala con una copia impresa, por ejemplo en las actas del concejo, antes de creerla.',
  'check.checkpoint': 'El punto de control más reciente, firmado el {day}:',
  'check.witnesses':
    '{count, plural, =0 {Ningún testigo de fuera lo ha firmado también; sin uno, un registro podría decir dos cosas a dos personas.} one {Un testigo de fuera lo vio, comprobó que solo creció y lo firmó también:} other {# testigos de fuera lo vieron, comprobaron que solo creció y lo firmaron también:}}',
  'check.file': 'El punto de control como archivo',
  'check.keyFile': 'La clave como archivo',
  'check.entryTitle': 'Asiento {index} del registro – Understory',
  'check.entryHeading': '{type}: asiento {index} del registro público',
  'check.entryLead':
    'Asentado el {day}, versión {version}. El asiento no contiene nombres ni texto, solo un hash de aquello de lo que trata.',
  'check.verify': 'Verificarlo en este navegador',
  'check.needsScript':
    'Comprobarlo aquí necesita script. Sin él, descarga la prueba y compruébala con un programa.',
  'check.notYet': 'Ningún punto de control cubre todavía este asiento. Vuelve en unos segundos.',
  'check.good':
    'Sí: tu navegador lo calculó por sí mismo. Este asiento está en el registro de {origin} con {size, plural, one {# asiento} other {# asientos}}, y la clave lo firmó.',
  'check.bad.shape': 'No: la prueba no se puede leer. Algo la cambió en el camino, o aquí.',
  'check.bad.key': 'No: la clave no pertenece a este registro.',
  'check.bad.signature': 'No: la firma no se sostiene. Este punto de control no es lo que la clave firmó.',
  'check.bad.path':
    'No: los hashes no llevan de este asiento a la raíz firmada. El asiento o el registro fueron cambiados.',
  'check.theEntry': 'El asiento, letra por letra',
  'check.about': 'De qué trata',
  'check.aboutText':
    'El hash del asiento es SHA-256 de la sal y de estos datos, escritos como JSON canónico.',
  'check.salt': 'Sal:',
  'check.erased': 'Esto se borró. El asiento solo muestra que había algo.',
  'check.keep': 'Guarda la prueba',
  'check.proofFile': 'Descarga la prueba.',
  'check.keepText':
    'Con la clave de {origin} muestra para siempre que este asiento estaba en el registro, aunque este sitio ya no exista.',
  'check.back': 'Todos los asientos',
}
