import type { ASTNode } from '@marcbachmann/cel-js'
import type { CelValue, FactTable } from '../facts/fact-field.ts'
import { type Closure, compileExpression } from './compile-expression.ts'
import { comprehensionOf, type Scope } from './expression.ts'

/** Compiles `exists`, `all`, `exists_one`, `filter` and `map`; `undefined` where a part is not covered. */
export function compileComprehension(
  node: ASTNode,
  scope: Scope,
  facts: FactTable,
): Closure | undefined {
  const comprehension = comprehensionOf(node)
  if (comprehension === undefined) return undefined
  const { macro, variable, bodies } = comprehension
  const slot = scope.length
  const inner = [...scope, { variable, from: comprehension.list, isElement: true }]
  const list = compileExpression(comprehension.list, scope, facts)
  const body = bodies[0] && compileExpression(bodies[0], inner, facts)
  const last = bodies[1] && compileExpression(bodies[1], inner, facts)
  if (!list || !body || (bodies.length > 1 && !last)) return undefined
  switch (macro) {
    case 'exists':
      return quantifier(list, body, slot, true)
    case 'all':
      return quantifier(list, body, slot, false)
    case 'exists_one':
      return (input, frame) => {
        let hits = 0
        for (const element of list(input, frame) as readonly CelValue[]) {
          frame[slot] = element
          if (body(input, frame)) hits += 1
        }
        return hits === 1
      }
    case 'filter':
      return (input, frame) =>
        (list(input, frame) as readonly CelValue[]).filter((element) => {
          frame[slot] = element
          return body(input, frame)
        })
    default:
      return (input, frame) => {
        const values: CelValue[] = []
        for (const element of list(input, frame) as readonly CelValue[]) {
          frame[slot] = element
          if (last === undefined) values.push(body(input, frame))
          else if (body(input, frame)) values.push(last(input, frame))
        }
        return values
      }
  }
}

/**
 * `exists` ends at the first true, `all` at the first false; an error counts only where no element
 * decides (CEL language definition, "Macros").
 */
function quantifier(list: Closure, body: Closure, slot: number, decisive: boolean): Closure {
  return (input, frame) => {
    let problem: unknown
    for (const element of list(input, frame) as readonly CelValue[]) {
      frame[slot] = element
      try {
        if (body(input, frame) === decisive) return decisive
      } catch (thrown) {
        problem ??= thrown
      }
    }
    if (problem !== undefined) throw problem
    return !decisive
  }
}
