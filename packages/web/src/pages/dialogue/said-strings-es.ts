import type { saidEn } from './said-strings-en.ts'

/** Spanish of what was released of what people said. */
export const saidEs: Record<keyof typeof saidEn, string> = {
  'said.heading': '{count, plural, one {Se publicó un punto} other {Se publicaron # puntos}}',
  'said.lead':
    'Notas de las mesas, sin nombres. Dos personas de la facilitación independiente revisaron cada punto antes de publicarlo. La mayoría está en otras palabras; las citas son palabras de quienes aceptaron ser citados, con un nombre inventado.',
  'said.other': 'Otros puntos',
  'said.voice': 'Voz {name}, un nombre inventado',
  'said.download': 'Todos los puntos publicados (CSV)',
  'quote.link': 'Retirar una cita',
  'quote.title': 'Retirar una cita – Understory',
  'quote.heading': 'Retirar una cita',
  'quote.lead':
    'Con el código de su tarjeta de consentimiento. Sus palabras salen de todas las páginas enseguida. Nadie pregunta por qué ni sabe quién es usted.',
  'quote.code': 'Código de su tarjeta',
  'quote.send': 'Retirarla',
  'quote.done': 'Sus palabras están retiradas',
  'quote.doneText':
    'Nada de lo citado con este código queda en ninguna página. El registro público guarda un número que nadie puede convertir otra vez en sus palabras. Las copias que otros hicieron antes no se pueden recuperar.',
}
