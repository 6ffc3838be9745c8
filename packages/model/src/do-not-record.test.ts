import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { identifyingPassages, stoppedPassages } from './do-not-record.ts'

const kinds = (text: string, known: string[] = []) => identifyingPassages(text, known).map(one => one.kind)

/** Made up sentences, as they are said at tables. */
const stopped: readonly (readonly [string, string])[] = [
  ['Everybody knows Dontrell did it', 'name'],
  ['marcus said nobody came', 'name'],
  ['They should talk to Mr. Harlow about it', 'name'],
  ['my cousin Dre was there', 'name'],
  ['Officer Pell never gets out of the car', 'name'],
  ['a guy they call him smoke runs it', 'nickname'],
  ['ask Lil Pete about it', 'nickname'],
  ['people like "Tay" hold the corner', 'nickname'],
  ['It is always the 2200 block of Mulberry', 'block'],
  ['the lights at 14 Mill Lane are out', 'block'],
  ['they stand at the corner of Pine and Vine', 'block'],
  ['by 33rd Street it is dark', 'block'],
  ['The Mill Road lights are out', 'block'],
  ['a black Charger drives by', 'vehicle'],
  ['it was the silver van again', 'vehicle'],
  ['tag 7AB 123 was on it', 'vehicle'],
  ['kids at Northgate High are scared', 'school'],
  ['my number is 410-555-0137', 'contact'],
  ['write me at ada@example.org', 'contact'],
  ['follow @millsidekid for that', 'contact'],
  ['what happened on June 14 was wrong', 'date'],
  ['lo de 14 de junio fue grave', 'date'],
  ['todos saben que fue Ernesto', 'name'],
  ['dicen que Mía estaba allí', 'name'],
  ['le dicen Chuy en el barrio', 'nickname'],
  ['en la calle Olmo no hay luz', 'block'],
  ['un carro rojo pasa cada noche', 'vehicle'],
  ['los de la escuela Alameda tienen miedo', 'school'],
]
const free: readonly string[] = [
  'Creo que ella tiene razón, y que en julio será mejor.',
  'La decisión es mía y la pared es blanca.',
  'We need lights that work on every block.',
  'The way home from the bus is dark. A place to sit would help.',
  'They meet on Mondays and nobody told us.',
  'Young people want the gym open until ten on Friday.',
  'I think the Mayor should come and listen.',
  'Nobody will call, because nobody comes. We stopped calling.',
  'The GVRS letters scare people; a person at the door would help more.',
  'Hope is what we need. Will anybody stay?',
  'My son was stopped four times in one summer and they never said why.',
  'Necesitamos luces y un lugar para los jóvenes.',
  'La policía tarda dos horas en llegar.',
  '¿Quién responde cuando llamamos?',
  'It costs 40 dollars a month and takes 2 buses.',
]

describe('what is not written down at a table', () => {
  test.each(stopped)('stops “%s” for a %s', (text, kind) => {
    expect(kinds(text)).toContain(kind)
  })
  test.each(free)('lets “%s” pass', text => {
    expect(identifyingPassages(text)).toEqual([])
  })

  test('knows the names of areas and organisations of the series', () => {
    expect(kinds('lights in Alder Park are out')).toEqual(['name'])
    expect(kinds('lights in Alder Park are out', ['Alder Park'])).toEqual([])
    expect(kinds('Officer Pell in Alder Park', ['Alder Park'])).toEqual(['name'])
    expect(kinds('marcus was in Marcus Garden', ['Marcus Garden'])).toEqual(['name'])
  })

  test('lets somebody say that a passage is nobody, but never of a number or an address', () => {
    const text = 'ask for Evergreen at 410-555-0137'
    expect(stoppedPassages(text, []).map(one => one.kind)).toEqual(['name', 'contact'])
    expect(stoppedPassages(text, ['evergreen', '410-555-0137']).map(one => one.kind)).toEqual(['contact'])
  })

  test('says where each passage stands, in order and without overlaps, whatever is typed', () => {
    const words = fc.constantFrom(
      'Marcus',
      'the',
      'black',
      'Charger',
      'on',
      '12',
      'Mill',
      'Lane',
      '.',
      'June',
      '4',
      '“Tay”',
      'Lil',
      'año',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.array(words).map(all => all.join(' ')),
        ),
        text => {
          let end = 0
          for (const one of identifyingPassages(text)) {
            expect(one.start).toBeGreaterThanOrEqual(end)
            expect(text.slice(one.start, one.end)).toBe(one.text)
            end = one.end
          }
        },
      ),
    )
  })
})
