import type { Page } from 'playwright-core'

/** What a facilitator writes into the form of a series. */
export const texts: Readonly<Record<string, string>> = {
  'title.en': 'Safe evenings',
  'title.es': 'Tardes seguras',
  'question.en': 'What would make evenings on our blocks safe?',
  'question.es': '¿Qué haría seguras las tardes en nuestras cuadras?',
  'summary.en': 'Three evenings on one question.',
  'summary.es': 'Tres tardes sobre una pregunta.',
  slug: 'safe-evenings',
  convener: 'Office of Alder City',
  facilitator: 'Alder Mediation',
  noteTakers: 'Students of the college',
  decisionOwner: 'Parks of Alder City',
  'openToChange.en': 'Where lights go first\nWhen the gym is open',
  'openToChange.es': 'Dónde van primero las luces\nCuándo abre el gimnasio',
  'inTheRoom.en': 'Residents and the mediators.',
  'inTheRoom.es': 'Residentes y mediadores.',
}
export async function fill(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await page.fill(`[name="${name}"]`, value)
}
