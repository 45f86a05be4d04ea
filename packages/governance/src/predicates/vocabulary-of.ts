import type { ASTNode } from '@marcbachmann/cel-js'
import type { FactList, FactTable } from '../facts/fact-field.ts'
import type { Vocabulary } from '../facts/vocabulary.ts'
import { bindingOf, boundIn, comprehensionOf, type Scope } from './expression.ts'
import { factReference } from './fact-reference.ts'

/**
 * What the text of an expression (or of a list's elements) is drawn from: `f.category` inside
 * `findings.exists(f, …)` is a finding category, `gates.passed` holds gates. `undefined` for free text.
 */
export function vocabularyOf(
  node: ASTNode,
  scope: Scope,
  facts: FactTable,
): Vocabulary | undefined {
  const reference = factReference(node, scope, facts)
  if (reference?.kind === 'fact') return reference.field.vocabulary
  if (reference?.kind === 'list') {
    return reference.list.element === 'string' ? reference.list.vocabulary : undefined
  }
  if (node.op === 'id') {
    const bound = boundIn(scope, node.args)
    return bound && vocabularyOf(bound.from, outside(scope, node.args), facts)
  }
  if (node.op === '.' && node.args[1] === 'category') {
    return findingsIn(node.args[0], scope, facts)?.vocabulary
  }
  if (node.op === '[]') return vocabularyOf(node.args[0], scope, facts)
  if (node.op === '?:') {
    return vocabularyOf(node.args[1], scope, facts) ?? vocabularyOf(node.args[2], scope, facts)
  }
  const comprehension = comprehensionOf(node)
  if (comprehension?.macro === 'filter') return vocabularyOf(comprehension.list, scope, facts)
  if (comprehension?.macro === 'map') {
    const { variable, list, bodies } = comprehension
    const value = bodies.at(-1)
    return (
      value && vocabularyOf(value, [...scope, { variable, from: list, isElement: true }], facts)
    )
  }
  const binding = bindingOf(node)
  if (binding) {
    const { variable, value, body } = binding
    return vocabularyOf(body, [...scope, { variable, from: value, isElement: false }], facts)
  }
  return undefined
}

/** The list of findings that an expression is, or is an element of. */
export function findingsIn(node: ASTNode, scope: Scope, facts: FactTable): FactList | undefined {
  const reference = factReference(node, scope, facts)
  if (reference?.kind === 'list') {
    return reference.list.element === 'finding' ? reference.list : undefined
  }
  if (node.op === 'id') {
    const bound = boundIn(scope, node.args)
    return bound && findingsIn(bound.from, outside(scope, node.args), facts)
  }
  if (node.op === '[]') return findingsIn(node.args[0], scope, facts)
  const comprehension = comprehensionOf(node)
  return comprehension?.macro === 'filter'
    ? findingsIn(comprehension.list, scope, facts)
    : undefined
}

/** The names that were bound before this one was. */
function outside(scope: Scope, name: string): Scope {
  return scope.slice(
    0,
    scope.findLastIndex(({ variable }) => variable === name),
  )
}
