import type { ASTNode } from '@marcbachmann/cel-js'

type CallNode = Extract<ASTNode, { op: 'rcall' }>

/** `findings.exists(f, …)`: a list, a name for each element, and what is asked of it. */
export interface Comprehension {
  readonly macro: string
  readonly list: ASTNode
  readonly variable: string
  /** One expression; for `map` with a filter, the filter and the value. */
  readonly bodies: readonly ASTNode[]
}

const COMPREHENSIONS = new Set(['all', 'exists', 'exists_one', 'filter', 'map'])

/** The comprehension that a method call is, or `undefined` for an ordinary call. */
export function comprehensionOf(node: ASTNode): Comprehension | undefined {
  if (node.op !== 'rcall') return undefined
  const [macro, list, [variable, ...bodies]] = node.args
  if (!COMPREHENSIONS.has(macro) || variable?.op !== 'id' || bodies.length === 0) return undefined
  return { macro, list, variable: variable.args, bodies }
}

/** `cel.bind(name, value, body)`, or `undefined`. */
export function bindingOf(
  node: ASTNode,
): { readonly variable: string; readonly value: ASTNode; readonly body: ASTNode } | undefined {
  if (!isCall(node) || node.args[0] !== 'bind') return undefined
  const [, receiver, [variable, value, body]] = node.args
  if (receiver.op !== 'id' || receiver.args !== 'cel' || variable?.op !== 'id') return undefined
  return value && body ? { variable: variable.args, value, body } : undefined
}

/** A name that an expression gives to a value for the length of its body. */
export interface Bound {
  readonly variable: string
  /** The list whose elements it runs through, or the value it stands for. */
  readonly from: ASTNode
  readonly isElement: boolean
}

/** The names that are bound where an expression stands, innermost last. */
export type Scope = readonly Bound[]

/** What a name stands for in a scope, the innermost first. */
export function boundIn(scope: Scope, name: string): Bound | undefined {
  return scope.findLast(({ variable }) => variable === name)
}

/** The parts of an expression, each with the names that are bound in it. */
export function partsOf(node: ASTNode, scope: Scope): readonly (readonly [ASTNode, Scope])[] {
  const comprehension = comprehensionOf(node)
  if (comprehension) {
    const { variable, list, bodies } = comprehension
    const inner = [...scope, { variable, from: list, isElement: true }]
    return [[list, scope], ...bodies.map((body) => [body, inner] as const)]
  }
  const binding = bindingOf(node)
  if (binding) {
    const { variable, value, body } = binding
    return [
      [value, scope],
      [body, [...scope, { variable, from: value, isElement: false }]],
    ]
  }
  return operandsOf(node).map((operand) => [operand, scope] as const)
}

function operandsOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return []
    case '.':
    case '.?':
      return [node.args[0]]
    case 'call':
      return node.args[1]
    case 'rcall':
      return [node.args[1], ...node.args[2]]
    case 'map':
      return node.args.flat()
    case '!_':
    case '-_':
      return [node.args]
    default:
      return node.args
  }
}

function isCall(node: ASTNode): node is CallNode {
  return node.op === 'rcall'
}

/** The text of a string literal, or `undefined`. */
export function textOf(node: ASTNode): string | undefined {
  return node.op === 'value' && typeof node.args === 'string' ? node.args : undefined
}

/** Calls `visit` for an expression and everything in it, outermost first. */
export function walkExpression(
  node: ASTNode,
  visit: (node: ASTNode, scope: Scope) => void,
  scope: Scope = [],
): void {
  visit(node, scope)
  for (const [part, inner] of partsOf(node, scope)) walkExpression(part, visit, inner)
}
