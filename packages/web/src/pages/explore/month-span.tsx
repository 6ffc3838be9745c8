import { type PointerEvent, useRef, useState } from 'react'
import { Form, useNavigate } from 'react-router'
import { useWords } from '../../strings/words.tsx'
import { chosenFacets, type ExploreState, searchOfState } from './explore-state.ts'
import { type Facet, FacetHead } from './facet-list.tsx'

interface Props {
  facet: Facet
  state: ExploreState
}

/** Months as columns with a span over them: drag with a pointer, or choose two months in a form (no script needed). */
export function MonthSpan({ facet, state }: Props) {
  const words = useWords()
  const { groups, outside } = densePart(facet.groups.filter(group => group.code !== ''))
  const codes = groups.map(group => group.code)
  const most = Math.max(1, ...groups.map(group => group.count))
  const [first, last] = [codes[0], codes.at(-1)]
  const drag = useDrag(codes, state)
  if (!first || !last) return null
  const [from, to] = drag.span ?? [state.from ?? first, state.to ?? last]
  const unknown = facet.groups.find(group => group.code === '')
  return (
    <section className="facet facet-wide" aria-labelledby="facet-month">
      <FacetHead facet={facet} state={state} />
      <svg
        ref={drag.ref}
        className="month-span"
        viewBox={`0 0 ${codes.length} 100`}
        preserveAspectRatio="none"
        role="img"
        aria-label={words.t('explore.month-text', { from: words.month(first), to: words.month(last), most })}
        {...drag.handlers}
      >
        {groups.map((group, index) => (
          <rect
            key={group.code}
            className={group.code >= from && group.code <= to ? 'month-in' : 'month-out'}
            x={index + 0.08}
            width={0.84}
            y={100 - (100 * group.count) / most}
            height={(100 * group.count) / most}
          />
        ))}
      </svg>
      <p className="month-ends">
        <span>{words.month(first)}</span>
        <span>{words.month(last)}</span>
      </p>
      <SpanForm codes={codes} state={state} />
      {outside > 0 && <p className="facet-note">{words.t('explore.month-outside', { count: outside })}</p>}
      {unknown && unknown.count > 0 && (
        <p className="facet-note">{words.t('explore.missing-time', { count: unknown.count })}</p>
      )}
    </section>
  )
}

function SpanForm({ codes, state }: { codes: readonly string[]; state: ExploreState }) {
  const words = useWords()
  const months = (name: 'from' | 'to', label: string, value: string | undefined) => (
    <label>
      {label}
      <select name={name} defaultValue={value} key={value}>
        {codes.map(code => (
          <option key={code} value={code}>
            {words.month(code)}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <Form method="get" className="month-form" preventScrollReset>
      {chosenFacets.flatMap(name =>
        (state.selected[name] ?? []).map(code => (
          <input key={`${name} ${code}`} type="hidden" name={name} value={code} />
        )),
      )}
      {months('from', words.t('explore.from'), state.from ?? codes[0])}
      {months('to', words.t('explore.to'), state.to ?? codes.at(-1))}
      <button type="submit">{words.t('explore.apply')}</button>
      <span className="month-hint">{words.t('explore.month-hint')}</span>
    </Form>
  )
}

/** Dragging over the columns; the address changes when the pointer is let go. */
function useDrag(codes: readonly string[], state: ExploreState) {
  const ref = useRef<SVGSVGElement>(null)
  const navigate = useNavigate()
  const [ends, setEnds] = useState<readonly [number, number] | null>(null)
  const at = (event: PointerEvent): number => {
    const box = ref.current?.getBoundingClientRect()
    if (!box) return 0
    return Math.max(
      0,
      Math.min(codes.length - 1, Math.floor(((event.clientX - box.left) / box.width) * codes.length)),
    )
  }
  const spanOf = ([a, b]: readonly [number, number]): readonly [string, string] => [
    codes[Math.min(a, b)] ?? '',
    codes[Math.max(a, b)] ?? '',
  ]
  const handlers = {
    onPointerDown: (event: PointerEvent) => {
      ref.current?.setPointerCapture(event.pointerId)
      setEnds([at(event), at(event)])
    },
    onPointerMove: (event: PointerEvent) => ends && setEnds([ends[0], at(event)]),
    onPointerCancel: () => setEnds(null),
    onPointerUp: (event: PointerEvent) => {
      if (!ends) return
      const [from, to] = spanOf([ends[0], at(event)])
      setEnds(null)
      navigate(searchOfState({ ...state, from, to }), { preventScrollReset: true })
    },
  }
  return { ref, handlers, span: ends ? spanOf(ends) : null }
}

/**
 * The months worth drawing: a few records dated decades early or in the future would leave no room for the rest.
 * At each end at most one record in a thousand is left out, and counted.
 */
export function densePart(groups: Facet['groups']): { groups: Facet['groups']; outside: number } {
  const total = groups.reduce((sum, group) => sum + group.count, 0)
  const reach = (some: Facet['groups']): number => {
    let sum = 0
    return some.findIndex(group => {
      sum += group.count
      return sum > total / 1000
    })
  }
  const first = reach(groups)
  if (first < 0) return { groups, outside: 0 }
  const drawn = groups.slice(first, groups.length - reach(groups.toReversed()))
  return { groups: drawn, outside: total - drawn.reduce((sum, group) => sum + group.count, 0) }
}
