import type { Finding } from '@fcc/contracts'
import type { ASTNode } from '@marcbachmann/cel-js'
import type { FactTable } from '../facts/fact-field.ts'
import { comprehensionOf, type Scope, textOf, walkExpression } from './expression.ts'
import { findingsIn } from './vocabulary-of.ts'

/** Which findings a predicate is about. */
export type ConcernsFinding = (finding: Finding) => boolean

const EVERY: ConcernsFinding = () => true

/**
 * The findings that a rule's redaction has to take away: those of the categories that its
 * `findings.exists(f, …)` name by `==`, `!=`, `in` or `startsWith`, where every use of findings names
 * some; else all.
 */
export function concernedFindings(root: ASTNode, facts: FactTable): ConcernsFinding {
  const tests: ConcernsFinding[] = []
  let uses = 0
  let named = 0
  walkExpression(root, (node, scope) => {
    if (node.op === 'id' && scope.every(({ variable }) => variable !== node.args)) {
      const root = facts.get(node.args)
      if (root?.kind === 'list' && root.element === 'finding') uses += 1
      return
    }
    const comprehension = comprehensionOf(node)
    if (comprehension?.macro !== 'exists' || comprehension.list.op !== 'id') return
    if (findingsIn(comprehension.list, scope, facts) === undefined) return
    const { variable, list, bodies } = comprehension
    const inner = [...scope, { variable, from: list, isElement: true }]
    const test = bodies[0] && categoryTest(bodies[0], inner)
    if (test === undefined) return
    named += 1
    tests.push(test)
  })
  if (uses === 0 || named < uses) return EVERY
  return (finding) => tests.some((test) => test(finding))

  /** What a body demands of the category, or `undefined` where it may hold for any. */
  function categoryTest(body: ASTNode, scope: Scope): ConcernsFinding | undefined {
    if (body.op === '&&') {
      const left = categoryTest(body.args[0], scope)
      const right = categoryTest(body.args[1], scope)
      return left && right ? (finding) => left(finding) && right(finding) : (left ?? right)
    }
    if (body.op === '||') {
      const left = categoryTest(body.args[0], scope)
      const right = categoryTest(body.args[1], scope)
      return left && right && ((finding) => left(finding) || right(finding))
    }
    if (body.op === '==' || body.op === '!=') {
      const [left, right] = body.args
      const literal = isCategory(left, scope) ? textOf(right) : undefined
      const name = literal ?? (isCategory(right, scope) ? textOf(left) : undefined)
      const isMeant = body.op === '=='
      return name === undefined ? undefined : ({ category }) => (category === name) === isMeant
    }
    if (body.op === 'in' && isCategory(body.args[0], scope) && body.args[1].op === 'list') {
      const names = body.args[1].args.map(textOf)
      return names.includes(undefined) ? undefined : ({ category }) => names.includes(category)
    }
    if (body.op === 'rcall' && body.args[0] === 'startsWith' && isCategory(body.args[1], scope)) {
      const beginning = body.args[2][0] && textOf(body.args[2][0])
      return beginning === undefined ? undefined : ({ category }) => category.startsWith(beginning)
    }
    return undefined
  }

  function isCategory(node: ASTNode, scope: Scope): boolean {
    const isField = node.op === '.' && node.args[1] === 'category'
    return isField && findingsIn(node.args[0], scope, facts) !== undefined
  }
}
