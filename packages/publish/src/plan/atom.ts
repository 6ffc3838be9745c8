import type { City, StepKind } from '@understory/model'
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
  },
}

/** The newest steps of all commitments as Atom (RFC 4287); ids and addresses of entries never change. */
export function atomOf(asked: {
  readonly city: City
  readonly all: readonly PublishedCommitment[]
  readonly home: string
  readonly language: 'en' | 'es'
}): string {
  const { city, all, home, language } = asked
  const there = `${home}${language === 'es' ? '/es' : ''}/plan`
  const steps = all
    .flatMap(one => one.shown.map(step => ({ one, step })))
    .toSorted((a, b) => (a.step.at < b.step.at ? 1 : a.step.at > b.step.at ? -1 : b.step.seq - a.step.seq))
    .slice(0, most)
  const feed = new Feed({
    id: `${home}/plan`,
    title: language === 'es' ? `Promesas de ${city.title}` : `Promises of ${city.title}`,
    link: there,
    language,
    updated: new Date(steps[0]?.step.at ?? 0),
    feedLinks: { atom: `${home}/api/v1/plan/commitments.atom?language=${language}` },
    author: { name: city.title },
    generator: 'Understory',
  })
  for (const { one, step } of steps) {
    const { no, id, standing } = one
    feed.addItem({
      id: `urn:uuid:${id}#${step.seq}`,
      title: `${no}: ${said[language][step.kind]} – ${standing.terms.what[language]}`,
      link: `${there}/commitments/${no}#step-${step.seq}`,
      date: new Date(step.at),
      description: step.words?.text ?? standing.terms.test[language],
      author: [{ name: step.org }],
    })
  }
  return feed.atom1()
}
