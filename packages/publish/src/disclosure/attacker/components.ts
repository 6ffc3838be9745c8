import type { Reduced } from './propagate.ts'
import type { Equation } from './system.ts'

/** Unknown parts that hang together, the equations among them, and the targets they make up, by number. */
export interface Component {
  readonly parts: readonly number[]
  readonly equations: readonly Equation[]
  readonly targets: readonly number[]
}

/** Components that hold a target; parts of one target are held together. */
export function componentsOf(
  { low, high, equations }: Reduced,
  targets: readonly (readonly number[])[],
): Component[] {
  const parent = new Map<number, number>()
  const find = (part: number): number => {
    let root = part
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up
    for (let at = part; at !== root; ) {
      const up = parent.get(at) ?? root
      parent.set(at, root)
      at = up
    }
    if (!parent.has(root)) parent.set(root, root)
    return root
  }
  const join = (parts: readonly number[]) => {
    const [first] = parts
    if (first === undefined) return
    const root = find(first)
    for (const part of parts) parent.set(find(part), root)
  }
  const open = targets.map(parts => parts.filter(part => low[part] !== high[part]))
  for (const { plus, minus } of equations) join([...plus, ...minus])
  for (const parts of open) join(parts)
  const components = new Map<number, { parts: number[]; equations: Equation[]; targets: number[] }>()
  for (const [n, [first]] of open.entries()) {
    if (first === undefined) continue
    const root = find(first)
    const component = components.get(root) ?? { parts: [], equations: [], targets: [] }
    component.targets.push(n)
    components.set(root, component)
  }
  for (const part of parent.keys()) components.get(find(part))?.parts.push(part)
  for (const equation of equations) {
    const [first] = equation.plus.length > 0 ? equation.plus : equation.minus
    if (first !== undefined) components.get(find(first))?.equations.push(equation)
  }
  return [...components.values()]
}
