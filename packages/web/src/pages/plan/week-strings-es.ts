/** Spanish of who owes what, and of the week of the plan. */
export const planWeekEs = {
  'duty.unanswered': 'Una respuesta, con {days, plural, one {un día} other {# días}} de atraso:',
  'duty.overdue': 'Vencida desde hace {days, plural, one {un día} other {# días}}:',
  'duty.silent': 'Decir cómo va, con {days, plural, one {un día} other {# días}} de atraso:',
  'duty.due-soon': '{days, plural, =0 {Vence hoy:} one {Vence mañana:} other {Vence en # días:}}',
  'duty.stale': 'Decir cómo va la acción, con {days, plural, one {un día} other {# días}} de atraso:',
  'owed.title': 'Quién debe qué en {city} – Understory',
  'owed.crumb': 'Quién debe qué',
  'owed.heading':
    '{late, plural, =0 {Nada está atrasado} one {Se debe una cosa al público} other {Se deben # cosas al público}}',
  'owed.lead':
    'Una respuesta a una propuesta, una promesa que ya venció, o decir cómo va una promesa o una acción del plan. Se sigue de las fechas, y desaparece cuando su responsable escribe.',
  'owed.reminded':
    '{count, plural, one {Se le recordó una vez} other {Se le recordó # veces}}, la última el {day}.',
  'week.title': 'Esta semana en el plan de {city} – Understory',
  'week.crumb': 'Esta semana',
  'week.heading':
    '{count, plural, =0 {Nada cambió en el plan en siete días} one {Una cosa cambió en el plan en siete días} other {# cosas cambiaron en el plan en siete días}}',
  'week.counts':
    '{open, plural, one {Una promesa está} other {# promesas están}} en marcha: {overdue, plural, one {una vencida} other {# vencidas}}, {silent} sin noticias. {unanswered, plural, one {Una propuesta no tiene} other {# propuestas no tienen}} respuesta a tiempo; {delivered, plural, one {una cumplida, según su responsable} other {# cumplidas, según sus responsables}}. {stale, plural, =0 {Ninguna acción del plan está} one {Una acción del plan está} other {# acciones del plan están}} sin noticias.',
  'week.changed': 'Qué cambió',
  'week.late': 'Qué está atrasado',
  'week.stale': 'Acciones sin noticias',
  'week.soon': 'Qué vence pronto',
  'week.nothing': 'Nada.',
  'week.more': 'y {more} más',
  'week.period': 'Del {from} al {to}.',
  'plan.toWeek': 'Esta semana en una pantalla',
}
