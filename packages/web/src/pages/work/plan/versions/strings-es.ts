/** Spanish of the workspace pages about versions of the plan. */
export const workVersionsEs = {
  'workVersions.door': 'Versiones y acciones',
  'workVersions.title': 'Versiones del plan – Espacio de trabajo – Understory',
  'workVersions.heading':
    '{stale, plural, =0 {Ninguna acción suya está sin noticias} one {Una acción espera su palabra} other {# acciones esperan su palabra}}',
  'workVersions.new': 'Escribir una versión nueva',
  'workVersions.newLead':
    'Pegue el plan, una línea por elemento. Es un borrador hasta que lo haga público. Lo que ya era público está en el texto, cada línea con el número que tenía.',
  'workVersions.slug': 'Última parte de su dirección',
  'workVersions.slugHint': 'Un año, como 2026, o 2026-update. Después no se puede cambiar.',
  'workVersions.name': 'Título',
  'workVersions.from': 'Vigente desde',
  'workVersions.to': 'Vigente hasta',
  'workVersions.toHint': 'Puede quedar vacío.',
  'workVersions.text': 'El plan',
  'workVersions.textHint':
    'Número, título en los dos idiomas y, si los hay, responsable, cada cuánto informa (semanal, mensual, trimestral) y «was» con su número anterior. Una acción (tres partes) necesita responsable. Lo que ya no tiene línea se une a otra o se retira, con un motivo.',
  'workVersions.save': 'Guardar el borrador',
  'workVersions.counts':
    '{lines, plural, one {Un elemento} other {# elementos}}, {moves, plural, =0 {ninguno unido o retirado} one {uno unido o retirado} other {# unidos o retirados}}.',
  'workVersions.publish': 'Hacerlo público para siempre',
  'workVersions.publishText':
    'Toma el lugar de la versión vigente y se anota en el registro público. Después no se puede cambiar nada. Lo que se cambió arriba se guarda antes.',
  'workVersions.publicPage': 'Su página pública',
  'workVersions.own': 'Acciones de su organización',
  'workVersions.others': 'Acciones de otras',
  'workVersions.say': 'Decir cómo va',
  'workVersions.status': 'Estado',
  'workVersions.words': 'En sus palabras',
  'workVersions.wordsHint': 'Público. Si está retrasada hace falta un motivo. Sin nombres de personas.',
  'workVersions.sayIt': 'Escribirlo',
}
