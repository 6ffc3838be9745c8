/** Spanish of the page on which letters are stopped. */
export const lettersEs = {
  'letters.title': 'Cartas – Understory',
  'letters.heading': 'Le llegan cartas del plan',
  'letters.lead':
    'Recordatorios de lo que su organización debe al público y, una vez por semana, la semana del plan. Se detienen solo para usted, enseguida y para siempre.',
  'letters.stopped': 'Ya no le llegan cartas del plan',
  'letters.stoppedLead':
    'Lo que debe su organización se sigue leyendo en la página pública. Los enlaces para entrar llegan todavía cuando pide uno.',
  'letters.stop': 'Dejar de recibir estas cartas',
  'letters.again': 'Volver a recibirlas',
  'letters.saved': 'Guardado.',
  'letters.language': 'Idioma',
  'letters.in.en': 'Están en inglés.',
  'letters.in.es': 'Están en español.',
  'letters.other.en': 'Recibirlas en español',
  'letters.other.es': 'Get them in English',
  'letters.owed': 'Quien tenga el enlace de una de sus cartas también puede hacer esto. No abre nada más.',
  'letters.account': 'Cartas del plan',
  'letters.accountLink': 'Dejar de recibirlas o cambiar su idioma',
}
