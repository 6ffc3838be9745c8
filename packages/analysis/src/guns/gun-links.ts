import type { GunCareer, GunGraph, GunLinks, GunRecord, GunReportFact } from '@understory/model'
import { UndirectedGraph } from 'graphology'
import { connectedComponents } from 'graphology-components'
import { bidirectional } from 'graphology-shortest-path'
import { placed } from './place-nodes.ts'

type NodeKind = GunGraph['nodes'][number]['kind']
type LinkKind = GunGraph['links'][number]['kind']
interface NodeFields {
  kind: NodeKind
  label: string
}
type Links = UndirectedGraph<NodeFields, { kind: LinkKind }>

/** Everything that guns hang together by: nodes are guns, incidents, sales, dealers and thefts. */
export interface GunNetwork {
  readonly graph: Links
  /** The same without dealers and thefts: two guns of one dealer are not thereby linked. */
  readonly close: Links
  /** The gun node of each row, by the agency's number. */
  readonly nodeOf: ReadonlyMap<string, string>
  readonly rowsOf: ReadonlyMap<string, readonly GunRecord[]>
}

const gunNode = (key: string) => `gun ${key}`

/**
 * The network of guns, incidents, sales and dealers. Rows that mean one firearm are one node: `firearmOf` gives for each row the
 * position of the row that stands for it.
 */
export function gunNetwork(
  records: readonly GunRecord[],
  reports: readonly GunReportFact[],
  firearmOf: ArrayLike<number>,
): GunNetwork {
  const graph: Links = new UndirectedGraph()
  const nodeOf = new Map<string, string>()
  const rowsOf = new Map<string, GunRecord[]>()
  const add = (id: string, kind: NodeKind, label: string) => {
    if (!graph.hasNode(id)) graph.addNode(id, { kind, label })
    return id
  }
  const link = (a: string, b: string, kind: LinkKind) => {
    if (a !== b && !graph.hasEdge(a, b)) graph.addEdge(a, b, { kind })
  }
  records.forEach((record, at) => {
    const first = records[firearmOf[at] ?? at] ?? record
    const node = add(gunNode(first.key), 'gun', first.key)
    nodeOf.set(record.key, node)
    const rows = rowsOf.get(node)
    if (rows) rows.push(record)
    else rowsOf.set(node, [record])
    if (record.dealerLicence !== null)
      link(
        node,
        add(`dealer ${record.dealerLicence}`, 'dealer', record.dealerName ?? record.dealerLicence),
        'sold-by',
      )
  })
  for (const report of reports) {
    const node = report.gunKey === null ? undefined : nodeOf.get(report.gunKey)
    if (!node) continue
    if (report.kind === 'sale' && report.transaction !== null)
      link(node, add(`sale ${report.transaction}`, 'sale', report.transaction), 'sold-in')
    const kind = linkOf(report)
    if (kind === null) continue
    if (report.incidentKey !== null)
      link(node, add(`incident ${report.incidentKey}`, 'incident', report.incidentKey), kind)
    const other = report.otherGunKey === null ? undefined : nodeOf.get(report.otherGunKey)
    if (other) link(node, other, kind)
  }
  const close = graph.copy() as Links
  for (const id of graph.nodes()) if (graph.getNodeAttribute(id, 'kind') === 'dealer') close.dropNode(id)
  return { graph, close, nodeOf, rowsOf }
}

function linkOf({ kind }: GunReportFact): LinkKind | null {
  if (kind === 'incident') return 'at-incident'
  return kind === 'ballistic-lead' || kind === 'ballistic-hit' ? kind : null
}

const clustersShown = 20

/** Groups of guns that incidents and sales hold together, most guns first; and the shortest way between two guns where one is asked for. */
export function gunLinks(
  network: GunNetwork,
  asked: { from: string; to: string } | null,
): Omit<GunLinks, 'coverage'> {
  const { close, nodeOf } = network
  const clusters = connectedComponents(close)
    .map(nodes => {
      const of = (kind: NodeKind) => nodes.filter(id => close.getNodeAttribute(id, 'kind') === kind)
      return {
        guns: of('gun').map(labelIn(close)),
        incidents: of('incident').length,
        sales: of('sale').length,
        nodes,
      }
    })
    .filter(one => one.guns.length > 1)
    .sort((a, b) => b.guns.length - a.guns.length || ((a.guns[0] ?? '') < (b.guns[0] ?? '') ? -1 : 1))
  const [from, to] = asked ? [nodeOf.get(asked.from), nodeOf.get(asked.to)] : []
  const nodes = from && to ? bidirectional(close, from, to) : null
  const shown = nodes ?? clusters[0]?.nodes ?? []
  return {
    clusters: clusters
      .slice(0, clustersShown)
      .map(({ guns, incidents, sales }) => ({ guns, incidents, sales })),
    all: clusters.length,
    path: asked ? { ...asked, nodes: nodes?.map(id => id) ?? null } : null,
    graph: drawnOf(close, shown),
  }
}

const labelIn = (graph: Links) => (id: string) => graph.getNodeAttribute(id, 'label')
const mostDrawn = 250

/** The part of a network over these nodes, laid out the same way each time. */
function drawnOf(graph: Links, ids: readonly string[]): GunGraph {
  const shown = new Set(ids.slice(0, mostDrawn))
  const links = graph.edges().flatMap(edge => {
    const [a, b] = graph.extremities(edge)
    return shown.has(a) && shown.has(b) ? [{ a, b, kind: graph.getEdgeAttribute(edge, 'kind') }] : []
  })
  const nodes = [...shown].map(id => ({ id, ...graph.getNodeAttributes(id) }))
  return { nodes: placed(nodes, links), links }
}

/** Everything told of one gun, by day; null for a number that is not there. */
export function gunCareer(
  network: GunNetwork,
  reports: readonly GunReportFact[],
  key: string,
): Omit<GunCareer, 'coverage'> | null {
  const node = network.nodeOf.get(key)
  const rows = node === undefined ? undefined : network.rowsOf.get(node)
  const gun = rows?.find(row => row.key === key) ?? rows?.[0]
  if (node === undefined || !rows || !gun) return null
  const keys = new Set(rows.map(row => row.key))
  const around = new Set([node])
  for (const step of [1, 2]) {
    void step
    for (const id of [...around])
      if (network.graph.getNodeAttribute(id, 'kind') !== 'dealer')
        for (const next of network.graph.neighbors(id)) around.add(next)
  }
  const component = connectedComponents(network.close).find(nodes => nodes.includes(node)) ?? []
  return {
    gun: endOf(gun),
    sameFirearm: rows.flatMap(row => (row.key === key ? [] : [row.key])),
    timeline: [
      ...rows.flatMap(eventsOfRow),
      ...reports.filter(one => one.gunKey !== null && keys.has(one.gunKey)).map(eventOfReport),
    ].sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : (a.on ?? '') > (b.on ?? '') ? 1 : 0)),
    around: drawnOf(network.graph, [...around]),
    cluster: component
      .filter(id => network.close.getNodeAttribute(id, 'kind') === 'gun' && id !== node)
      .map(labelIn(network.close))
      .sort(),
  }
}

export const endOf = ({
  key,
  serial,
  maker,
  model,
  calibre,
  recoveredOn,
  dealerName,
}: GunRecord): GunCareer['gun'] => ({
  ...{ key, serial, maker, model, calibre, recoveredOn },
  dealer: dealerName,
})

type Event = GunCareer['timeline'][number]
function eventsOfRow(row: GunRecord): Event[] {
  const events: Event[] = [
    { on: row.soldOn, what: 'sold', about: row.dealerName, detail: row.dealerState },
    { on: row.recoveredOn, what: 'recovered', about: row.key, detail: row.circumstance },
    { on: row.traceRequestedOn, what: 'trace-requested', about: null, detail: null },
    { on: row.traceCompletedOn, what: 'trace-completed', about: null, detail: row.traceStatus },
  ]
  return events.filter(event => event.on !== null)
}

/** A sale names its transaction and never the code of the buyer: the timeline is about the gun. */
const eventOfReport = (report: GunReportFact): Event => ({
  on: report.from,
  what: report.kind,
  about: report.incidentKey ?? report.otherGunKey ?? report.transaction,
  detail: report.what,
})
