import { type City, escapeHtml, plainText, type StepKind, singleLine } from '@understory/model'
import type { PublishedCommitment } from '@understory/record/published'
import { Feed } from 'feed'

const most = 100
const said: Readonly<Record<'en' | 'es', Readonly<Record<StepKind, string>>>> = {
  en: {
    proposed: 'Proposed',
    reworded: 'Proposed in other words',
    accepted: 'Accepted',
    declined: 'Declined',
    'in-progress': 'In progress',
    stalled: 'Stalled',
    delivered: 'Delivered, says its owner',
    'due-moved': 'Due day moved',
    'handed-over': 'Handed over',
    evidence: 'Evidence handed in',
    reviewed: 'Reviewed independently',
    judged: 'Judged by residents, written down',
  },
  es: {
    proposed: 'Propuesto',
    reworded: 'Propuesto con otras palabras',
    accepted: 'Aceptado',
    declined: 'Rechazado',
    'in-progress': 'En marcha',
    stalled: 'Detenido',
    delivered: 'Cumplido, según su responsable',
    'due-moved': 'Fecha cambiada',
    'handed-over': 'Traspasado',
    evidence: 'Evidencia entregada',
    reviewed: 'Revisado de forma independiente',
    judged: 'Juzgado por los vecinos, anotado',
  },
}

/** The library writes titles and summaries as HTML as they are, and characters that are no XML too: people's words are made plain first. */
const asHtml = (text: string): string => escapeHtml(plainText(text))

/** The newest steps of all commitments as Atom (RFC 4287); ids and addresses of entries never change. */
export function atomOf(asked: {
  readonly city: City
  readonly all: readonly PublishedCommitment[]
  readonly home: string
  readonly language: 'en' | 'es'
}): string {
  const { all, home, language } = asked
  const city = singleLine(asked.city.title)
  const there = `${home}${language === 'es' ? '/es' : ''}/plan`
  const steps = all
    .flatMap(one => one.shown.map(step => ({ one, step })))
    .toSorted((a, b) => (a.step.at < b.step.at ? 1 : a.step.at > b.step.at ? -1 : b.step.seq - a.step.seq))
    .slice(0, most)
  const feed = new Feed({
    id: `${home}/plan`,
    title: language === 'es' ? `Promesas de ${city}` : `Promises of ${city}`,
    link: there,
    language,
    updated: new Date(steps[0]?.step.at ?? 0),
    feedLinks: { atom: `${home}/api/v1/plan/commitments.atom?language=${language}` },
    author: { name: city },
    generator: 'Understory',
  })
  for (const { one, step } of steps) {
    const { no, id, standing } = one
    feed.addItem({
      id: `urn:uuid:${id}#${step.seq}`,
      title: asHtml(singleLine(`${no}: ${said[language][step.kind]} – ${standing.terms.what[language]}`)),
      link: `${there}/commitments/${no}#step-${step.seq}`,
      date: new Date(step.at),
      description: asHtml(step.words?.text ?? standing.terms.test[language]),
      author: [{ name: singleLine(step.org) }],
    })
  }
  return feed.atom1()
}
