import { randomUUID } from 'node:crypto'
import type { Coding, CodingSheet, FindingsList, SessionNotes, Themes, WorkSeries } from '@understory/model'
import { madeUpSession } from '@understory/record/testing'
import type { Staff } from './staff.ts'

const both = (en: string, es: string) => ({ en, es })
/** What people said, the language, and what the first coder hears in it: light, the gym, being heard; and how much fear. */
const said: readonly (readonly [string, string, readonly string[], number])[] = [
  ['The stop is so dark that I walk two blocks more.', 'en', ['light'], 3],
  ['Half of the street lamps are out since summer.', 'en', ['light'], 2],
  ['We sit inside after eight because nothing is lit.', 'en', ['light'], 3],
  ['La parada está oscura y mi hija tiene miedo.', 'es', ['light'], 3],
  ['Light the way to the church hall.', 'en', ['light'], 1],
  ['When the lamp by the gym went out, people stopped coming.', 'en', ['light', 'gym'], 2],
  ['Open the gym until ten on weekends.', 'en', ['gym'], 0],
  ['The kids have nowhere to be after school.', 'en', ['gym'], 1],
  ['Que abran el gimnasio por la noche.', 'es', ['gym'], 0],
  ['The gym closed early the whole winter.', 'en', ['gym'], 0],
  ['A coach who stays is worth more than a camera.', 'en', ['gym'], 0],
  ['We said this two years ago and nobody answered.', 'en', ['heard'], 1],
  ['Somebody should call us back.', 'en', ['heard'], 0],
  ['Nos preguntan y después no pasa nada.', 'es', ['heard'], 1],
  ['Tell us what you decided, even if it is no.', 'en', ['heard'], 0],
  ['The meeting was the first time that anyone wrote it down.', 'en', ['heard'], 0],
  ['More buses after nine.', 'en', [], 1],
  ['The corner store should sell fruit.', 'en', [], 0],
]
const secondThoughts: Readonly<Record<number, readonly string[]>> = { 4: [], 7: ['gym', 'heard'] }

const code = (id: string, label: object, definition: object, more: object = {}) => ({
  ...{ id, label, definition, scale: 'nominal', ...more },
})
export const codes = [
  code(
    'light',
    both('Light', 'Luz'),
    both('Light at night, or that it is missing.', 'Luz de noche, o su falta.'),
  ),
  code('gym', both('The gym', 'El gimnasio'), both('A place for young people.', 'Un lugar para jóvenes.')),
  code(
    'heard',
    both('Being heard', 'Ser escuchado'),
    both('Whether an answer comes.', 'Si llega una respuesta.'),
  ),
  code('fear', both('Fear', 'Miedo'), both('How much fear speaks in it.', 'Cuánto miedo se oye.'), {
    ...{ scale: 'ordinal', most: 3 },
  }),
]
export const themes = [
  {
    ...{ id: 'dark', codes: ['light'] },
    claim: both('Dark stops keep people inside', 'Las paradas oscuras encierran a la gente'),
    summary: both(
      'People change their way home or stay in, because lamps are out and stops have none.',
      'La gente cambia su camino o se queda en casa, porque las lámparas no funcionan y las paradas no tienen luz.',
    ),
  },
  {
    ...{ id: 'gym', codes: ['gym'] },
    claim: both('The gym closes when it is needed', 'El gimnasio cierra cuando hace falta'),
    summary: both(
      'Young people have nowhere to be in the evening.',
      'La juventud no tiene dónde estar por la noche.',
    ),
  },
  {
    ...{ id: 'heard', codes: ['heard'] },
    claim: both('Nobody comes back with an answer', 'Nadie vuelve con una respuesta'),
    summary: both('People were asked before, and heard nothing.', 'Ya se les preguntó, y no oyeron nada.'),
  },
]

export type Ask = <T>(who: Staff, path: string, body?: object) => Promise<T>

/** Asks the API as somebody signed in. */
export const asker =
  (home: string): Ask =>
  async <T>(who: Staff, path: string, body?: object) => {
    const url = `${home}/api/v1/member/dialogue/${path}`
    const headers = { origin: home }
    const { request } = who.page
    const answer = body ? await request.post(url, { data: body, headers }) : await request.get(url)
    if (answer.status() !== 200) throw new Error(`${path} answers ${answer.status()}: ${await answer.text()}`)
    return (await answer.json()) as T
  }

/** An evening of three tables with its notes, head counts by slips, consent cards and released points; gives the codes of the cards. */
export async function holdEvening(ask: Ask, [mara, nora]: readonly [Staff, Staff], series: string) {
  const hours = { startsAt: '2039-03-10T22:00:00.000Z', endsAt: '2039-03-11T01:00:00.000Z' }
  const saved = await ask<WorkSeries>(
    mara,
    'sessions',
    madeUpSession(series, {}, { ...hours, state: 'held' }),
  )
  const session = saved.sessions[0]?.id ?? ''
  for (const table of [1, 2, 3])
    await ask(mara, `sessions/${session}/notes`, {
      table,
      notes: said
        .filter((_, n) => n % 3 === table - 1)
        .map(([text, language], n) => ({
          ...{ id: randomUUID(), segment: 'blocks', prompt: 'evening', text, form: 'paraphrase', language },
          ...{ channel: 'paper', seat: (n % 3) + 1, dissent: n === 1, writtenAt: '2026-03-10T23:00:00.000Z' },
        })),
    })
  for (const table of [1, 2, 3]) {
    const { pass } = await ask<{ pass: string }>(mara, `sessions/${session}/passes`, { table })
    const counted = await mara.page.request.post(
      `${new URL(mara.page.url()).origin}/api/v1/part/room/notes`,
      {
        data: {
          ...{ pass, device: 'device-one', notes: [] },
          tallies: [{ id: randomUUID(), people: 3 + table, countedAt: '2026-03-10T22:30:00.000Z' }],
        },
      },
    )
    if (counted.status() !== 200) throw new Error(`a head count answers ${counted.status()}`)
  }
  const { codes: cards } = await ask<{ codes: string[] }>(mara, `series/${series}/consent-cards`, {
    count: 15,
  })
  for (const [n, card] of cards.entries())
    await ask(mara, `sessions/${session}/consents`, {
      ...{ code: card, table: (n % 3) + 1, seat: Math.floor(n / 3) + 1, recorded: false, notes: true },
      ...{ quoted: false, contacted: false },
    })
  const { notes } = await ask<SessionNotes>(mara, `sessions/${session}/notes`)
  const points = notes
    .filter(one => !one.text.startsWith('Somebody should'))
    .map(one => ({ note: one.id, text: one.text, form: 'paraphrase' }))
  const { releases } = await ask<{ releases: { id: string }[] }>(mara, `series/${series}/note-releases`, {
    ...{ session, points },
  })
  await ask(nora, `series/${series}/note-releases/${releases[0]?.id}/decision`, { decision: 'released' })
  return { session, cards }
}

const isOf = (text: string) => said.findIndex(([one]) => one === text)

/** A codebook, a round of two coders, one of their differences settled, and themes. */
export async function codeEvening(ask: Ask, [mara, nora]: readonly [Staff, Staff], series: string) {
  const at = `series/${series}`
  await ask(mara, `${at}/codebook`, { version: 0, tookPart: 12, why: 'made at the second evening', codes })
  const { rounds } = await ask<Coding>(mara, `${at}/coding`, { points: 40, coders: 2 })
  const round = `${at}/coding/${rounds[0]?.id}`
  for (const [who, coder] of [mara, nora].entries()) {
    const sheet = await ask<CodingSheet>(coder, `${round}/open`, {})
    await ask(coder, `${round}/codings`, {
      done: true,
      codings: sheet.units.map(({ note, text }) => {
        const n = isOf(text)
        const heard = (who === 1 ? secondThoughts[n] : undefined) ?? said[n]?.[2] ?? []
        const fear = Math.max(0, (said[n]?.[3] ?? 0) - (who === 1 && n % 5 === 0 ? 1 : 0))
        return { note, values: { ...Object.fromEntries(heard.map(id => [id, 1])), fear } }
      }),
    })
  }
  const { disputes } = await ask<Coding>(mara, `${at}/coding`)
  const light = disputes.find(one => one.code === 'light')
  await ask(nora, `${round}/decisions`, {
    ...{ note: light?.note, code: 'light', value: 1, why: 'the way is dark' },
  })
  return ask<Themes>(mara, `${at}/themes`, { version: 0, themes })
}

const dimensions = [
  {
    ...{ id: 'age', title: both('Age', 'Edad'), source: 'Census 2020, table P12, Harbor district' },
    groups: [
      { label: both('Under 25', 'Menos de 25'), residents: 0.31, people: 12 },
      { label: both('25 to 59', '25 a 59'), residents: 0.48, people: 21 },
      { label: both('60 and over', '60 y más'), residents: 0.21, people: 4 },
    ],
  },
]

/** Who came, findings that the second person sends to a check, and the check that is open; gives their ids. */
export async function openCheck(ask: Ask, [mara, nora]: readonly [Staff, Staff], series: string) {
  const at = `series/${series}`
  await ask(mara, `${at}/participants`, { version: 0, dimensions })
  const { findings } = await ask<FindingsList>(mara, `${at}/findings`, { themes: 1 })
  const id = findings[0]?.id ?? ''
  await ask(nora, `${at}/findings/${id}/decision`, { decision: 'checking' })
  const opened = await ask<FindingsList>(mara, `${at}/findings/${id}/check`, { endsOn: '2099-12-01' })
  return { findings: id, check: opened.findings[0]?.check?.id ?? '' }
}
