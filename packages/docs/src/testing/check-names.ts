import ts from 'typescript'
import type { Declaration } from '../source/declarations.ts'

/**
 * The names of the tests that a contract registers, in the order of the source: what it hands to
 * `defineCheck`, and what the functions do that it calls and whose names end in `Checks`. Where a
 * case's name is part of a test's, `…` stands for it.
 */
export function checkNames(name: string, all: ReadonlyMap<string, Declaration>): readonly string[] {
  const names = new Set<string>()
  const seen = new Set<string>()
  const follow = (called: string): void => {
    const declared = all.get(called)
    if (declared === undefined || seen.has(called)) return
    seen.add(called)
    visit(declared.node)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const called = node.expression.text
      const [first] = node.arguments
      if (called === 'defineCheck' && first) names.add(wordsOf(first))
      if (/(Checks|Check)$/.test(called)) follow(called)
    }
    ts.forEachChild(node, visit)
  }
  follow(name)
  return [...names].filter((each) => each !== '')
}

function wordsOf(node: ts.Node): string {
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isTemplateExpression(node)) return ''
  return [node.head.text, ...node.templateSpans.map(({ literal }) => `…${literal.text}`)].join('')
}
